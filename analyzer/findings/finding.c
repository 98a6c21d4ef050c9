/* Findings as data: names, order, removal of duplicates, and fingerprints that survive edits (docs: design, section 8).
 */
#include "findings/finding.h"

#include "base/hash.h"
#include "base/path.h"
#include "base/str.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *const confidence_names[] = {"possible", "likely", "certain"};
static const char *const severity_names[] = {"note", "warning", "error"};

bool finding_is_shown(const struct finding *f)
{
    return !f->suppressed && !f->hidden && !f->known;
}

const char *finding_confidence_name(enum finding_confidence c)
{
    return c <= FINDING_CERTAIN ? confidence_names[c] : "unknown";
}

int finding_confidence_parse(const char *s, enum finding_confidence *c)
{
    for (int i = FINDING_POSSIBLE; i <= FINDING_CERTAIN; i++) {
        if (strcmp(s, confidence_names[i]) != 0) continue;
        *c = (enum finding_confidence)i;
        return 0;
    }
    return -1;
}

const char *finding_severity_name(enum finding_severity s)
{
    return s <= FINDING_ERROR ? severity_names[s] : "unknown";
}

/* ---- order ------------------------------------------------------------------------------------------------ */

/* Findings are plain data that may come half filled (tests, old databases): a missing string counts as "". */
static const char *text(const char *s)
{
    return s ? s : "";
}

static int cmp_u32(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

int finding_loc_cmp(const struct finding_loc *a, const struct finding_loc *b)
{
    int d = strcmp(text(a->file), text(b->file));
    if (!d) d = cmp_u32(a->line, b->line);
    return d ? d : cmp_u32(a->col, b->col);
}

/* Place, check and message: what makes two findings the same report for a reader. */
static int report_cmp(const struct finding *a, const struct finding *b)
{
    int d = finding_loc_cmp(&a->loc, &b->loc);
    if (!d) d = strcmp(text(a->check), text(b->check));
    return d ? d : strcmp(text(a->message), text(b->message));
}

int finding_cmp(const struct finding *a, const struct finding *b)
{
    int d = report_cmp(a, b);
    return d ? d : strcmp(a->fingerprint, b->fingerprint);
}

static int steps_cmp(const struct finding *a, const struct finding *b)
{
    int d = cmp_u32(a->n_steps, b->n_steps);
    for (uint32_t i = 0; !d && i < a->n_steps; i++) {
        d = finding_loc_cmp(&a->steps[i].loc, &b->steps[i].loc);
        if (!d) d = strcmp(text(a->steps[i].text), text(b->steps[i].text));
        if (!d) d = (int)a->steps[i].kind - (int)b->steps[i].kind;
    }
    return d;
}

/* Orders findings before they have fingerprints. Among duplicates the best comes first (most confident, shortest path);
 * every other field takes part so that the input's order never shows in the output. */
static int finish_cmp(const void *pa, const void *pb)
{
    const struct finding *a = pa, *b = pb;
    int d = report_cmp(a, b);
    if (!d) d = (int)b->confidence - (int)a->confidence;
    if (!d) d = (int)b->severity - (int)a->severity;
    if (!d) d = (int)a->suppressed - (int)b->suppressed;
    if (!d) d = strcmp(text(a->function_usr), text(b->function_usr));
    if (!d) d = strcmp(text(a->handle_kind), text(b->handle_kind));
    if (!d) d = strcmp(text(a->creator), text(b->creator));
    if (!d) d = strcmp(text(a->exit_kind), text(b->exit_kind));
    if (!d) d = strcmp(text(a->handle), text(b->handle));
    return d ? d : steps_cmp(a, b);
}

/* ---- fingerprints ----------------------------------------------------------------------------------------- */

/* The part of a USR that stays when a file is renamed. clang writes `c:@F@name` for external functions, which stays
 * whole, and `c:file.c@F@name` or `c:file.c@123@F@name` (an offset) for static ones: file and offset go. */
static const char *usr_without_file(const char *usr)
{
    if (str_starts(usr, "c:@")) return usr;
    if (str_starts(usr, "c:")) usr += 2;
    const char *at = strchr(usr, '@');
    if (!at) {
        const char *slash = strrchr(usr, '/');
        return slash ? slash + 1 : usr;
    }
    const char *p = at + 1;
    while (isdigit((unsigned char)*p)) p++;
    return p > at + 1 && *p == '@' ? p : at;
}

const char *finding_portable_path(const char *root, const char *file)
{
    const char *rel = root ? path_relative(root, file) : file;
    return rel[0] == '/' ? path_basename(rel) : rel;
}

static void key_part(struct strbuf *b, const char *s)
{
    strbuf_puts(b, text(s));
    strbuf_putc(b, '\n'); /* no part holds a newline: "a" "bc" and "ab" "c" stay different keys */
}

static void build_key(struct strbuf *b, const struct finding *f, const char *path)
{
    strbuf_clear(b);
    key_part(b, "v1");
    key_part(b, f->check);
    if (path) key_part(b, path);
    key_part(b, usr_without_file(text(f->function_usr && f->function_usr[0] ? f->function_usr : f->function)));
    key_part(b, f->handle_kind);
    key_part(b, f->creator);
    key_part(b, f->exit_kind);
}

struct keyed {
    char hash[33];
    uint32_t index;
};

static int keyed_cmp(const void *pa, const void *pb)
{
    const struct keyed *a = pa, *b = pb;
    int d = strcmp(a->hash, b->hash);
    return d ? d : cmp_u32(a->index, b->index);
}

/* Fills one of the two fingerprints of all findings: findings of equal key in one file are told apart by their ordinal
 * in report order, so the first of three keeps its fingerprint when a fourth is added below. */
static void fingerprint_all(struct finding *fs, uint32_t n, const char *root, bool with_file)
{
    struct strbuf key = {0};
    struct keyed *keys = xmalloc(sizeof *keys * n);
    for (uint32_t i = 0; i < n; i++) {
        build_key(&key, &fs[i], with_file ? finding_portable_path(root, text(fs[i].loc.file)) : NULL);
        hash_hex128(strbuf_cstr(&key), key.len, keys[i].hash);
        keys[i].index = i;
    }
    qsort(keys, n, sizeof *keys, keyed_cmp);
    uint32_t ordinal = 0;
    for (uint32_t i = 0; i < n; i++) {
        bool equal = i && strcmp(keys[i].hash, keys[i - 1].hash) == 0 &&
                     strcmp(text(fs[keys[i].index].loc.file), text(fs[keys[i - 1].index].loc.file)) == 0;
        ordinal = equal ? ordinal + 1 : 0;
        strbuf_clear(&key);
        strbuf_addf(&key, "%s %u", keys[i].hash, ordinal);
        struct finding *f = &fs[keys[i].index];
        hash_hex128(strbuf_cstr(&key), key.len, with_file ? f->fingerprint : f->rename_fingerprint);
    }
    free(keys);
    strbuf_release(&key);
}

uint32_t finding_finish(struct finding *fs, uint32_t n, const char *root)
{
    if (!n) return 0;
    qsort(fs, n, sizeof *fs, finish_cmp);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < n; i++)
        if (report_cmp(&fs[kept - 1], &fs[i]) != 0) fs[kept++] = fs[i];
    fingerprint_all(fs, kept, root, true);
    fingerprint_all(fs, kept, root, false);
    return kept;
}
