/* Any bytes as the facts that a worker sends about a shared header, and as the text that headers are chosen from. */
#include "fuzz.h"

#include "base/arena.h"
#include "frontend/pch.h"
#include "frontend/pch_lex.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct pch_text t;
    pch_lex(&a, (const char *)data, size, &t);
    arena_release(&a);
    struct pch *p = pch_load(data, size, "/nowhere/h0");
    if (p) pch_size(p);
    pch_free(p);
    return 0;
}
