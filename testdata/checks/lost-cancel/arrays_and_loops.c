/* A loop that has nothing to do with an array's handles leaves them alone; a loop that hands the handle on whenever it
 * turns is thought to turn. */
#include <fcntl.h>
#include <stdbool.h>
#include <sys/select.h>
#include <unistd.h>

void take(int fd);
bool bad(int i);

int pair_across_a_loop(bool x)
{
    int p[2];
    if (pipe(p) == -1) return -1; /* want "lost-cancel: 'p\[1\]'" */
    if (x) {
        close(p[0]);
        close(p[1]);
        return 0;
    }
    fd_set set;
    FD_ZERO(&set);
    FD_SET(p[0], &set);
    int r = select(p[0] + 1, &set, NULL, NULL, NULL);
    close(p[0]);
    return r;
}

int collected(int *kept, int n)
{
    int fds[8];
    for (int i = 0; i < n && i < 8; i++) fds[i] = open("/dev/null", O_RDONLY);
    for (int i = 0; i < n && i < 8; i++) kept[i] = fds[i];
    return 0;
}

int handed_in_loop(const char *path, int n)
{
    int fd = open(path, O_RDONLY);
    if (fd < 0) return -1;
    for (int c = 0; c < n; c++) {
        int one = c ? dup(fd) : fd;
        take(one);
    }
    return 0;
}

int lost_after_loop(const char *path, int n)
{
    int fd = open(path, O_RDONLY); /* want "lost-cancel: 'fd'" */
    if (fd < 0) return -1;
    for (int c = 0; c < n; c++) {
        if (bad(c)) {
            close(fd);
            return -1;
        }
    }
    return 0;
}

int waits_in_loop(const char *path, int n)
{
    int fd = open(path, O_RDONLY); /* want "lost-cancel: 'fd'" */
    if (fd < 0) return -1;
    do {
        if (bad(n)) return 0;
        n--;
    } while (n > 0);
    close(fd);
    return 0;
}
