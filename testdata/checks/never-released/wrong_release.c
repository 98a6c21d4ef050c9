/* What ends something else does not end the handle: a descriptor in a stream's place and the other way around. */
#include <fcntl.h>
#include <stdio.h>
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
