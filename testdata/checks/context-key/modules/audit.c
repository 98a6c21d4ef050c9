#include "vctx.h"

void record(vctx *c);

static const char own_key[] = "audit";

void audit(vctx *parent, const void *who)
{
    vctx *c = vctx_with_value(parent, "user", who); /* want "the value's key \"user\" is a string literal that another module uses too" */
    if (!c) return;
    record(c);
    vctx_free(c);
}

void fine_own_address(vctx *parent, const void *who)
{
    vctx *c = vctx_with_value(parent, own_key, who);
    if (!c) return;
    record(c);
    vctx_free(c);
}

/* One module only: shown when asked for. */
void fine_single(vctx *parent, const void *who)
{
    vctx *c = vctx_with_value(parent, "audit.trail", who);
    if (!c) return;
    record(c);
    vctx_free(c);
}
