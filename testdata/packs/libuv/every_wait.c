/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <uv.h>
#include <stddef.h>

void wait_uv_run(GCancellable *stop, uv_loop_t*a0)
{
    if (!g_cancellable_is_cancelled(stop)) uv_run(a0, 0); /* want "select-without-done: .*uv_run.*possible" */
}

void wait_uv_getaddrinfo(GCancellable *stop, uv_loop_t*a0, uv_getaddrinfo_t*a1, uv_getaddrinfo_cb a2, const char*a3, const char*a4, const struct addrinfo*a5)
{
    if (!g_cancellable_is_cancelled(stop)) uv_getaddrinfo(a0, a1, a2, a3, a4, a5); /* want "uv_getaddrinfo blocks here.*possible" */
}

void wait_uv_getnameinfo(GCancellable *stop, uv_loop_t*a0, uv_getnameinfo_t*a1, uv_getnameinfo_cb a2, const struct sockaddr*a3, int a4)
{
    if (!g_cancellable_is_cancelled(stop)) uv_getnameinfo(a0, a1, a2, a3, a4); /* want "uv_getnameinfo blocks here.*possible" */
}

void wait_uv_random(GCancellable *stop, uv_loop_t*a0, uv_random_t*a1, void *a2, size_t a3, unsigned a4, uv_random_cb a5)
{
    if (!g_cancellable_is_cancelled(stop)) uv_random(a0, a1, a2, a3, a4, a5); /* want "uv_random blocks here.*possible" */
}

void wait_uv_fs_open(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, int a3, int a4, uv_fs_cb a5)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_open(a0, a1, a2, a3, a4, a5); /* want "uv_fs_open blocks here.*possible" */
}

void wait_uv_fs_close(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, uv_file a2, uv_fs_cb a3)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_close(a0, a1, a2, a3); /* want "uv_fs_close blocks here.*possible" */
}

void wait_uv_fs_read(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, uv_file a2, unsigned int a4, int64_t a5, uv_fs_cb a6)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_read(a0, a1, a2, NULL, a4, a5, a6); /* want "uv_fs_read blocks here.*possible" */
}

void wait_uv_fs_write(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, uv_file a2, unsigned int a4, int64_t a5, uv_fs_cb a6)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_write(a0, a1, a2, NULL, a4, a5, a6); /* want "uv_fs_write blocks here.*possible" */
}

void wait_uv_fs_stat(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, uv_fs_cb a3)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_stat(a0, a1, a2, a3); /* want "uv_fs_stat blocks here.*possible" */
}

void wait_uv_fs_lstat(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, uv_fs_cb a3)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_lstat(a0, a1, a2, a3); /* want "uv_fs_lstat blocks here.*possible" */
}

void wait_uv_fs_unlink(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, uv_fs_cb a3)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_unlink(a0, a1, a2, a3); /* want "uv_fs_unlink blocks here.*possible" */
}

void wait_uv_fs_rmdir(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, uv_fs_cb a3)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_rmdir(a0, a1, a2, a3); /* want "uv_fs_rmdir blocks here.*possible" */
}

void wait_uv_fs_fsync(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, uv_file a2, uv_fs_cb a3)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_fsync(a0, a1, a2, a3); /* want "uv_fs_fsync blocks here.*possible" */
}

void wait_uv_fs_scandir(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, int a3, uv_fs_cb a4)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_scandir(a0, a1, a2, a3, a4); /* want "uv_fs_scandir blocks here.*possible" */
}

void wait_uv_fs_opendir(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, uv_fs_cb a3)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_opendir(a0, a1, a2, a3); /* want "uv_fs_opendir blocks here.*possible" */
}

void wait_uv_fs_closedir(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, uv_dir_t*a2, uv_fs_cb a3)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_closedir(a0, a1, a2, a3); /* want "uv_fs_closedir blocks here.*possible" */
}

