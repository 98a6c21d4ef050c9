// Several programs in one compile database, with functions of one name: each is looked at, and each file calls its own.
#include <fcntl.h>
#include <unistd.h>

int start(const char *path)
{
    int fd = open(path, O_RDONLY);
    if (fd >= 0) close(fd);
    return fd >= 0;
}

int take(const char *path)
{
    return open(path, O_RDONLY);
}

int main(int argc, char **argv)
{
    return start(argv[argc - 1]);
}
