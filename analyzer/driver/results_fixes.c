/* Fixes for findings of which a check thinks that one may be plain: the source is read here. */
#include "driver/driver_internal.h"

#include "base/path.h"
#include "findings/fix.h"

#include <string.h>

#define MAX_SOURCE_BYTES (64u << 20)

void results_propose_fixes(struct results *out, struct arena *a)
{
    struct arena scratch = {0};
    struct fix_source *source = NULL;
    const char *file = "";
    for (uint32_t i = 0; i < out->n; i++) {
        struct finding *f = &out->findings[i];
        if (!f->hint) continue;
        if (strcmp(file, f->loc.file) != 0) { /* findings are in order of files: each is read once */
            char *text = NULL;
            size_t len = 0;
            arena_clear(&scratch);
            file = f->loc.file;
            bool read = path_read_file(&scratch, file, MAX_SOURCE_BYTES, &text, &len, NULL) == 0;
            source = read ? fix_source_read(&scratch, text, len) : NULL;
        }
        if (source) f->fix = fix_propose(a, source, f);
    }
    arena_release(&scratch);
}
