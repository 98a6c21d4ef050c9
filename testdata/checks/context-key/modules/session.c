/* Two modules that use the same string as a value's key; the one hides the other's value. */
#include "vctx.h"

void serve(vctx *c);

void session(vctx *parent, const char *user)
{
    vctx *c = vctx_with_value(parent, "user", user); /* want "context-key: the value's key \"user\" is a string literal that another module uses too: one hides the other's value \[likely\]" */
    if (!c) return;
    serve(c);
    vctx_free(c);
}
