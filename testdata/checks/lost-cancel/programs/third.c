#include <fcntl.h>
#include <unistd.h>

int take(const char *path)
{
    return open(path, O_WRONLY | O_CREAT, 0600);
}

int write_one(const char *path)
{
    int fd = take(path); /* want "lost-cancel: .*'fd'" */
    if (fd < 0) return -1;
    if (write(fd, "1", 1) != 1) return -1;
    close(fd);
    return 0;
}
