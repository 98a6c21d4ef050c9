/* What a callee makes and keeps in two places is one handle. */
#include <netdb.h>
#include <stddef.h>

struct details {
    struct addrinfo *info, *first;
};

static int resolve(struct details *d, const char *name)
{
    if (getaddrinfo(name, NULL, NULL, &d->info) != 0) return -1;
    d->first = d->info;
    return 0;
}

int released_by_the_other_name(const char *name)
{
    struct details d = {0};
    if (resolve(&d, name) != 0) return -1;
    for (; d.info; d.info = d.info->ai_next)
        ;
    freeaddrinfo(d.first);
    return 0;
}

int lost_by_both_names(const char *name, int max)
{
    struct details d = {0};
    if (resolve(&d, name) != 0) return -1; /* want "lost-cancel: .*getaddrinfo" */
    if (max < 2) return -1;
    freeaddrinfo(d.first);
    return 0;
}
