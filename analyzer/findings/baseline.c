/* The text form of a baseline, and marking what it knows. */
#include "findings/baseline.h"

#include "base/err.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char header[] =
    "# cancelcheck baseline 1: findings that are known. `cancelcheck baseline write` writes this file.\n"
    "# After a merge conflict keep the lines of both sides.\n";

/* ---- reading ---- */

static bool is_print(const char *s)
{
    return strspn(s, "0123456789abcdef") == 32 && s[32] == ' ';
}

static int key_cmp(const void *pa, const void *pb)
{
    const struct finding_key *a = pa, *b = pb;
    return strcmp(a->fingerprint, b->fingerprint);
}

/* "FINGERPRINT RENAME check function path"; the path comes last as it may hold blanks. */
static int parse_line(struct arena *a, const char *line, struct finding_key *key)
{
    if (!is_print(line) || !is_print(line + 33)) return -1;
    const char *check = line + 66, *function = strchr(check, ' '), *path = function ? strchr(function + 1, ' ') : NULL;
    if (!path || function == check || path == function + 1 || !path[1]) return -1;
    *key = (struct finding_key){
        .fingerprint = arena_strndup(a, line, 32),
        .rename_fingerprint = arena_strndup(a, line + 33, 32),
        .path = arena_strdup(a, path + 1),
        .usr = "",
    };
    return 0;
}

int baseline_parse(struct arena *a, const char *file, const char *text, struct baseline *out, struct err *e)
{
    uint32_t cap = 0, kept = 0, number = 0;
    *out = (struct baseline){0};
    for (const char *p = text; *p;) {
        size_t len = strcspn(p, "\n"), end = len;
        struct finding_key key;
        number++;
        while (end && (p[end - 1] == '\r' || p[end - 1] == ' ')) end--;
        const char *line = arena_strndup(a, p, end);
        p += len + (p[len] == '\n');
        if (!line[0] || line[0] == '#') continue;
        if (str_starts(line, "<<<<<<<") || str_starts(line, "=======") || str_starts(line, ">>>>>>>"))
            return err_set(e, "%s:%u: a merge conflict: keep the lines of both sides and take the marks out", file,
                           number);
        if (parse_line(a, line, &key) < 0)
            return err_set(e, "%s:%u: not a line of a baseline; `cancelcheck baseline write` writes them", file,
                           number);
        ARENA_PUSH(a, out->keys, out->n, cap, key);
    }
    if (out->n) qsort(out->keys, out->n, sizeof *out->keys, key_cmp);
    for (uint32_t i = 0; i < out->n; i++)
        if (i == 0 || key_cmp(&out->keys[kept - 1], &out->keys[i]) != 0) out->keys[kept++] = out->keys[i];
    out->n = kept;
    return 0;
}

/* ---- writing ---- */

struct line {
    const char *path;
    const struct finding *finding;
};

static int line_cmp(const void *pa, const void *pb)
{
    const struct line *a = pa, *b = pb;
    int d = strcmp(a->path, b->path);
    if (!d) d = strcmp(a->finding->function, b->finding->function);
    if (!d) d = strcmp(a->finding->check, b->finding->check);
    return d ? d : strcmp(a->finding->fingerprint, b->finding->fingerprint);
}

/* A word of the line: blanks and control bytes would break it. */
static void put_word(struct strbuf *out, const char *s)
{
    if (!s || !*s) s = "-";
    for (; *s; s++) strbuf_putc(out, isspace((unsigned char)*s) || iscntrl((unsigned char)*s) ? '_' : *s);
}

/* Sorted by place, so that a review reads well and two branches rarely touch neighbouring lines. */
void baseline_print(struct strbuf *out, const struct finding *fs, uint32_t n, const char *root)
{
    struct line *lines = xmalloc(sizeof *lines * (n + 1));
    uint32_t kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (!fs[i].hidden && !fs[i].suppressed)
            lines[kept++] = (struct line){finding_portable_path(root, fs[i].loc.file), &fs[i]};
    if (kept) qsort(lines, kept, sizeof *lines, line_cmp);
    strbuf_puts(out, header);
    for (uint32_t i = 0; i < kept; i++) {
        const struct finding *f = lines[i].finding;
        strbuf_addf(out, "%s %s ", f->fingerprint, f->rename_fingerprint);
        put_word(out, f->check);
        strbuf_putc(out, ' ');
        put_word(out, f->function);
        strbuf_putc(out, ' ');
        for (const char *p = lines[i].path; *p; p++) strbuf_putc(out, iscntrl((unsigned char)*p) ? '_' : *p);
        strbuf_putc(out, '\n');
    }
    free(lines);
}

/* ---- marking ---- */

struct finding_key *baseline_keys(struct arena *a, const struct finding *fs, uint32_t n, const char *root)
{
    struct finding_key *keys = ARENA_ARRAY(a, struct finding_key, n + 1);
    for (uint32_t i = 0; i < n; i++)
        keys[i] = (struct finding_key){.fingerprint = fs[i].fingerprint,
                                       .rename_fingerprint = fs[i].rename_fingerprint,
                                       .path = finding_portable_path(root, fs[i].loc.file),
                                       .usr = fs[i].function_usr ? fs[i].function_usr : ""};
    return keys;
}

uint32_t baseline_mark(const struct baseline *b, struct finding *fs, uint32_t n, const char *root,
                       bool (*gone)(void *ctx, const char *path), void *ctx)
{
    struct arena a = {0};
    struct finding_key *fresh = baseline_keys(&a, fs, n, root);
    uint32_t *partner = ARENA_ARRAY(&a, uint32_t, n + 1), found = 0;
    finding_match(b->keys, b->n, fresh, n, gone, ctx, partner);
    for (uint32_t i = 0; i < n; i++) {
        fs[i].known = partner[i] != FINDING_UNMATCHED;
        found += fs[i].known;
    }
    arena_release(&a);
    return b->n - found;
}
