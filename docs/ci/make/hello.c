#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static int show(const char *name)
{
    char text[64];
    int fd = open(name, O_RDONLY);
    if (fd < 0)
        return 1;
    ssize_t n = read(fd, text, sizeof text);
    close(fd);
    return n < 0 || fwrite(text, 1, (size_t)n, stdout) != (size_t)n;
}

int main(int argc, char **argv)
{
    return show(argc > 1 ? argv[1] : "hello.txt");
}
