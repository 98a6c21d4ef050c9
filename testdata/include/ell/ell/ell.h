/* Stub of ell/ell.h: what the cases use. */
#ifndef STUB_ELL_ELL_H
#define STUB_ELL_ELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct l_timeout;
struct l_idle;
struct l_io;
struct l_signal;
typedef void (*l_timeout_notify_cb_t)(struct l_timeout *timeout, void *user_data);
typedef void (*l_timeout_destroy_cb_t)(void *user_data);
typedef void (*l_idle_notify_cb_t)(struct l_idle *idle, void *user_data);
typedef void (*l_idle_oneshot_cb_t)(void *user_data);
typedef void (*l_idle_destroy_cb_t)(void *user_data);
typedef bool (*l_io_read_cb_t)(struct l_io *io, void *user_data);
typedef void (*l_io_destroy_cb_t)(void *user_data);
typedef void (*l_signal_notify_cb_t)(void *user_data);
typedef void (*l_signal_destroy_cb_t)(void *user_data);
typedef void (*l_main_signal_cb_t)(uint32_t signo, void *user_data);

struct l_timeout *l_timeout_create(unsigned int seconds, l_timeout_notify_cb_t callback, void *user_data, l_timeout_destroy_cb_t destroy);
struct l_timeout *l_timeout_create_ms(uint64_t milliseconds, l_timeout_notify_cb_t callback, void *user_data, l_timeout_destroy_cb_t destroy);
void l_timeout_modify(struct l_timeout *timeout, unsigned int seconds);
void l_timeout_modify_ms(struct l_timeout *timeout, uint64_t milliseconds);
void l_timeout_remove(struct l_timeout *timeout);
struct l_idle *l_idle_create(l_idle_notify_cb_t callback, void *user_data, l_idle_destroy_cb_t destroy);
void l_idle_remove(struct l_idle *idle);
bool l_idle_oneshot(l_idle_oneshot_cb_t callback, void *user_data, l_idle_destroy_cb_t destroy);
struct l_io *l_io_new(int fd);
bool l_io_set_close_on_destroy(struct l_io *io, bool do_close);
bool l_io_set_read_handler(struct l_io *io, l_io_read_cb_t callback, void *user_data, l_io_destroy_cb_t destroy);
bool l_io_set_write_handler(struct l_io *io, l_io_read_cb_t callback, void *user_data, l_io_destroy_cb_t destroy);
bool l_io_set_disconnect_handler(struct l_io *io, l_io_read_cb_t callback, void *user_data, l_io_destroy_cb_t destroy);
void l_io_destroy(struct l_io *io);
struct l_signal *l_signal_create(uint32_t signo, l_signal_notify_cb_t callback, void *user_data, l_signal_destroy_cb_t destroy);
void l_signal_remove(struct l_signal *signal);
bool l_main_init(void);
bool l_main_exit(void);
int l_main_run(void);
int l_main_run_with_signal(l_main_signal_cb_t callback, void *user_data);
void l_main_iterate(int timeout);
bool l_main_quit(void);

#endif
