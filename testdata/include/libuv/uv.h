/* What the cases use of uv.h; not the real header. */
#ifndef STUB_UV_H
#define STUB_UV_H

#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/types.h>
struct addrinfo;
typedef int uv_file;
typedef int uv_os_sock_t;
typedef uid_t uv_uid_t;
typedef gid_t uv_gid_t;
typedef unsigned long uv_thread_t;
typedef struct uv_loop_s {
    void *data;
} uv_loop_t;
typedef struct uv_handle_s {
    void *data;
} uv_handle_t;
typedef struct uv_stream_s {
    void *data;
} uv_stream_t;
typedef struct uv_timer_s {
    void *data;
} uv_timer_t;
typedef struct uv_idle_s {
    void *data;
} uv_idle_t;
typedef struct uv_prepare_s {
    void *data;
} uv_prepare_t;
typedef struct uv_check_s {
    void *data;
} uv_check_t;
typedef struct uv_signal_s {
    void *data;
} uv_signal_t;
typedef struct uv_tcp_s {
    void *data;
} uv_tcp_t;
typedef struct uv_udp_s {
    void *data;
} uv_udp_t;
typedef struct uv_fs_event_s {
    void *data;
} uv_fs_event_t;
typedef struct uv_fs_poll_s {
    void *data;
} uv_fs_poll_t;
typedef struct uv_pipe_s {
    void *data;
} uv_pipe_t;
typedef struct uv_tty_s {
    void *data;
} uv_tty_t;
typedef struct uv_poll_s {
    void *data;
} uv_poll_t;
typedef struct uv_async_s {
    void *data;
} uv_async_t;
typedef struct uv_process_s {
    void *data;
} uv_process_t;
typedef struct uv_req_s {
    void *data;
} uv_req_t;
typedef struct uv_connect_s {
    void *data;
} uv_connect_t;
typedef struct uv_write_s {
    void *data;
} uv_write_t;
typedef struct uv_shutdown_s {
    void *data;
} uv_shutdown_t;
typedef struct uv_udp_send_s {
    void *data;
} uv_udp_send_t;
typedef struct uv_work_s {
    void *data;
} uv_work_t;
typedef struct uv_getaddrinfo_s {
    void *data;
} uv_getaddrinfo_t;
typedef struct uv_getnameinfo_s {
    void *data;
} uv_getnameinfo_t;
typedef struct uv_random_s {
    void *data;
} uv_random_t;
typedef struct uv_fs_s {
    void *data, *ptr;
    long result;
} uv_fs_t;
typedef struct {
    void *p;
} uv_mutex_t;
typedef struct {
    void *p;
} uv_sem_t;
typedef struct {
    void *p;
} uv_cond_t;
typedef struct {
    void *p;
} uv_rwlock_t;
typedef struct {
    void *p;
} uv_barrier_t;
typedef struct {
    void *p;
} uv_key_t;
typedef struct {
    void *p;
} uv_lib_t;
typedef struct uv_dir_s uv_dir_t;
typedef struct {
    char *base;
    size_t len;
} uv_buf_t;
typedef struct uv_process_options_s uv_process_options_t;
typedef struct uv_thread_options_s uv_thread_options_t;
typedef enum { UV_LOOP_BLOCK_SIGNAL } uv_loop_option;
typedef enum { UV_RUN_DEFAULT, UV_RUN_ONCE, UV_RUN_NOWAIT } uv_run_mode;
typedef void (*uv_close_cb)(uv_handle_t *handle);
typedef void (*uv_timer_cb)(uv_timer_t *handle);
typedef void (*uv_async_cb)(uv_async_t *handle);
typedef void (*uv_idle_cb)(uv_idle_t *handle);
typedef void (*uv_prepare_cb)(uv_prepare_t *handle);
typedef void (*uv_check_cb)(uv_check_t *handle);
typedef void (*uv_poll_cb)(uv_poll_t *handle, int status, int events);
typedef void (*uv_signal_cb)(uv_signal_t *handle, int signum);
typedef void (*uv_fs_event_cb)(uv_fs_event_t *handle, const char *filename, int events, int status);
typedef void (*uv_fs_poll_cb)(uv_fs_poll_t *handle, int status, const void *prev, const void *curr);
typedef void (*uv_alloc_cb)(uv_handle_t *handle, size_t suggested_size, uv_buf_t *buf);
typedef void (*uv_read_cb)(uv_stream_t *stream, ssize_t nread, const uv_buf_t *buf);
typedef void (*uv_udp_recv_cb)(uv_udp_t *handle, ssize_t nread, const uv_buf_t *buf, const struct sockaddr *addr,
                               unsigned flags);
