/* A flag of the file decides in the callee whether the handle is released. */
#include <fcntl.h>
#include <unistd.h>

static int closing;

static void end(int fd)
{
    if (closing) close(fd);
}

void flag_is_set(const char *path)
{
    int fd = open(path, O_RDONLY);
    if (fd == -1) return;
    closing = 1;
    end(fd);
}

void flag_is_not_set(const char *path)
{
    int fd = open(path, O_RDONLY); /* want "never-released: 'fd'" */
    if (fd == -1) return;
    closing = 0;
    end(fd);
}

void flag_is_set_and_closed_again(const char *path)
{
    int fd = open(path, O_RDONLY);
    if (fd == -1) return;
    closing = 1;
    end(fd);
    close(fd); /* want "double-cancel: 'fd' is released twice" */
}

/* Somebody else sets it, who knows that it is set here: `possible` at most. */
void who_knows(const char *path)
{
    int fd = open(path, O_RDONLY);
    if (fd == -1) return;
    end(fd);
}
