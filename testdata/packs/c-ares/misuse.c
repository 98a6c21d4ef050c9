/* Channels that are only cancelled, results that the callback owns. */
#include <ares.h>

int step(int n);
void on_host(void *arg, int status, int timeouts, struct hostent *host);

int only_cancelled(void)
{
    ares_channel c;

    if (ares_init(&c) != 0) /* want "never-released" */
        return -1;
    ares_gethostbyname(c, "example.org", AF_INET, on_host, NULL);
    step(1);
    ares_cancel(c);
    return 0;
}

int used_after_destroy(ares_channel c)
{
    ares_destroy(c);
    ares_gethostbyname(c, "example.org", AF_INET, on_host, NULL); /* want "use-after-cancel" */
    return 0;
}

int destroyed_in_both(int n)
{
    ares_channel c;

    if (ares_init(&c) != 0)
        return -1;
    if (step(n) < 0)
        ares_destroy(c);
    ares_destroy(c); /* want "double-cancel" */
    return 0;
}

int freed_with_results(ares_channel c, int n)
{
    struct hostent *h = NULL;
    int rc = ares_gethostbyname_file(c, "h", AF_INET, &h);

    if (rc != 0)
        return rc;
    rc = step(n);
    ares_free_hostent(h);
    return rc;
}

/* Owned by the callback (a kind that callbacks get is not followed into them). */
void fn_on_addrinfo(void *arg, int status, int timeouts, struct ares_addrinfo *res)
{
    (void)arg;
    (void)timeouts;
    (void)res;
    if (status != 0)
        return;
    step(1);
}

void ask(ares_channel c)
{
    ares_getaddrinfo(c, "example.org", "80", NULL, fn_on_addrinfo, NULL);
}