void wait_uv_thread_join(GCancellable *stop, uv_thread_t *a0)
{
    if (!g_cancellable_is_cancelled(stop)) uv_thread_join(a0); /* want "uv_thread_join blocks here.*likely" */
}

void wait_uv_mutex_lock(GCancellable *stop, uv_mutex_t*a0)
{
    if (!g_cancellable_is_cancelled(stop)) uv_mutex_lock(a0); /* want "uv_mutex_lock blocks here.*possible" */
}

void wait_uv_sem_wait(GCancellable *stop, uv_sem_t*a0)
{
    if (!g_cancellable_is_cancelled(stop)) uv_sem_wait(a0); /* want "uv_sem_wait blocks here.*likely" */
}

void wait_uv_cond_wait(GCancellable *stop, uv_cond_t*a0, uv_mutex_t*a1)
{
    if (!g_cancellable_is_cancelled(stop)) uv_cond_wait(a0, a1); /* want "uv_cond_wait blocks here.*likely" */
}

void wait_uv_barrier_wait(GCancellable *stop, uv_barrier_t*a0)
{
    if (!g_cancellable_is_cancelled(stop)) uv_barrier_wait(a0); /* want "uv_barrier_wait blocks here.*likely" */
}

void wait_uv_sleep(GCancellable *stop, unsigned int a0)
{
    if (!g_cancellable_is_cancelled(stop)) uv_sleep(a0); /* want "uv_sleep blocks here.*possible" */
}

void wait_uv_fs_access(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, int a3, uv_fs_cb a4)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_access(a0, a1, a2, a3, a4); /* want "uv_fs_access blocks here.*possible" */
}

void wait_uv_fs_chmod(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, int a3, uv_fs_cb a4)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_chmod(a0, a1, a2, a3, a4); /* want "uv_fs_chmod blocks here.*possible" */
}

void wait_uv_fs_chown(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, uv_uid_t a3, uv_gid_t a4, uv_fs_cb a5)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_chown(a0, a1, a2, a3, a4, a5); /* want "uv_fs_chown blocks here.*possible" */
}

void wait_uv_fs_copyfile(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, const char*a3, int a4, uv_fs_cb a5)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_copyfile(a0, a1, a2, a3, a4, a5); /* want "uv_fs_copyfile blocks here.*possible" */
}

void wait_uv_fs_fchmod(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, uv_file a2, int a3, uv_fs_cb a4)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_fchmod(a0, a1, a2, a3, a4); /* want "uv_fs_fchmod blocks here.*possible" */
}

void wait_uv_fs_fchown(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, uv_file a2, uv_uid_t a3, uv_gid_t a4, uv_fs_cb a5)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_fchown(a0, a1, a2, a3, a4, a5); /* want "uv_fs_fchown blocks here.*possible" */
}

void wait_uv_fs_fdatasync(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, uv_file a2, uv_fs_cb a3)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_fdatasync(a0, a1, a2, a3); /* want "uv_fs_fdatasync blocks here.*possible" */
}

void wait_uv_fs_fstat(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, uv_file a2, uv_fs_cb a3)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_fstat(a0, a1, a2, a3); /* want "uv_fs_fstat blocks here.*possible" */
}

void wait_uv_fs_ftruncate(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, uv_file a2, int64_t a3, uv_fs_cb a4)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_ftruncate(a0, a1, a2, a3, a4); /* want "uv_fs_ftruncate blocks here.*possible" */
}

void wait_uv_fs_futime(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, uv_file a2, double a3, double a4, uv_fs_cb a5)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_futime(a0, a1, a2, a3, a4, a5); /* want "uv_fs_futime blocks here.*possible" */
}

void wait_uv_fs_lchown(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, uv_uid_t a3, uv_gid_t a4, uv_fs_cb a5)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_lchown(a0, a1, a2, a3, a4, a5); /* want "uv_fs_lchown blocks here.*possible" */
}

