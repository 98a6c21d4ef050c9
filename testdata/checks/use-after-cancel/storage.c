/* Storage that was a handle is memory again when the handle has ended. */
#include <stdlib.h>
#include <string.h>
#include <uv.h>

static void *give(void *p, size_t n)
{
    if (n) return realloc(p, n);
    free(p);
    return NULL;
}

int run(void)
{
    uv_loop_t *l = give(NULL, sizeof *l);
    if (!l || uv_loop_init(l) != 0) return -1;
    uv_run(l, UV_RUN_DEFAULT);
    uv_loop_close(l);
    memset(l, 0, sizeof *l);
    give(l, 0);
    return 0;
}

int run_on(void)
{
    uv_loop_t l;
    if (uv_loop_init(&l) != 0) return -1;
    uv_loop_close(&l);
    return uv_run(&l, UV_RUN_DEFAULT); /* want "use-after-cancel" */
}
