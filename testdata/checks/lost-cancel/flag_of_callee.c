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

/* The flag is a member of a struct that is passed by value. */
struct file {
    int fd;
    int owned;
};

static void drop(struct file f)
{
    if (f.owned) close(f.fd);
}

void drops_owned(const char *path)
{
    struct file f = {open(path, O_RDONLY), 1};
    if (f.fd == -1) return;
    drop(f);
}

void drops_borrowed(const char *path)
{
    struct file f = {open(path, O_RDONLY), 0}; /* want "never-released: 'f.fd'" */
    if (f.fd == -1) return;
    drop(f);
}
