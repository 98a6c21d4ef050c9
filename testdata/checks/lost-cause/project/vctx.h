/* A context library with values and causes, described by this project's own pack. */
#ifndef VCTX_H
#define VCTX_H

typedef struct vctx vctx;

vctx *vctx_with_value(vctx *parent, const char *key, const void *value);
const void *vctx_value(vctx *c, const char *key);
void vctx_cancel(vctx *c);
void vctx_cancel_cause(vctx *c, const char *why);
void vctx_free(vctx *c);

#endif
