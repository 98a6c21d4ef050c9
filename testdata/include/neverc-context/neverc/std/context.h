/* Stub of neverc/std/context.h: what the cases use. */
#ifndef STUB_NEVERC_STD_CONTEXT_H
#define STUB_NEVERC_STD_CONTEXT_H

#include <stddef.h>
#include <stdint.h>

typedef struct neverc_context neverc_context_t;
typedef struct neverc_context_cancel_handle neverc_context_cancel_handle_t;
typedef void (*neverc_cancel_func_t)(void);
typedef void (*neverc_context_stop_func_t)(void);

neverc_context_t *neverc_context_background(void);
neverc_context_t *neverc_context_todo(void);
neverc_context_t *neverc_context_with_cancel(neverc_context_t *parent, neverc_cancel_func_t *cancel_out);
neverc_context_t *neverc_context_with_cancel_cause(neverc_context_t *parent, neverc_cancel_func_t *cancel_out, const char *cause);
neverc_context_t *neverc_context_with_timeout(neverc_context_t *parent, int64_t timeout_ms, neverc_cancel_func_t *cancel_out);
neverc_context_t *neverc_context_with_timeout_cause(neverc_context_t *parent, int64_t timeout_ms, neverc_cancel_func_t *cancel_out, const char *cause);
neverc_context_t *neverc_context_with_deadline(neverc_context_t *parent, int64_t deadline_ms, neverc_cancel_func_t *cancel_out);
neverc_context_t *neverc_context_with_deadline_cause(neverc_context_t *parent, int64_t deadline_ms, neverc_cancel_func_t *cancel_out, const char *cause);
neverc_context_t *neverc_context_with_cancel_handle(neverc_context_t *parent, neverc_context_cancel_handle_t **cancel_out);
neverc_context_t *neverc_context_with_timeout_handle(neverc_context_t *parent, int64_t timeout_ms, neverc_context_cancel_handle_t **cancel_out);
neverc_context_t *neverc_context_with_deadline_handle(neverc_context_t *parent, int64_t deadline_ms, neverc_context_cancel_handle_t **cancel_out);
void neverc_context_cancel_handle_cancel(neverc_context_cancel_handle_t *handle);
void neverc_context_cancel_handle_free(neverc_context_cancel_handle_t *handle);
neverc_context_t *neverc_context_with_value(neverc_context_t *parent, const char *key, const void *value);
neverc_context_t *neverc_context_without_cancel(neverc_context_t *parent);
void neverc_context_free(neverc_context_t *ctx);
neverc_context_stop_func_t neverc_context_after_func(neverc_context_t *ctx, void (*f)(void));
int neverc_context_done(const neverc_context_t *ctx);
const char *neverc_context_err(const neverc_context_t *ctx);
const char *neverc_context_cause(const neverc_context_t *ctx);
int64_t neverc_context_deadline(const neverc_context_t *ctx);
const void *neverc_context_value(const neverc_context_t *ctx, const char *key);

#endif