void wait_uv_fs_link(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, const char*a3, uv_fs_cb a4)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_link(a0, a1, a2, a3, a4); /* want "uv_fs_link blocks here.*possible" */
}

void wait_uv_fs_lutime(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, double a3, double a4, uv_fs_cb a5)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_lutime(a0, a1, a2, a3, a4, a5); /* want "uv_fs_lutime blocks here.*possible" */
}

void wait_uv_fs_mkdir(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, int a3, uv_fs_cb a4)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_mkdir(a0, a1, a2, a3, a4); /* want "uv_fs_mkdir blocks here.*possible" */
}

void wait_uv_fs_mkdtemp(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, uv_fs_cb a3)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_mkdtemp(a0, a1, a2, a3); /* want "uv_fs_mkdtemp blocks here.*possible" */
}

void wait_uv_fs_mkstemp(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, uv_fs_cb a3)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_mkstemp(a0, a1, a2, a3); /* want "uv_fs_mkstemp blocks here.*possible" */
}

void wait_uv_fs_readdir(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, uv_dir_t*a2, uv_fs_cb a3)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_readdir(a0, a1, a2, a3); /* want "uv_fs_readdir blocks here.*possible" */
}

void wait_uv_fs_readlink(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, uv_fs_cb a3)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_readlink(a0, a1, a2, a3); /* want "uv_fs_readlink blocks here.*possible" */
}

void wait_uv_fs_realpath(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, uv_fs_cb a3)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_realpath(a0, a1, a2, a3); /* want "uv_fs_realpath blocks here.*possible" */
}

void wait_uv_fs_rename(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, const char*a3, uv_fs_cb a4)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_rename(a0, a1, a2, a3, a4); /* want "uv_fs_rename blocks here.*possible" */
}

void wait_uv_fs_sendfile(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, uv_file a2, uv_file a3, int64_t a4, size_t a5, uv_fs_cb a6)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_sendfile(a0, a1, a2, a3, a4, a5, a6); /* want "uv_fs_sendfile blocks here.*possible" */
}

void wait_uv_fs_statfs(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, uv_fs_cb a3)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_statfs(a0, a1, a2, a3); /* want "uv_fs_statfs blocks here.*possible" */
}

void wait_uv_fs_symlink(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, const char*a3, int a4, uv_fs_cb a5)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_symlink(a0, a1, a2, a3, a4, a5); /* want "uv_fs_symlink blocks here.*possible" */
}

void wait_uv_fs_utime(GCancellable *stop, uv_loop_t*a0, uv_fs_t*a1, const char*a2, double a3, double a4, uv_fs_cb a5)
{
    if (!g_cancellable_is_cancelled(stop)) uv_fs_utime(a0, a1, a2, a3, a4, a5); /* want "uv_fs_utime blocks here.*possible" */
}

/* ---- threads with a flag that says stop ---- */

struct pool {
    uv_mutex_t lock;
    uv_cond_t filled;
    uv_sem_t jobs;
    int stop, n;
};

static void takes(void *arg)
{
    struct pool *p = arg;
    uv_mutex_lock(&p->lock);
    while (!p->stop && !p->n) uv_cond_wait(&p->filled, &p->lock);
    uv_mutex_unlock(&p->lock);
}

static void counts(void *arg)
{
    struct pool *p = arg;
    while (!p->stop) uv_sem_wait(&p->jobs); /* want "uv_sem_wait blocks here, and 'stop', which other threads set, cannot end it" */
}

int pool_start(struct pool *p, uv_thread_t t[2])
{
    return uv_thread_create(&t[0], takes, p) || uv_thread_create(&t[1], counts, p);
}

void pool_stop(struct pool *p, uv_thread_t t[2])
{
    uv_mutex_lock(&p->lock);
    p->stop = 1;
    uv_cond_broadcast(&p->filled);
    uv_mutex_unlock(&p->lock);
    uv_thread_join(&t[0]);
    uv_thread_join(&t[1]);
}
