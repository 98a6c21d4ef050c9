/* Cancelled without a cause where one can be given. */
#include "vctx.h"

void bad(vctx *c)
{
    vctx_cancel(c); /* want "lost-cause: vctx_cancel gives no cause; vctx_cancel_cause takes one" */
}

void fine(vctx *c)
{
    vctx_cancel_cause(c, "the peer closed the connection");
}
