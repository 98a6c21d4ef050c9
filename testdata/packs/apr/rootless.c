/* Objects made without a pool that ends them. */
#include <stddef.h>

typedef int apr_status_t;
typedef unsigned int apr_uint32_t;
typedef size_t apr_size_t;
typedef struct apr_pool_t apr_pool_t;
typedef struct apr_pollset_t apr_pollset_t;
typedef struct apr_thread_mutex_t apr_thread_mutex_t;
typedef struct apr_thread_cond_t apr_thread_cond_t;
typedef struct apr_thread_pool_t apr_thread_pool_t;
apr_status_t apr_pollset_create(apr_pollset_t **pollset, apr_uint32_t size, apr_pool_t *p, apr_uint32_t flags);
apr_status_t apr_pollset_destroy(apr_pollset_t *pollset);
apr_status_t apr_thread_mutex_create(apr_thread_mutex_t **mutex, unsigned int flags, apr_pool_t *pool);
apr_status_t apr_thread_mutex_destroy(apr_thread_mutex_t *mutex);
apr_status_t apr_thread_cond_create(apr_thread_cond_t **cond, apr_pool_t *pool);
apr_status_t apr_thread_cond_destroy(apr_thread_cond_t *cond);
apr_status_t apr_thread_pool_create(apr_thread_pool_t **me, apr_size_t init, apr_size_t max, apr_pool_t *pool);
apr_status_t apr_thread_pool_destroy(apr_thread_pool_t *me);
int step(int n);

int good(int n)
{
    apr_pollset_t *set;
    apr_thread_mutex_t *mutex;

    if (apr_pollset_create(&set, 8, NULL, 0) != 0)
        return -1;
    if (apr_thread_mutex_create(&mutex, 0, NULL) != 0) {
        apr_pollset_destroy(set);
        return -1;
    }
    n = step(n);
    apr_thread_mutex_destroy(mutex);
    apr_pollset_destroy(set);
    return n;
}

int good_of_pool(apr_pool_t *pool, int n)
{
    apr_pollset_t *set;
    apr_thread_cond_t *cond;

    if (apr_pollset_create(&set, 8, pool, 0) != 0 || apr_thread_cond_create(&cond, pool) != 0)
        return -1;
    return step(n);
}

int bad_pollset(int n)
{
    apr_pollset_t *set;

    if (apr_pollset_create(&set, 8, NULL, 0) != 0) /* want "lost-cancel: 'set'" */
        return -1;
    if (step(n) < 0)
        return -1;
    apr_pollset_destroy(set);
    return 0;
}

int bad_mutex(int n)
{
    apr_thread_mutex_t *mutex;

    if (apr_thread_mutex_create(&mutex, 0, NULL) != 0) /* want "lost-cancel: 'mutex'" */
        return -1;
    if (step(n) < 0)
        return -1;
    apr_thread_mutex_destroy(mutex);
    return 0;
}

int bad_cond(int n)
{
    apr_thread_cond_t *cond;

    if (apr_thread_cond_create(&cond, NULL) != 0) /* want "lost-cancel: 'cond'" */
        return -1;
    if (step(n) < 0)
        return -1;
    apr_thread_cond_destroy(cond);
    return 0;
}

int bad_thread_pool(int n)
{
    apr_thread_pool_t *pool;

    if (apr_thread_pool_create(&pool, 1, 4, NULL) != 0) /* want "lost-cancel: 'pool'" */
        return -1;
    if (step(n) < 0)
        return -1;
    apr_thread_pool_destroy(pool);
    return 0;
}
