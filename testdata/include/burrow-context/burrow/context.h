/* Stub of burrow/context.h: what the cases use. */
#ifndef STUB_BURROW_CONTEXT_H
#define STUB_BURROW_CONTEXT_H

#include <burrow/chan.h>

#include <stdbool.h>

typedef struct ContextVT ContextVT;
typedef struct Context {
    const ContextVT *vt;
    void *data;
} Context;
typedef struct Func {
    void (*fn)(void *env);
    void *env;
} Func;
typedef Func CancelFunc;
typedef Func CancelCauseFunc;
typedef struct Error {
    const void *vt;
    const void *data;
} Error;
typedef struct Any {
    const Type *type;
    void *data;
} Any;
typedef int64_t Duration;

#define BURROW_CONTEXT_IS_NIL(c) ((c).vt == NULL)
#define BURROW_CALLF0(f) ((f).fn((f).env))

Context context_background(void);
Context context_todo(void);
Context context_with_cancel(Alloc *a, Context parent, CancelFunc *cancel);
Context context_with_cancel_cause(Alloc *a, Context parent, CancelCauseFunc *cancel);
Context context_with_deadline(Alloc *a, Context parent, int64_t when, CancelFunc *cancel);
Context context_with_timeout(Alloc *a, Context parent, Duration d, CancelFunc *cancel);
Context context_with_deadline_cause(Alloc *a, Context parent, int64_t when, Error cause, CancelFunc *cancel);
Context context_with_timeout_cause(Alloc *a, Context parent, Duration d, Error cause, CancelFunc *cancel);
Context context_with_value(Alloc *a, Context parent, Any key, Any val);
Context context_without_cancel(Alloc *a, Context parent);
void context_free(Context c);
Chan *context_done(Context c);
Error context_err(Context c);
Error context_cause(Context c);
bool context_deadline(Context c, int64_t *when);
Any context_value(Context c, Any key);

#endif
