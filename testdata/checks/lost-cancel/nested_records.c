/* Members without a tag, many of them: a record is named after the one around it, which is listed on the way. */
#include <fcntl.h>
#include <unistd.h>

#define HOLDS(n)                                                                                                       \
    struct holds##n {                                                                                                  \
        struct {                                                                                                       \
            int fd;                                                                                                    \
            struct {                                                                                                   \
                int deep;                                                                                              \
            } more;                                                                                                    \
        } in;                                                                                                          \
    };                                                                                                                 \
    int open##n(struct holds##n *h)                                                                                    \
    {                                                                                                                  \
        int *deep = &h->in.more.deep;                                                                                  \
        h->in.fd = open("/dev/null", O_RDONLY);                                                                        \
        if (h->in.fd < 0) return -1;                                                                                   \
        close(h->in.fd);                                                                                               \
        return *deep;                                                                                                  \
    }
#define EIGHT(n) HOLDS(n##0) HOLDS(n##1) HOLDS(n##2) HOLDS(n##3) HOLDS(n##4) HOLDS(n##5) HOLDS(n##6) HOLDS(n##7)

EIGHT(0) EIGHT(1) EIGHT(2) EIGHT(3) EIGHT(4) EIGHT(5) EIGHT(6) EIGHT(7)

int lost_after_all(struct holds00 *h)
{
    int fd = open("/dev/null", O_RDONLY); /* want "lost-cancel: .*'fd'" */
    if (h->in.fd > 0) return -1;
    close(fd);
    return 0;
}
