/* Every tracked kind of the pack, and every call that makes one: released on both ways out, and on one only. */
#include <stddef.h>
#include <uv.h>

int step(int n);

int good_loop_init(int n)
{
    uv_loop_t h;

    if (uv_loop_init(&h) != 0) return -1;
    if (step(n) < 0) {
        uv_loop_close(&h);
        return -1;
    }
    uv_loop_close(&h);
    return 0;
}

int bad_loop_init(int n)
{
    uv_loop_t h;

    if (uv_loop_init(&h) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_loop_close(&h);
    return 0;
}

int good_loop_new(int n)
{
    uv_loop_t *h = uv_loop_new();

    if (!h) return -1;
    if (step(n) < 0) {
        uv_loop_delete(h);
        return -1;
    }
    uv_loop_delete(h);
    return 0;
}

int bad_loop_new(int n)
{
    uv_loop_t *h = uv_loop_new(); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    uv_loop_delete(h);
    return 0;
}

int good_timer_init(uv_loop_t *a, int n)
{
    uv_timer_t h;

    uv_timer_init(a, &h);
    if (step(n) < 0) {
        uv_close((uv_handle_t *)&h, NULL);
        return -1;
    }
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int bad_timer_init(uv_loop_t *a, int n)
{
    uv_timer_t h;

    uv_timer_init(a, &h); /* want "lost-cancel" */
    if (step(n) < 0) return -1;
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int good_idle_init(uv_loop_t *a, int n)
{
    uv_idle_t h;

    uv_idle_init(a, &h);
    if (step(n) < 0) {
        uv_close((uv_handle_t *)&h, NULL);
        return -1;
    }
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int bad_idle_init(uv_loop_t *a, int n)
{
    uv_idle_t h;

    uv_idle_init(a, &h); /* want "lost-cancel" */
    if (step(n) < 0) return -1;
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int good_prepare_init(uv_loop_t *a, int n)
{
    uv_prepare_t h;

    uv_prepare_init(a, &h);
    if (step(n) < 0) {
        uv_close((uv_handle_t *)&h, NULL);
        return -1;
    }
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int bad_prepare_init(uv_loop_t *a, int n)
{
    uv_prepare_t h;

    uv_prepare_init(a, &h); /* want "lost-cancel" */
    if (step(n) < 0) return -1;
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int good_check_init(uv_loop_t *a, int n)
{
    uv_check_t h;

    uv_check_init(a, &h);
    if (step(n) < 0) {
        uv_close((uv_handle_t *)&h, NULL);
        return -1;
    }
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int bad_check_init(uv_loop_t *a, int n)
{
    uv_check_t h;

    uv_check_init(a, &h); /* want "lost-cancel" */
    if (step(n) < 0) return -1;
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int good_signal_init(uv_loop_t *a, int n)
{
    uv_signal_t h;

    if (uv_signal_init(a, &h) != 0) return -1;
    if (step(n) < 0) {
        uv_close((uv_handle_t *)&h, NULL);
        return -1;
    }
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int bad_signal_init(uv_loop_t *a, int n)
{
    uv_signal_t h;

    if (uv_signal_init(a, &h) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int good_tcp_init(uv_loop_t *a, int n)
{
    uv_tcp_t h;

    if (uv_tcp_init(a, &h) != 0) return -1;
    if (step(n) < 0) {
        uv_close((uv_handle_t *)&h, NULL);
        return -1;
    }
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int bad_tcp_init(uv_loop_t *a, int n)
{
    uv_tcp_t h;

    if (uv_tcp_init(a, &h) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int good_udp_init(uv_loop_t *a, int n)
{
    uv_udp_t h;

    if (uv_udp_init(a, &h) != 0) return -1;
    if (step(n) < 0) {
        uv_close((uv_handle_t *)&h, NULL);
        return -1;
    }
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int bad_udp_init(uv_loop_t *a, int n)
{
    uv_udp_t h;

    if (uv_udp_init(a, &h) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int good_fs_event_init(uv_loop_t *a, int n)
{
    uv_fs_event_t h;

    if (uv_fs_event_init(a, &h) != 0) return -1;
    if (step(n) < 0) {
        uv_close((uv_handle_t *)&h, NULL);
        return -1;
    }
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int bad_fs_event_init(uv_loop_t *a, int n)
{
    uv_fs_event_t h;

    if (uv_fs_event_init(a, &h) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int good_fs_poll_init(uv_loop_t *a, int n)
{
    uv_fs_poll_t h;

    if (uv_fs_poll_init(a, &h) != 0) return -1;
    if (step(n) < 0) {
        uv_close((uv_handle_t *)&h, NULL);
        return -1;
    }
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int bad_fs_poll_init(uv_loop_t *a, int n)
{
    uv_fs_poll_t h;

    if (uv_fs_poll_init(a, &h) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int good_tcp_init_ex(uv_loop_t *a, int n)
{
    uv_tcp_t h;

    if (uv_tcp_init_ex(a, &h, 0) != 0) return -1;
    if (step(n) < 0) {
        uv_close((uv_handle_t *)&h, NULL);
        return -1;
    }
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int bad_tcp_init_ex(uv_loop_t *a, int n)
{
    uv_tcp_t h;

    if (uv_tcp_init_ex(a, &h, 0) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int good_udp_init_ex(uv_loop_t *a, int n)
{
    uv_udp_t h;

    if (uv_udp_init_ex(a, &h, 0) != 0) return -1;
    if (step(n) < 0) {
        uv_close((uv_handle_t *)&h, NULL);
        return -1;
    }
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int bad_udp_init_ex(uv_loop_t *a, int n)
{
    uv_udp_t h;

    if (uv_udp_init_ex(a, &h, 0) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int good_pipe_init(uv_loop_t *a, int n)
{
    uv_pipe_t h;

    if (uv_pipe_init(a, &h, 0) != 0) return -1;
    if (step(n) < 0) {
        uv_close((uv_handle_t *)&h, NULL);
        return -1;
    }
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int bad_pipe_init(uv_loop_t *a, int n)
{
    uv_pipe_t h;

    if (uv_pipe_init(a, &h, 0) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int good_tty_init(uv_loop_t *a, uv_file b, int n)
{
    uv_tty_t h;

    if (uv_tty_init(a, &h, b, 0) != 0) return -1;
    if (step(n) < 0) {
        uv_close((uv_handle_t *)&h, NULL);
        return -1;
    }
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int bad_tty_init(uv_loop_t *a, uv_file b, int n)
{
    uv_tty_t h;

    if (uv_tty_init(a, &h, b, 0) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int good_poll_init(uv_loop_t *a, int n)
{
    uv_poll_t h;

    if (uv_poll_init(a, &h, 0) != 0) return -1;
    if (step(n) < 0) {
        uv_close((uv_handle_t *)&h, NULL);
        return -1;
    }
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int bad_poll_init(uv_loop_t *a, int n)
{
    uv_poll_t h;

    if (uv_poll_init(a, &h, 0) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int good_poll_init_socket(uv_loop_t *a, int n)
{
    uv_poll_t h;

    if (uv_poll_init_socket(a, &h, NULL) != 0) return -1;
    if (step(n) < 0) {
        uv_close((uv_handle_t *)&h, NULL);
        return -1;
    }
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int bad_poll_init_socket(uv_loop_t *a, int n)
{
    uv_poll_t h;

    if (uv_poll_init_socket(a, &h, NULL) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int good_async_init(uv_loop_t *a, int n)
{
    uv_async_t h;

    if (uv_async_init(a, &h, NULL) != 0) return -1;
    if (step(n) < 0) {
        uv_close((uv_handle_t *)&h, NULL);
        return -1;
    }
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int bad_async_init(uv_loop_t *a, int n)
{
    uv_async_t h;

    if (uv_async_init(a, &h, NULL) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int good_spawn(uv_loop_t *a, const uv_process_options_t *b, int n)
{
    uv_process_t h;

    if (uv_spawn(a, &h, b) != 0) return -1;
    if (step(n) < 0) {
        uv_close((uv_handle_t *)&h, NULL);
        return -1;
    }
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int bad_spawn(uv_loop_t *a, const uv_process_options_t *b, int n)
{
    uv_process_t h;

    if (uv_spawn(a, &h, b) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_close((uv_handle_t *)&h, NULL);
    return 0;
}

int good_fs_scandir(uv_loop_t *a, int n)
{
    uv_fs_t h;

    if (uv_fs_scandir(a, &h, "", 0, NULL) < 0) return -1;
    if (step(n) < 0) {
        uv_fs_req_cleanup(&h);
        return -1;
    }
    uv_fs_req_cleanup(&h);
    return 0;
}

int bad_fs_scandir(uv_loop_t *a, int n)
{
    uv_fs_t h;

    if (uv_fs_scandir(a, &h, "", 0, NULL) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_fs_req_cleanup(&h);
    return 0;
}

int good_fs_opendir(uv_loop_t *a, int n)
{
    uv_fs_t h;

    if (uv_fs_opendir(a, &h, "", NULL) < 0) return -1;
    if (step(n) < 0) {
        uv_fs_req_cleanup(&h);
        return -1;
    }
    uv_fs_req_cleanup(&h);
    return 0;
}

int bad_fs_opendir(uv_loop_t *a, int n)
{
    uv_fs_t h;

    if (uv_fs_opendir(a, &h, "", NULL) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_fs_req_cleanup(&h);
    return 0;
}

int good_fs_mkdtemp(uv_loop_t *a, int n)
{
    uv_fs_t h;

    if (uv_fs_mkdtemp(a, &h, "", NULL) < 0) return -1;
    if (step(n) < 0) {
        uv_fs_req_cleanup(&h);
        return -1;
    }
    uv_fs_req_cleanup(&h);
    return 0;
}

int bad_fs_mkdtemp(uv_loop_t *a, int n)
{
    uv_fs_t h;

    if (uv_fs_mkdtemp(a, &h, "", NULL) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_fs_req_cleanup(&h);
    return 0;
}

int good_fs_mkstemp(uv_loop_t *a, int n)
{
    uv_fs_t h;

    if (uv_fs_mkstemp(a, &h, "", NULL) < 0) return -1;
    if (step(n) < 0) {
        uv_fs_req_cleanup(&h);
        return -1;
    }
    uv_fs_req_cleanup(&h);
    return 0;
}

int bad_fs_mkstemp(uv_loop_t *a, int n)
{
    uv_fs_t h;

    if (uv_fs_mkstemp(a, &h, "", NULL) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_fs_req_cleanup(&h);
    return 0;
}

int good_fs_readlink(uv_loop_t *a, int n)
{
    uv_fs_t h;

    if (uv_fs_readlink(a, &h, "", NULL) < 0) return -1;
    if (step(n) < 0) {
        uv_fs_req_cleanup(&h);
        return -1;
    }
    uv_fs_req_cleanup(&h);
    return 0;
}

int bad_fs_readlink(uv_loop_t *a, int n)
{
    uv_fs_t h;

    if (uv_fs_readlink(a, &h, "", NULL) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_fs_req_cleanup(&h);
    return 0;
}

int good_fs_realpath(uv_loop_t *a, int n)
{
    uv_fs_t h;

    if (uv_fs_realpath(a, &h, "", NULL) < 0) return -1;
    if (step(n) < 0) {
        uv_fs_req_cleanup(&h);
        return -1;
    }
    uv_fs_req_cleanup(&h);
    return 0;
}

int bad_fs_realpath(uv_loop_t *a, int n)
{
    uv_fs_t h;

    if (uv_fs_realpath(a, &h, "", NULL) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_fs_req_cleanup(&h);
    return 0;
}

int good_fs_statfs(uv_loop_t *a, int n)
{
    uv_fs_t h;

    if (uv_fs_statfs(a, &h, "", NULL) < 0) return -1;
    if (step(n) < 0) {
        uv_fs_req_cleanup(&h);
        return -1;
    }
    uv_fs_req_cleanup(&h);
    return 0;
}

int bad_fs_statfs(uv_loop_t *a, int n)
{
    uv_fs_t h;

    if (uv_fs_statfs(a, &h, "", NULL) < 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_fs_req_cleanup(&h);
    return 0;
}

int good_thread_create(void *a, int n)
{
    uv_thread_t h;

    if (uv_thread_create(&h, NULL, a) != 0) return -1;
    if (step(n) < 0) {
        uv_thread_join(&h);
        return -1;
    }
    uv_thread_join(&h);
    return 0;
}

int bad_thread_create(void *a, int n)
{
    uv_thread_t h;

    if (uv_thread_create(&h, NULL, a) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_thread_join(&h);
    return 0;
}

int good_thread_create_ex(const uv_thread_options_t *a, void *b, int n)
{
    uv_thread_t h;

    if (uv_thread_create_ex(&h, a, NULL, b) != 0) return -1;
    if (step(n) < 0) {
        uv_thread_join(&h);
        return -1;
    }
    uv_thread_join(&h);
    return 0;
}

int bad_thread_create_ex(const uv_thread_options_t *a, void *b, int n)
{
    uv_thread_t h;

    if (uv_thread_create_ex(&h, a, NULL, b) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    uv_thread_join(&h);
    return 0;
}