typedef void (*uv_connection_cb)(uv_stream_t *server, int status);
typedef void (*uv_connect_cb)(uv_connect_t *req, int status);
typedef void (*uv_write_cb)(uv_write_t *req, int status);
typedef void (*uv_shutdown_cb)(uv_shutdown_t *req, int status);
typedef void (*uv_udp_send_cb)(uv_udp_send_t *req, int status);
typedef void (*uv_work_cb)(uv_work_t *req);
typedef void (*uv_after_work_cb)(uv_work_t *req, int status);
typedef void (*uv_getaddrinfo_cb)(uv_getaddrinfo_t *req, int status, struct addrinfo *res);
typedef void (*uv_getnameinfo_cb)(uv_getnameinfo_t *req, int status, const char *hostname, const char *service);
typedef void (*uv_random_cb)(uv_random_t *req, int status, void *buf, size_t buflen);
typedef void (*uv_fs_cb)(uv_fs_t *req);
typedef void (*uv_thread_cb)(void *arg);

int uv_loop_init(uv_loop_t *p0);
int uv_loop_close(uv_loop_t *p0);
uv_loop_t *uv_loop_new(void);
void uv_loop_delete(uv_loop_t *p0);
uv_loop_t *uv_default_loop(void);
int uv_run(uv_loop_t *p0, uv_run_mode p1);
void uv_stop(uv_loop_t *p0);
int uv_loop_fork(uv_loop_t *p0);
int uv_backend_timeout(const uv_loop_t *p0);
void uv_library_shutdown(void);
int uv_loop_configure(uv_loop_t *p0, uv_loop_option p1, ...);
void uv_close(uv_handle_t *p0, uv_close_cb p1);
int uv_is_closing(const uv_handle_t *p0);
int uv_is_active(const uv_handle_t *p0);
void uv_unref(uv_handle_t *p0);
int uv_timer_init(uv_loop_t *p0, uv_timer_t *p1);
int uv_idle_init(uv_loop_t *p0, uv_idle_t *p1);
int uv_prepare_init(uv_loop_t *p0, uv_prepare_t *p1);
int uv_check_init(uv_loop_t *p0, uv_check_t *p1);
int uv_signal_init(uv_loop_t *p0, uv_signal_t *p1);
int uv_tcp_init(uv_loop_t *p0, uv_tcp_t *p1);
int uv_udp_init(uv_loop_t *p0, uv_udp_t *p1);
int uv_fs_event_init(uv_loop_t *p0, uv_fs_event_t *p1);
int uv_fs_poll_init(uv_loop_t *p0, uv_fs_poll_t *p1);
int uv_tcp_init_ex(uv_loop_t *p0, uv_tcp_t *p1, unsigned int p2);
int uv_udp_init_ex(uv_loop_t *p0, uv_udp_t *p1, unsigned int p2);
int uv_pipe_init(uv_loop_t *p0, uv_pipe_t *p1, int p2);
int uv_tty_init(uv_loop_t *p0, uv_tty_t *p1, uv_file p2, int p3);
int uv_poll_init(uv_loop_t *p0, uv_poll_t *p1, int p2);
int uv_poll_init_socket(uv_loop_t *p0, uv_poll_t *p1, uv_os_sock_t p2);
int uv_async_init(uv_loop_t *p0, uv_async_t *p1, uv_async_cb p2);
int uv_timer_start(uv_timer_t *p0, uv_timer_cb p1, uint64_t p2, uint64_t p3);
int uv_timer_stop(uv_timer_t *p0);
int uv_timer_again(uv_timer_t *p0);
int uv_idle_start(uv_idle_t *p0, uv_idle_cb p1);
int uv_prepare_start(uv_prepare_t *p0, uv_prepare_cb p1);
int uv_check_start(uv_check_t *p0, uv_check_cb p1);
int uv_idle_stop(uv_idle_t *p0);
int uv_prepare_stop(uv_prepare_t *p0);
int uv_check_stop(uv_check_t *p0);
int uv_poll_stop(uv_poll_t *p0);
int uv_signal_stop(uv_signal_t *p0);
int uv_fs_event_stop(uv_fs_event_t *p0);
int uv_fs_poll_stop(uv_fs_poll_t *p0);
int uv_poll_start(uv_poll_t *p0, int p1, uv_poll_cb p2);
int uv_fs_event_start(uv_fs_event_t *p0, uv_fs_event_cb p1, const char *p2, unsigned int p3);
int uv_fs_poll_start(uv_fs_poll_t *p0, uv_fs_poll_cb p1, const char *p2, unsigned int p3);
int uv_signal_start(uv_signal_t *p0, uv_signal_cb p1, int p2);
int uv_async_send(uv_async_t *p0);
int uv_read_start(uv_stream_t *p0, uv_alloc_cb p1, uv_read_cb p2);
int uv_read_stop(uv_stream_t *p0);
int uv_listen(uv_stream_t *p0, int p1, uv_connection_cb p2);
int uv_accept(uv_stream_t *p0, uv_stream_t *p1);
int uv_spawn(uv_loop_t *p0, uv_process_t *p1, const uv_process_options_t *p2);
int uv_process_kill(uv_process_t *p0, int p1);
void uv_ref(uv_handle_t *p0);
int uv_udp_recv_start(uv_udp_t *p0, uv_alloc_cb p1, uv_udp_recv_cb p2);
int uv_udp_recv_stop(uv_udp_t *p0);
int uv_signal_start_oneshot(uv_signal_t *p0, uv_signal_cb p1, int p2);
void uv_handle_set_data(uv_handle_t *p0, void *p1);
int uv_tcp_connect(uv_connect_t *p0, uv_tcp_t *p1, const struct sockaddr *p2, uv_connect_cb p3);
void uv_pipe_connect(uv_connect_t *p0, uv_pipe_t *p1, const char *p2, uv_connect_cb p3);
int uv_write(uv_write_t *p0, uv_stream_t *p1, const uv_buf_t p2[], unsigned int p3, uv_write_cb p4);
int uv_shutdown(uv_shutdown_t *p0, uv_stream_t *p1, uv_shutdown_cb p2);
int uv_udp_send(uv_udp_send_t *p0, uv_udp_t *p1, const uv_buf_t p2[], unsigned int p3, const struct sockaddr *p4,
                uv_udp_send_cb p5);
