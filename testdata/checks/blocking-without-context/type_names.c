/* A project's own type that is called as a library's context is none: nothing of that library is called here. */
#include <sys/socket.h>

typedef struct Context {
    int fd;
    char *name;
} Context;

long say(Context *c, const struct msghdr *message)
{
    return sendmsg(c->fd, message, 0);
}

long say_by_value(Context c, const struct msghdr *message)
{
    return sendmsg(c.fd, message, 0);
}
