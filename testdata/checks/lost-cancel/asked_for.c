/* What a function puts where its argument points may be a handle or something else: the caller knows what he asked for. */
#include <netdb.h>
#include <stddef.h>
#include <unistd.h>

struct value {
    int type;
    int number;
};

void value_get(const struct value *v, int *out)
{
    if (v->type == 'h')
        *out = dup(v->number);
    else
        *out = v->number;
}

int number_of(const struct value *v)
{
    int n;
    value_get(v, &n);
    return n + 1;
}

/* Zero is a descriptor, nothing that says that there is none. */
int set_up(const struct value *v)
{
    int n = 0;
    value_get(v, &n);
    return n;
}

void number_only(const struct value *v, int *sum)
{
    int n;
    value_get(v, &n);
    *sum += n > 3;
}

/* Whoever sets the variable up can see whether something was put there. */
static void maybe_open(int fd, int wanted, int *out)
{
    if (wanted > fd) *out = dup(fd);
}

int forgets(int fd, int wanted)
{
    int copy = -1;
    maybe_open(fd, wanted, &copy); /* want "lost-cancel|never-released" */
    return copy != -1;
}

void closes(int fd, int wanted)
{
    int copy = -1;
    maybe_open(fd, wanted, &copy);
    if (copy != -1) close(copy);
}

/* The result says whether there is one, in one of the ways to go that meet again. */
static int resolve(const char *host, struct addrinfo **out)
{
    int r = getaddrinfo(host, NULL, NULL, out);
    if (r == 0 && out != NULL && *out == NULL) return -1;
    return r;
}

int resolved(const char *host)
{
    struct addrinfo *list;
    if (resolve(host, &list) != 0) return -1;
    freeaddrinfo(list);
    return 0;
}

int resolved_and_lost(const char *host, int port)
{
    struct addrinfo *list;
    if (resolve(host, &list) != 0) return -1; /* want "lost-cancel: 'list'.*port < 0" */
    if (port < 0) return -1;
    freeaddrinfo(list);
    return 0;
}
