/* The end of the process ends every handle: main's return, exit, abort, exec, and helpers that never come back. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void die(const char *format, ...)
{
    va_list ap;

    va_start(ap, format);
    vfprintf(stderr, format, ap);
    va_end(ap);
    exit(1);
}

static void die_if(int bad, const char *what)
{
    if (bad)
        die("%s: %s\n", what, strerror(errno));
}

static void usage(int status)
{
    puts("usage: tool FILE");
    exit(status);
}

int checked_by_die(const char *path, char *out, size_t room)
{
    int fd = open(path, O_RDONLY);
    ssize_t n;

    if (fd < 0)
        die("open %s\n", path);
    n = read(fd, out, room);
    if (n < 0)
        die("read %s\n", path);
    close(fd);
    return (int)n;
}

int checked_by_die_if(const char *path, char *out, size_t room)
{
    int fd = open(path, O_RDONLY);
    ssize_t n;

    die_if(fd < 0, path);
    n = read(fd, out, room);
    die_if(n < 0, path);
    close(fd);
    return (int)n;
}

int usage_never_returns(int argc, char **argv)
{
    int fd = open("/dev/null", O_RDONLY);

    if (argc < 2)
        usage(2);
    puts(argv[1]);
    close(fd);
    return 0;
}

int replaced_by_exec(char *const argv[])
{
    int fd = open("/dev/null", O_RDWR);

    if (fd < 0)
        return -1;
    dup2(fd, 0);
    execvp(argv[0], argv);
    close(fd);
    return -1;
}

int asserted(const char *path)
{
    FILE *f = fopen(path, "r");

    if (f == NULL)
        abort();
    if (fgetc(f) != 'x')
        __builtin_trap();
    if (fgetc(f) != 'y')
        __builtin_unreachable();
    fclose(f);
    return 0;
}

/* main: nobody closes before returning from it. */
int main(int argc, char **argv)
{
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    FILE *f;

    if (s < 0)
        return 1;
    if (argc < 2)
        return 2;
    f = fopen(argv[1], "r");
    if (!f)
        return 1;
    return fgetc(f) == EOF;
}
