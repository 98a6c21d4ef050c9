/* What a pool owns ends with it; without a parent nobody ends a pool. */
#include <apr-1.0/apr_file_io.h>
#include <apr-1.0/apr_network_io.h>
#include <apr-1.0/apr_pools.h>

int step(int n);

int pool_for_each_request(int n)
{
    apr_pool_t *p;

    if (apr_pool_create(&p, NULL) != APR_SUCCESS) /* want "never-released" */
        return -1;
    return step(n);
}

int sub_pool_of_the_request(apr_pool_t *request, int n)
{
    apr_pool_t *p;

    if (apr_pool_create(&p, request) != APR_SUCCESS)
        return -1;
    return step(n);
}

int socket_of_the_pool(apr_pool_t *pool, int n)
{
    apr_socket_t *s;

    if (apr_socket_create(&s, 2, 1, 6, pool) != APR_SUCCESS)
        return -1;
    return step(n);
}

int closed_twice(apr_pool_t *pool)
{
    apr_file_t *f;

    if (apr_file_open(&f, "f", 1, 0, pool) != APR_SUCCESS)
        return -1;
    apr_file_close(f);
    apr_file_close(f); /* want "double-cancel" */
    return 0;
}

/* Clearing keeps the pool. */
int cleared_each_turn(int n)
{
    apr_pool_t *p;

    if (apr_pool_create(&p, NULL) != APR_SUCCESS)
        return -1;
    for (int i = 0; i < n; i++) {
        step(i);
        apr_pool_clear(p);
    }
    apr_pool_destroy(p);
    return 0;
}

int destroyed_and_cleared(apr_pool_t *p)
{
    apr_pool_destroy(p);
    apr_pool_destroy(p); /* want "double-cancel" */
    return 0;
}
