/* A worker that waits without looking at its stop flag, in the forms of several libraries. */
#include <curl/curl.h>
#include <gio/gio.h>
#include <hiredis/hiredis.h>
#include <libpq-fe.h>
#include <mariadb/mysql.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <threads.h>
#include <uv.h>

/* ---- libuv ---- */

struct uv_job {
    uv_thread_t thread;
    uv_sem_t more;
    atomic_bool stop;
    int done;
};

static void uv_work(void *data)
{
    struct uv_job *j = data;
    while (!atomic_load(&j->stop)) {
        uv_sem_wait(&j->more); /* want "uv_sem_wait blocks here, and 'stop', which other threads set, cannot end it" */
        j->done++;
    }
}

int uv_start(struct uv_job *j)
{
    return uv_thread_create(&j->thread, uv_work, j);
}

void uv_end(struct uv_job *j)
{
    atomic_store(&j->stop, true);
    uv_thread_join(&j->thread);
}

/* ---- GLib ---- */

struct g_job {
    GThread *thread;
    GMutex lock;
    GCond more;
    gboolean quit;
    int queued;
};

static gpointer g_work(gpointer data)
{
    struct g_job *j = data;
    g_mutex_lock(&j->lock);
    while (!j->quit) {
        while (j->queued == 0) g_cond_wait(&j->more, &j->lock); /* want "g_cond_wait blocks here, and 'quit', which other threads set, cannot end it; use g_cond_wait_until" */
        j->queued--;
    }
    g_mutex_unlock(&j->lock);
    return NULL;
}

void g_start(struct g_job *j)
{
    j->thread = g_thread_new("work", g_work, j);
}

void g_end(struct g_job *j)
{
    g_mutex_lock(&j->lock);
    j->quit = TRUE; /* and nobody is woken */
    g_mutex_unlock(&j->lock);
    g_thread_join(j->thread);
}

/* ---- C11 ---- */

struct c_job {
    thrd_t thread;
    mtx_t lock;
    cnd_t more;
    bool running;
    int queued;
};

static int c_work(void *data)
{
    struct c_job *j = data;
    mtx_lock(&j->lock);
    while (j->running) {
        while (j->queued == 0) cnd_wait(&j->more, &j->lock); /* want "cnd_wait blocks here, and 'running', which other threads set, cannot end it" */
        j->queued--;
    }
    mtx_unlock(&j->lock);
    return 0;
}

int c_start(struct c_job *j)
{
    j->running = true;
    return thrd_create(&j->thread, c_work, j);
}

void c_end(struct c_job *j)
{
    j->running = false;
    thrd_join(j->thread, NULL);
}

/* ---- queries and transfers: libpq, MariaDB, hiredis, libcurl ---- */

struct asker {
    GThread *thread;
    gint stopping;
    PGconn *pg;
    MYSQL *my;
    redisContext *redis;
    CURL *easy;
};

static gpointer ask(gpointer data)
{
    struct asker *a = data;
    while (!a->stopping) {
        PQclear(PQexec(a->pg, "select 1")); /* want "PQexec blocks here, and 'stopping'" */
        if (mysql_query(a->my, "select 1")) break; /* want "mysql_query blocks here, and 'stopping'" */
        freeReplyObject(redisCommand(a->redis, "PING")); /* want "redisCommand blocks here, and 'stopping'" */
        if (curl_easy_perform(a->easy)) break; /* want "curl_easy_perform blocks here, and 'stopping'" */
    }
    return NULL;
}

void ask_start(struct asker *a)
{
    a->thread = g_thread_new("ask", ask, a);
}

void ask_end(struct asker *a)
{
    a->stopping = 1;
    g_thread_join(a->thread);
}
