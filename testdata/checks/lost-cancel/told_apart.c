/* What becomes of a handle in callees: results that tell, values without a parameter, records that are copied. */
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

int locked(void);
void use_it(int fd);

enum { OK, NO_FILE, NO_LOCK };

/* NO_FILE lies between two results that come with a descriptor. */
static int begin(int *fd)
{
    *fd = open("a", O_RDONLY);
    if (*fd < 0) return NO_FILE;
    if (!locked()) return NO_LOCK;
    return OK;
}

int each_result(void)
{
    int fd, e = begin(&fd);
    if (e == NO_FILE) return -1;
    if (e == NO_LOCK) {
        close(fd);
        return -2;
    }
    close(fd);
    return 0;
}

int one_forgotten(void)
{
    int fd, e = begin(&fd); /* want "lost-cancel: 'fd'" */
    if (e == NO_FILE) return -1;
    if (e == NO_LOCK) return -2;
    close(fd);
    return 0;
}

static void close_all(int first, ...)
{
    va_list ap;
    va_start(ap, first);
    for (int fd = first; fd >= 0; fd = va_arg(ap, int)) close(fd);
    va_end(ap);
}

int among_the_rest(void)
{
    int a = open("a", O_RDONLY), b;
    if (a < 0) return -1;
    b = open("b", O_RDONLY);
    if (b < 0) {
        close(a);
        return -1;
    }
    close_all(a, b, -1);
    return 0;
}

struct source {
    int fd, n;
};

void source_end(struct source *s)
{
    close(s->fd);
}

int copied(struct source *out)
{
    struct source s = {.n = 1};
    s.fd = open("a", O_RDONLY);
    if (s.fd < 0) return -1;
    memcpy(out, &s, sizeof s);
    return 0;
}

int copied_too_late(struct source *out, int late)
{
    struct source s = {.n = 1};
    s.fd = open("a", O_RDONLY); /* want "lost-cancel: 's.fd'" */
    if (s.fd < 0) return -1;
    if (late) return -2;
    memcpy(out, &s, sizeof s);
    return 0;
}

/* By its name it does something with the descriptor, and is done. */
int used_and_lost(void)
{
    int fd = open("a", O_RDONLY); /* want "never-released: 'fd' .*\[likely\]" */
    if (fd < 0) return -1;
    use_it(fd);
    return 0;
}

static void sink(int fd, int own)
{
    use_it(fd);
    if (own) close(fd);
}

int not_owned(void)
{
    int fd = open("a", O_RDONLY); /* want "never-released: 'fd'" */
    if (fd < 0) return -1;
    sink(fd, 0);
    return 0;
}

int owned(void)
{
    int fd = open("a", O_RDONLY);
    if (fd < 0) return -1;
    sink(fd, 1);
    return 0;
}
