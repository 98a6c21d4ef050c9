/* Stub of gtruntime.h: what the cases use. */
#ifndef STUB_GTRUNTIME_H
#define STUB_GTRUNTIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint64_t gt_ctx_t;
typedef uint64_t gt_task_t;
typedef uint64_t gt_chan_t;
typedef uint64_t gt_timer_t;
typedef uint64_t gt_ticker_t;
typedef uint64_t gt_wg_t;
typedef struct gt_select_case gt_select_case_t;
typedef void (*gt_void_func_t)(void *arg);
typedef void *(*gt_ptr_func_t)(void *arg);
typedef int (*gt_int_func_t)(void *arg);

gt_ctx_t gt_ctx_background(void);
gt_ctx_t gt_ctx_with_cancel(gt_ctx_t parent);
gt_ctx_t gt_ctx_with_timeout(gt_ctx_t parent, uint64_t timeout_ms);
gt_ctx_t gt_ctx_with_deadline(gt_ctx_t parent, int64_t deadline_unix_ms);
void gt_ctx_cancel(gt_ctx_t ctx);
void gt_ctx_destroy(gt_ctx_t ctx);
bool gt_ctx_is_done(gt_ctx_t ctx);
gt_chan_t gt_ctx_done_chan(gt_ctx_t ctx);
gt_task_t gt_spawn_void(gt_void_func_t fn, void *arg);
gt_task_t gt_spawn_ptr(gt_ptr_func_t fn, void *arg);
gt_task_t gt_spawn_int(gt_int_func_t fn, void *arg);
int gt_join(gt_task_t task);
int gt_join_ptr(gt_task_t task, void **result);
int gt_join_int(gt_task_t task, int *result);
int gt_join_all(void);
gt_chan_t gt_chan_create(uint32_t capacity);
void gt_chan_close(gt_chan_t ch);
int gt_chan_send(gt_chan_t ch, const void *data, uint32_t len);
int gt_chan_recv(gt_chan_t ch, void *buf, uint32_t maxlen, uint32_t *out_len);
int gt_select(gt_select_case_t *cases, uint32_t num_cases);
gt_wg_t gt_wg_create(void);
void gt_wg_destroy(gt_wg_t wg);
void gt_wg_wait(gt_wg_t wg);
gt_timer_t gt_timer_after(uint64_t duration_ms);
gt_timer_t gt_timer_create(uint64_t duration_ms);
bool gt_timer_stop(gt_timer_t timer);
void gt_timer_destroy(gt_timer_t timer);
gt_ticker_t gt_ticker_create(uint64_t period_ms);
void gt_ticker_stop(gt_ticker_t ticker);
void gt_ticker_destroy(gt_ticker_t ticker);
void gt_sleep(uint64_t duration_ms);

#endif
