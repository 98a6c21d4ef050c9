/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <apr-1.0/apr_pools.h>
#include <apr-1.0/apr_reslist.h>
#include <apr-1.0/apr_thread_proc.h>

#include <stddef.h>

int step(int n);

void *run(apr_thread_t *t, void *data);

int good_pool(int n)
{
    apr_pool_t *p;
    if (apr_pool_create(&p, NULL) != APR_SUCCESS)
        return -1;
    if (step(n) < 0) {
        apr_pool_destroy(p);
        return -1;
    }
    apr_pool_destroy(p);
    return 0;
}

int bad_pool(int n)
{
    apr_pool_t *p;
    if (apr_pool_create(&p, NULL) != APR_SUCCESS) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    apr_pool_destroy(p);
    return 0;
}

int good_unmanaged(int n)
{
    apr_pool_t *p;
    if (apr_pool_create_unmanaged(&p) != APR_SUCCESS)
        return -1;
    if (step(n) < 0) {
        apr_pool_destroy(p);
        return -1;
    }
    apr_pool_destroy(p);
    return 0;
}

int bad_unmanaged(int n)
{
    apr_pool_t *p;
    if (apr_pool_create_unmanaged(&p) != APR_SUCCESS) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    apr_pool_destroy(p);
    return 0;
}

int good_thread(apr_pool_t *pool, int n)
{
    apr_thread_t *p;
    apr_status_t rv;
    if (apr_thread_create(&p, NULL, run, NULL, pool) != APR_SUCCESS)
        return -1;
    if (step(n) < 0) {
        apr_thread_join(&rv, p);
        return -1;
    }
    apr_thread_join(&rv, p);
    return 0;
}

int bad_thread(apr_pool_t *pool, int n)
{
    apr_thread_t *p;
    apr_status_t rv;
    if (apr_thread_create(&p, NULL, run, NULL, pool) != APR_SUCCESS) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    apr_thread_join(&rv, p);
    return 0;
}

int good_detached(apr_pool_t *pool, int n)
{
    apr_thread_t *p;
    if (apr_thread_create(&p, NULL, run, NULL, pool) != APR_SUCCESS)
        return -1;
    if (step(n) < 0) {
        apr_thread_detach(p);
        return -1;
    }
    apr_thread_detach(p);
    return 0;
}

int bad_detached(apr_pool_t *pool, int n)
{
    apr_thread_t *p;
    if (apr_thread_create(&p, NULL, run, NULL, pool) != APR_SUCCESS) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    apr_thread_detach(p);
    return 0;
}

int good_resource(apr_reslist_t *l, int n)
{
    void *p;
    if (apr_reslist_acquire(l, &p) != APR_SUCCESS)
        return -1;
    if (step(n) < 0) {
        apr_reslist_release(l, p);
        return -1;
    }
    apr_reslist_release(l, p);
    return 0;
}

int bad_resource(apr_reslist_t *l, int n)
{
    void *p;
    if (apr_reslist_acquire(l, &p) != APR_SUCCESS) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    apr_reslist_release(l, p);
    return 0;
}

int good_invalidated(apr_reslist_t *l, int n)
{
    void *p;
    if (apr_reslist_acquire(l, &p) != APR_SUCCESS)
        return -1;
    if (step(n) < 0) {
        apr_reslist_invalidate(l, p);
        return -1;
    }
    apr_reslist_invalidate(l, p);
    return 0;
}

int bad_invalidated(apr_reslist_t *l, int n)
{
    void *p;
    if (apr_reslist_acquire(l, &p) != APR_SUCCESS) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    apr_reslist_invalidate(l, p);
    return 0;
}
