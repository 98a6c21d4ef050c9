/* A function that gives back what it has closed already: whoever goes on with it comes too late. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static FILE *closed_stream(const char *path)
{
    FILE *f = fopen(path, "r");
    if (f) fclose(f);
    return f;
}

void closes_again(const char *path)
{
    FILE *f = closed_stream(path);
    if (f) fclose(f); /* want "double-cancel: .*stream is released twice" */
}

int reads_after(const char *path)
{
    FILE *f = closed_stream(path);
    return f ? fgetc(f) : -1; /* want "use-after-cancel: .*used by fgetc after it was released" */
}

/* Only asked whether it could be opened. */
int can_be_read(const char *path)
{
    return closed_stream(path) != NULL;
}

static FILE *open_stream(const char *path, int keep)
{
    FILE *f = fopen(path, "r");
    if (f && !keep) {
        fclose(f);
        f = NULL;
    }
    return f;
}

void closes_once(const char *path)
{
    FILE *f = open_stream(path, 1);
    if (f) fclose(f);
}

static FILE *again(void)
{
    FILE *in = freopen("data", "r", stdin);
    if (in) fclose(in);
    return in;
}

void reopened_twice(void)
{
    FILE *in = again();
    if (in) fclose(in); /* want "double-cancel: .*released twice" */
}

/* freopen begins anew, whatever became of the stream before. */
static void read_first(void)
{
    FILE *in = freopen("first", "r", stdin);
    if (in) fclose(in);
}

static void read_second(void)
{
    FILE *in = freopen("second", "r", stdin);
    if (in) fclose(in);
}

void one_after_the_other(void)
{
    read_first();
    read_second();
}
