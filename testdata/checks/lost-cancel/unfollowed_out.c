/* What a call writes through its argument is new, whether or not the thing made is one that has to be released. */
#include <fcntl.h>
#include <spawn.h>
#include <stddef.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static pid_t start(char **argv)
{
    pid_t pid = 0;
    if (posix_spawn(&pid, argv[0], NULL, NULL, argv, environ) != 0) return -1;
    return pid;
}

int started(char **argv)
{
    int fd = open("/dev/null", O_RDONLY); /* want "lost-cancel" */
    if (fd < 0) return -1;
    if (start(argv) > 0) return 1; /* not "never": 'pid' was 0 only before */
    close(fd);
    return 0;
}
