/* Arrays that a loop fills with handles, and loops that release each element. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { N = 4 };

int filled_and_left(const char *const *paths)
{
    int fds[N];
    for (int i = 0; i < N; i++) fds[i] = open(paths[i], O_RDONLY); /* want "lost-cancel: .*'fds\[...\]'" */
    return 0;
}

int filled_and_released(const char *const *paths)
{
    int fds[N];
    for (int i = 0; i < N; i++) fds[i] = open(paths[i], O_RDONLY);
    for (int i = 0; i < N; i++)
        if (fds[i] >= 0) close(fds[i]);
    return 0;
}

/* The first ones are open when a later one cannot be opened. */
int error_in_the_middle(const char *const *paths)
{
    int fds[N];
    for (int i = 0; i < N; i++) {
        fds[i] = open(paths[i], O_RDONLY); /* want "lost-cancel: .*'fds\[...\]'" */
        if (fds[i] < 0) return -errno;
    }
    for (int i = 0; i < N; i++) close(fds[i]);
    return 0;
}

int error_undone(const char *const *paths, int n)
{
    int fds[N], i;
    if (n > N) return -1;
    for (i = 0; i < n; i++) {
        fds[i] = open(paths[i], O_RDONLY);
        if (fds[i] < 0) goto undo;
    }
    for (i = 0; i < n; i++) close(fds[i]);
    return 0;
undo:
    while (--i >= 0) close(fds[i]);
    return -1;
}

/* Constant indexes are exact. */
int one_of_two(const char *const *paths)
{
    int fds[2];
    fds[0] = open(paths[0], O_RDONLY);
    fds[1] = open(paths[1], O_RDONLY); /* want "never-released: .*'fds\[1\]'" */
    close(fds[0]);
    return 0;
}

static void close_all(const int *fds, int n)
{
    for (int i = 0; i < n; i++) close(fds[i]);
}

int released_by_another(const char *const *paths)
{
    int fds[N];
    for (int i = 0; i < N; i++) fds[i] = open(paths[i], O_RDONLY);
    close_all(fds, N);
    return 0;
}

int copied_out(const char *const *paths, int *out)
{
    int fds[N];
    for (int i = 0; i < N; i++) fds[i] = open(paths[i], O_RDONLY);
    memcpy(out, fds, sizeof fds);
    return 0;
}

int through_a_pointer(const char *const *paths)
{
    int fds[N], *p = fds;
    for (int i = 0; i < N; i++) fds[i] = open(paths[i], O_RDONLY);
    while (p < fds + N) close(*p++);
    return 0;
}

/* A wait takes nothing over. */
int waited_for(const char *const *paths)
{
    struct pollfd fds[N];
    for (int i = 0; i < N; i++) {
        fds[i].fd = open(paths[i], O_RDONLY); /* want "lost-cancel: .*'fds\[...\]\.fd'" */
        fds[i].events = POLLIN;
    }
    return poll(fds, N, 100);
}

int waited_for_and_released(const char *const *paths)
{
    struct pollfd fds[N];
    for (int i = 0; i < N; i++) {
        fds[i].fd = open(paths[i], O_RDONLY);
        fds[i].events = POLLIN;
    }
    int r = poll(fds, N, 100);
    for (int i = 0; i < N; i++) close(fds[i].fd);
    return r;
}

int counted(const char *const *paths)
{
    int fds[N], n = 0;
    for (int i = 0; i < N; i++) {
        int fd = open(paths[i], O_RDONLY);
        if (fd >= 0) fds[n++] = fd;
    }
    while (n > 0) close(fds[--n]);
    return 0;
}

/* ---- made through the element's address ---- */

void *worker_main(void *arg);

int some_workers_left(void)
{
    pthread_t t[4];
    for (int i = 0; i < 4; i++)
        if (pthread_create(&t[i], NULL, worker_main, NULL)) return -1; /* want "lost-cancel: 't.*thread from pthread_create" */
    for (int i = 0; i < 4; i++) pthread_join(t[i], NULL);
    return 0;
}

int all_workers_joined(void)
{
    pthread_t t[4];
    int i, r = 0;
    for (i = 0; i < 4 && r == 0; i++) {
        r = pthread_create(&t[i], NULL, worker_main, NULL);
        if (r) break;
    }
    while (i-- > 0) pthread_join(t[i], NULL);
    return r ? -1 : 0;
}

/* Elements that were filled one by one, moved on in a loop by one of their members. */
struct child {
    int read_end[3], write_end[3];
};

int pipes_moved_in_a_loop(struct child *c)
{
    int p[3][2];
    for (int i = 0; i < 3; i++) p[i][0] = p[i][1] = -1;
    if (pipe(p[1]) < 0) goto failed;
    if (pipe(p[2]) < 0) goto failed;
    for (int i = 0; i < 3; i++) {
        c->read_end[i] = p[i][0];
        c->write_end[i] = p[i][1];
    }
    return 0;
failed:
    for (int i = 0; i < 3; i++) {
        if (p[i][0] != -1) close(p[i][0]);
        if (p[i][1] != -1) close(p[i][1]);
    }
    return -1;
}

int pipes_of_which_one_end_is_closed(void)
{
    int p[3][2];
    if (pipe(p[1]) < 0) return -1; /* want "p.1..1.' .*is never released" */
    close(p[1][0]);
    return 0;
}
