/* What the examples of docs/checks take as given: a small library of handles, described by docs.yaml beside this file. */
#ifndef DOCS_H
#define DOCS_H

#include <stdbool.h>
#include <stddef.h>

struct cancel;
struct cancel *cancel_new(void);
void cancel_fire(struct cancel *c);
void cancel_free(struct cancel *c);

unsigned source_add(int milliseconds, int (*callback)(void *), void *data);
void source_remove(unsigned id);

struct loop;
struct timer;
struct watch;
struct timer *timer_start(struct loop *loop, int milliseconds, void (*callback)(void));
void timer_stop(struct timer *t);
struct watch *watch_add(struct loop *loop, int fd, void (*callback)(int));
void watch_remove(struct watch *w);

typedef struct context context;
context *context_with_value(context *parent, const void *key, const void *value);
void context_cancel(context *ctx);
void context_cancel_cause(context *ctx, const char *why);
void context_free(context *ctx);

#endif
