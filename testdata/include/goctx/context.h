/* Test double of a Go-style context library: the creator gives a context and the function that cancels it. */
#ifndef STUB_GO_CONTEXT_H
#define STUB_GO_CONTEXT_H

#include <stdbool.h>
#include <time.h>

typedef struct GoContext {
    void *vtable;
    int refcount;
} GoContext;
typedef struct Error Error;
typedef struct GoChannel GoChannel;
typedef void (*CancelFunc)(GoContext *ctx);

typedef struct CancelContextResult {
    GoContext *context;
    CancelFunc cancel;
} CancelContextResult;

GoContext *go_context_background(void);
CancelContextResult go_context_with_cancel(GoContext *parent);
GoContext *go_with_deadline(GoContext *parent, struct timespec deadline);
GoContext *go_context_ref(GoContext *ctx);
void go_context_unref(GoContext *ctx);
void go_context_free(GoContext *ctx);
void go_context_init(GoContext *ctx, int timeout_seconds);
int go_context_is_canceled(const void *ctx);
GoChannel *go_context_done(GoContext *ctx);
Error *go_context_err(GoContext *ctx);
void go_context_wait(GoContext *ctx);

#endif
