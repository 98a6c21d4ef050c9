/* Applying fixes: edits of one file are collected, checked against one another and against the file, then written. */
#include "cli/fix_apply.h"

#include "base/path.h"
#include "base/str.h"
#include "cli/file_replace.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_SOURCE (256u << 20)

struct job {
    const struct finding_fix *fix;
    const char *file;
    uint32_t from, to; /* bytes it touches */
};

static int job_cmp(const void *pa, const void *pb)
{
    const struct job *a = pa, *b = pb;
    int d = strcmp(a->file, b->file);
    if (!d) d = (a->from > b->from) - (a->from < b->from);
    return d ? d : (a->to > b->to) - (a->to < b->to);
}

/* Line and column still name the offset: the file was not edited since. */
static bool still_there(const char *text, uint32_t offset, uint32_t line, uint32_t col)
{
    uint32_t n = 1;
    size_t start = 0;
    for (const char *p = text; (p = memchr(p, '\n', (size_t)(text + offset - p))); n++) start = (size_t)(++p - text);
    return n == line && offset - start + 1 == col;
}

static bool fits(const struct finding_fix *fix, const char *text, size_t len)
{
    for (uint32_t i = 0; i < fix->n_edits; i++) {
        const struct finding_edit *x = &fix->edits[i];
        if (i && x->offset < fix->edits[i - 1].offset + fix->edits[i - 1].length) return false;
        if (strcmp(x->file, fix->edits[0].file) != 0) return false;
        if (x->offset > len || x->length > len - x->offset) return false;
        if (!still_there(text, x->offset, x->line, x->col)) return false;
        if (!still_there(text, x->offset + x->length, x->end_line, x->end_col)) return false;
    }
    return true;
}

/* Through symbolic links to the file itself, which keeps its permissions. */
static int replace_file(const char *path, const struct strbuf *text, struct err *e)
{
    char real[PATH_MAX];
    struct stat st;
    if (!realpath(path, real) || stat(real, &st) < 0) return err_set(e, "%s: %s", path, strerror(errno));
    if (file_replace(real, strbuf_cstr(text), text->len, st.st_mode & 07777) == 0) return 0;
    return err_set(e, "%s: cannot be fixed: %s", path, strerror(errno));
}

static int fix_file(const struct job *jobs, uint32_t n, struct fix_counts *counts, struct err *e)
{
    struct arena a = {0};
    struct strbuf out = {0};
    char *text;
    size_t len;
    uint32_t done = 0;
    uint64_t at = 0, free_from = 0;
    int rc = path_read_file(&a, jobs[0].file, MAX_SOURCE, &text, &len, e);
    for (uint32_t i = 0; rc == 0 && i < n; i++) {
        const struct finding_fix *fix = jobs[i].fix;
        if ((done && jobs[i].from <= free_from) || !fits(fix, text, len)) {
            counts->skipped++;
            continue;
        }
        for (uint32_t k = 0; k < fix->n_edits; k++) {
            strbuf_add(&out, text + at, fix->edits[k].offset - at);
            strbuf_puts(&out, fix->edits[k].text);
            at = (uint64_t)fix->edits[k].offset + fix->edits[k].length;
        }
        free_from = jobs[i].to;
        done++;
    }
    if (rc == 0 && done) {
        strbuf_add(&out, text + at, len - at);
        rc = replace_file(jobs[0].file, &out, e);
    }
    counts->fixed += done;
    counts->files += done > 0;
    strbuf_release(&out);
    arena_release(&a);
    return rc;
}

int fix_apply(const char *root, const struct finding *fs, uint32_t n, struct fix_counts *counts, struct err *e)
{
    struct job *jobs = xmalloc(sizeof *jobs * (n + 1ul));
    uint32_t n_jobs = 0;
    int rc = 0;
    *counts = (struct fix_counts){0};
    for (uint32_t i = 0; i < n; i++) {
        const struct finding_fix *fix = fs[i].suppressed ? NULL : fs[i].fix;
        if (!fix || !fix->n_edits) continue;
        const struct finding_edit *last = &fix->edits[fix->n_edits - 1];
        jobs[n_jobs++] = (struct job){fix, fix->edits[0].file, fix->edits[0].offset, last->offset + last->length};
    }
    if (n_jobs) qsort(jobs, n_jobs, sizeof *jobs, job_cmp);
    for (uint32_t i = 0, k; rc == 0 && i < n_jobs; i = k) {
        for (k = i; k < n_jobs && strcmp(jobs[i].file, jobs[k].file) == 0;) k++;
        if (path_resolves_under(root, jobs[i].file))
            rc = fix_file(jobs + i, k - i, counts, e);
        else
            counts->outside += k - i;
    }
    free(jobs);
    return rc;
}
