/* Stub of burrow/chan.h: what the cases use. */
#ifndef STUB_BURROW_CHAN_H
#define STUB_BURROW_CHAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Alloc Alloc;
typedef struct Chan Chan;
typedef struct Type Type;
typedef struct SelectCase SelectCase;
typedef ptrdiff_t Int;

Chan *chan_make(Alloc *a, const Type *elem, Int cap);
void chan_free(Chan *c);
void chan_close(Chan *c);
void chan_send(Chan *c, const void *v);
bool chan_recv(Chan *c, void *out);
Int chan_select(SelectCase *cases, Int n);

#endif
