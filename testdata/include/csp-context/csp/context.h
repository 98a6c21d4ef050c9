/* Stub of csp/context.h: what the cases use. */
#ifndef STUB_CSP_CONTEXT_H
#define STUB_CSP_CONTEXT_H

typedef struct csp_context csp_context_t;
typedef struct csp_gochan csp_gochan_t;

csp_context_t *csp_context_background(void);
csp_context_t *csp_context_with_cancel(csp_context_t *parent);
void csp_context_cancel(csp_context_t *ctx);
csp_gochan_t *csp_context_done(csp_context_t *ctx);

#endif
