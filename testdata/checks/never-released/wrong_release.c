/* What ends something else does not end the handle: a descriptor in a stream's place, a stream in a process's, memory. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int stream_for_descriptor(const char *path)
{
    int fd = open(path, O_RDONLY); /* want "never-released: 'fd'" */
    if (fd == -1) return -1;
    fclose((FILE *)(long)fd);
    return 0;
}

int descriptor_for_stream(const char *path)
{
    FILE *in = fopen(path, "r"); /* want "never-released: 'in'" */
    if (!in) return -1;
    close((int)(long)in);
    return 0;
}

static void end_stream(void *p)
{
    if (p) fclose(p);
}

int through_a_function(const char *path)
{
    int fd = open(path, O_RDONLY); /* want "never-released: 'fd'" */
    if (fd == -1) return -1;
    end_stream((void *)(long)fd);
    return 0;
}

/* The stream takes the descriptor over. */
int stream_over_descriptor(const char *path)
{
    int fd = open(path, O_RDONLY);
    if (fd == -1) return -1;
    FILE *in = fdopen(fd, "r");
    if (!in) {
        close(fd);
        return -1;
    }
    fclose(in);
    return 0;
}

/* Two sorts of one type, each with an end of its own. */
int stream_end_for_process(const char *command)
{
    char line[80];
    FILE *in = popen(command, "r"); /* want "never-released: 'in'" */
    if (!in) return -1;
    if (fgets(line, sizeof line, in)) puts(line);
    fclose(in);
    return 0;
}

int process_end_for_stream(const char *path)
{
    FILE *in = fopen(path, "r"); /* want "never-released: 'in'" */
    if (!in) return -1;
    if (fgetc(in) == EOF) {
        pclose(in);
        return -1;
    }
    pclose(in);
    return 0;
}

int memory_for_directory(const char *path)
{
    DIR *d = opendir(path); /* want "never-released: 'd'.*likely" */
    if (!d) return -1;
    while (readdir(d)) puts("entry");
    free(d);
    return 0;
}

/* Who knows both ends tells the two apart by something. */
int either_stream(const char *name, int *piped)
{
    FILE *in = *name == '|' ? popen(name + 1, "r") : fopen(name, "r");
    *piped = *name == '|';
    if (!in) return -1;
    puts(name);
    if (*piped)
        pclose(in);
    else
        fclose(in);
    return 0;
}

int either_by_pointer(const char *name)
{
    int (*end)(FILE *) = fclose;
    FILE *in = NULL;
    if (*name == '|') {
        in = popen(name + 1, "r");
        end = pclose;
    } else {
        in = fopen(name, "r");
    }
    if (!in) return -1;
    return end(in);
}

/* Memory that a library hands out as text is often given back so. */
int text_of_library(void)
{
    char *dir = getcwd(NULL, 0);
    if (!dir) return -1;
    puts(dir);
    free(dir);
    return 0;
}