int uv_queue_work(uv_loop_t *p0, uv_work_t *p1, uv_work_cb p2, uv_after_work_cb p3);
int uv_getaddrinfo(uv_loop_t *p0, uv_getaddrinfo_t *p1, uv_getaddrinfo_cb p2, const char *p3, const char *p4,
                   const struct addrinfo *p5);
int uv_getnameinfo(uv_loop_t *p0, uv_getnameinfo_t *p1, uv_getnameinfo_cb p2, const struct sockaddr *p3, int p4);
void uv_freeaddrinfo(struct addrinfo *p0);
int uv_random(uv_loop_t *p0, uv_random_t *p1, void *p2, size_t p3, unsigned p4, uv_random_cb p5);
int uv_cancel(uv_req_t *p0);
int uv_try_write(uv_stream_t *p0, const uv_buf_t *p1, unsigned int p2);
void uv_req_set_data(uv_req_t *p0, void *p1);
int uv_fs_open(uv_loop_t *p0, uv_fs_t *p1, const char *p2, int p3, int p4, uv_fs_cb p5);
int uv_fs_close(uv_loop_t *p0, uv_fs_t *p1, uv_file p2, uv_fs_cb p3);
int uv_fs_read(uv_loop_t *p0, uv_fs_t *p1, uv_file p2, const uv_buf_t p3[], unsigned int p4, int64_t p5, uv_fs_cb p6);
int uv_fs_write(uv_loop_t *p0, uv_fs_t *p1, uv_file p2, const uv_buf_t p3[], unsigned int p4, int64_t p5, uv_fs_cb p6);
int uv_fs_stat(uv_loop_t *p0, uv_fs_t *p1, const char *p2, uv_fs_cb p3);
int uv_fs_lstat(uv_loop_t *p0, uv_fs_t *p1, const char *p2, uv_fs_cb p3);
int uv_fs_unlink(uv_loop_t *p0, uv_fs_t *p1, const char *p2, uv_fs_cb p3);
int uv_fs_rmdir(uv_loop_t *p0, uv_fs_t *p1, const char *p2, uv_fs_cb p3);
int uv_fs_fsync(uv_loop_t *p0, uv_fs_t *p1, uv_file p2, uv_fs_cb p3);
int uv_fs_scandir(uv_loop_t *p0, uv_fs_t *p1, const char *p2, int p3, uv_fs_cb p4);
int uv_fs_opendir(uv_loop_t *p0, uv_fs_t *p1, const char *p2, uv_fs_cb p3);
int uv_fs_closedir(uv_loop_t *p0, uv_fs_t *p1, uv_dir_t *p2, uv_fs_cb p3);
void uv_fs_req_cleanup(uv_fs_t *p0);
int uv_fs_access(uv_loop_t *p0, uv_fs_t *p1, const char *p2, int p3, uv_fs_cb p4);
int uv_fs_chmod(uv_loop_t *p0, uv_fs_t *p1, const char *p2, int p3, uv_fs_cb p4);
int uv_fs_chown(uv_loop_t *p0, uv_fs_t *p1, const char *p2, uv_uid_t p3, uv_gid_t p4, uv_fs_cb p5);
int uv_fs_copyfile(uv_loop_t *p0, uv_fs_t *p1, const char *p2, const char *p3, int p4, uv_fs_cb p5);
int uv_fs_fchmod(uv_loop_t *p0, uv_fs_t *p1, uv_file p2, int p3, uv_fs_cb p4);
int uv_fs_fchown(uv_loop_t *p0, uv_fs_t *p1, uv_file p2, uv_uid_t p3, uv_gid_t p4, uv_fs_cb p5);
int uv_fs_fdatasync(uv_loop_t *p0, uv_fs_t *p1, uv_file p2, uv_fs_cb p3);
int uv_fs_fstat(uv_loop_t *p0, uv_fs_t *p1, uv_file p2, uv_fs_cb p3);
int uv_fs_ftruncate(uv_loop_t *p0, uv_fs_t *p1, uv_file p2, int64_t p3, uv_fs_cb p4);
int uv_fs_futime(uv_loop_t *p0, uv_fs_t *p1, uv_file p2, double p3, double p4, uv_fs_cb p5);
int uv_fs_lchown(uv_loop_t *p0, uv_fs_t *p1, const char *p2, uv_uid_t p3, uv_gid_t p4, uv_fs_cb p5);
int uv_fs_link(uv_loop_t *p0, uv_fs_t *p1, const char *p2, const char *p3, uv_fs_cb p4);
int uv_fs_lutime(uv_loop_t *p0, uv_fs_t *p1, const char *p2, double p3, double p4, uv_fs_cb p5);
int uv_fs_mkdir(uv_loop_t *p0, uv_fs_t *p1, const char *p2, int p3, uv_fs_cb p4);
int uv_fs_mkdtemp(uv_loop_t *p0, uv_fs_t *p1, const char *p2, uv_fs_cb p3);
int uv_fs_mkstemp(uv_loop_t *p0, uv_fs_t *p1, const char *p2, uv_fs_cb p3);
int uv_fs_readdir(uv_loop_t *p0, uv_fs_t *p1, uv_dir_t *p2, uv_fs_cb p3);
int uv_fs_readlink(uv_loop_t *p0, uv_fs_t *p1, const char *p2, uv_fs_cb p3);
int uv_fs_realpath(uv_loop_t *p0, uv_fs_t *p1, const char *p2, uv_fs_cb p3);
int uv_fs_rename(uv_loop_t *p0, uv_fs_t *p1, const char *p2, const char *p3, uv_fs_cb p4);
int uv_fs_sendfile(uv_loop_t *p0, uv_fs_t *p1, uv_file p2, uv_file p3, int64_t p4, size_t p5, uv_fs_cb p6);
int uv_fs_statfs(uv_loop_t *p0, uv_fs_t *p1, const char *p2, uv_fs_cb p3);
int uv_fs_symlink(uv_loop_t *p0, uv_fs_t *p1, const char *p2, const char *p3, int p4, uv_fs_cb p5);
int uv_fs_utime(uv_loop_t *p0, uv_fs_t *p1, const char *p2, double p3, double p4, uv_fs_cb p5);
int uv_thread_create(uv_thread_t *p0, uv_thread_cb p1, void *p2);
int uv_thread_create_ex(uv_thread_t *p0, const uv_thread_options_t *p1, uv_thread_cb p2, void *p3);
int uv_thread_join(uv_thread_t *p0);
int uv_mutex_init(uv_mutex_t *p0);
int uv_mutex_init_recursive(uv_mutex_t *p0);
void uv_mutex_destroy(uv_mutex_t *p0);
void uv_mutex_lock(uv_mutex_t *p0);
void uv_mutex_unlock(uv_mutex_t *p0);
int uv_rwlock_init(uv_rwlock_t *p0);
void uv_rwlock_destroy(uv_rwlock_t *p0);
int uv_sem_init(uv_sem_t *p0, unsigned int p1);
void uv_sem_destroy(uv_sem_t *p0);
void uv_sem_wait(uv_sem_t *p0);
void uv_sem_post(uv_sem_t *p0);
int uv_cond_init(uv_cond_t *p0);
void uv_cond_destroy(uv_cond_t *p0);
void uv_cond_wait(uv_cond_t *p0, uv_mutex_t *p1);
void uv_cond_signal(uv_cond_t *p0);
void uv_cond_broadcast(uv_cond_t *p0);
int uv_cond_timedwait(uv_cond_t *p0, uv_mutex_t *p1, uint64_t p2);
int uv_barrier_init(uv_barrier_t *p0, unsigned int p1);
void uv_barrier_destroy(uv_barrier_t *p0);
int uv_barrier_wait(uv_barrier_t *p0);
int uv_key_create(uv_key_t *p0);
void uv_key_delete(uv_key_t *p0);
void uv_sleep(unsigned int p0);
int uv_dlopen(const char *p0, uv_lib_t *p1);
void uv_dlclose(uv_lib_t *p0);
int uv_thread_detach(uv_thread_t *p0);

#endif
