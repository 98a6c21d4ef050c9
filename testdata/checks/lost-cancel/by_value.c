/* Structs passed by value: what their members say decides what the callee does. */
#include <fcntl.h>
#include <unistd.h>

struct file {
    int fd;
    int keep;
};

int check(int n);

static void close_unless_kept(struct file f)
{
    if (!f.keep) close(f.fd);
}

int kept(const char *path)
{
    struct file f = {open(path, O_RDONLY), 1}; /* want "never-released: 'f.fd'" */
    if (f.fd < 0) return -1;
    check(2);
    close_unless_kept(f);
    return 0;
}

int closed(const char *path)
{
    struct file f = {open(path, O_RDONLY), 0};
    if (f.fd < 0) return -1;
    check(2);
    close_unless_kept(f);
    return 0;
}

int unknown(const char *path, int keep)
{
    struct file f = {open(path, O_RDONLY), keep}; /* want "lost-cancel: 'f.fd'" */
    if (f.fd < 0) return -1;
    check(2);
    close_unless_kept(f);
    return 0;
}
