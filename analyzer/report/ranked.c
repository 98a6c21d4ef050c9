/* Worst first, for formats that show only so many findings. */
#include "report/formats.h"

#include <stdlib.h>

static int worse(const void *pa, const void *pb)
{
    const struct finding *a = *(const struct finding *const *)pa, *b = *(const struct finding *const *)pb;
    int d = (int)b->severity - (int)a->severity;
    if (!d) d = (int)b->confidence - (int)a->confidence;
    return d ? d : (a > b) - (a < b); /* both lie in the input's array */
}

const struct finding **report_worst_first(const struct report_input *in, struct arena *a, uint32_t *n)
{
    const struct finding **list = ARENA_ARRAY(a, const struct finding *, in->n_findings + 1);
    *n = 0;
    for (uint32_t i = 0; i < in->n_findings; i++)
        if (!report_skips(in, &in->findings[i])) list[(*n)++] = &in->findings[i];
    if (*n > 1) qsort(list, *n, sizeof(const struct finding *), worse);
    return list;
}
