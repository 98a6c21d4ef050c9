#include <fcntl.h>
#include <unistd.h>

int start(const char *path)
{
    int fd = open(path, O_RDONLY); /* want "lost-cancel: .*'fd'" */
    if (fd < 0) return -1;
    if (path[0] == '-') return 1;
    close(fd);
    return 0;
}

/* Not the descriptor that the other program's gives. */
int take(const char *path)
{
    return path[0];
}

int use(const char *path)
{
    int got = take(path);
    return got > 'a';
}

static int rounds;

/* What it goes by is set in this program's main. */
static int again(const char *path)
{
    int fd = rounds ? open(path, O_RDONLY) : -1; /* want "lost-cancel: .*'fd'" */
    if (fd < 0) return -1;
    if (path[0] == '-') return 1;
    close(fd);
    return 0;
}

int main(int argc, char **argv)
{
    rounds = argc;
    return start(argv[argc - 1]) + use(argv[0]) + again(argv[0]);
}
