/* Reading suppression files and applying them. The file may come from anywhere; it only ever silences. */
#include "findings/suppress_file.h"

#include "base/path.h"
#include "base/str.h"
#include "rules/rules_yaml.h"

#include <ctype.h>
#include <string.h>

#define MAX_BYTES (4u << 20)

struct reader {
    struct rules_source src;
    const char *const *checks;
    uint32_t n_checks;
    struct suppressions *out;
};

/* ---- values ---- */

static bool is_fingerprint(const char *s)
{
    return strlen(s) == 32 && strspn(s, "0123456789abcdef") == 32;
}

static bool is_date(const char *s)
{
    static const char form[] = "dddd-dd-dd";
    if (strlen(s) != sizeof form - 1) return false;
    for (size_t i = 0; form[i]; i++)
        if (form[i] == 'd' ? !isdigit((unsigned char)s[i]) : s[i] != '-') return false;
    int month = (s[5] - '0') * 10 + s[6] - '0', day = (s[8] - '0') * 10 + s[9] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static void check_name(struct reader *r, const struct rules_node *n, const char *name)
{
    for (uint32_t i = 0; i < r->n_checks; i++)
        if (str_glob(name, r->checks[i])) return;
    rules_yaml_unknown(&r->src, n, 0, "check", name, r->checks, r->n_checks);
}

static void read_field(struct reader *r, const struct rules_node *key, const struct rules_node *value,
                       struct suppression *s)
{
    static const char *const keys[] = {"fingerprint", "check", "path", "function", "reason", "owner", "expires"};
    const char **const slots[] = {&s->fingerprint, &s->check, &s->path,   &s->function,
                                  &s->reason,      &s->owner, &s->expires};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (strcmp(key->text, keys[i]) != 0) continue;
        if (!rules_yaml_text(&r->src, value, keys[i], slots[i])) return;
        const char *text = *slots[i];
        if (slots[i] == &s->fingerprint && !is_fingerprint(text))
            rules_yaml_error(&r->src, value, "a fingerprint has 32 hexadecimal digits");
        if (slots[i] == &s->expires && !is_date(text))
            rules_yaml_error(&r->src, value, "'expires' is a day such as 2027-01-31");
        if (slots[i] == &s->check) check_name(r, value, text);
        return;
    }
    rules_yaml_unknown(&r->src, key, 0, "key", key->text, keys, sizeof keys / sizeof *keys);
}

static void read_entry(struct reader *r, const struct rules_node *n)
{
    struct suppression s = {.owner = "", .expires = "", .file = r->src.file, .line = n->line};
    if (n->kind != RULES_NODE_MAP) {
        rules_yaml_error(&r->src, n, "an entry is a map with 'reason' and what it is about");
        return;
    }
    uint32_t mistakes = r->src.n_diags;
    for (uint32_t i = 0; i + 1 < n->n; i += 2) read_field(r, n->items[i], n->items[i + 1], &s);
    if (r->src.n_diags > mistakes) return; /* what is missing may be what was misspelt */
    if (!s.fingerprint && !s.check && !s.path && !s.function)
        rules_yaml_error(&r->src, n, "an entry needs 'fingerprint', 'check', 'path' or 'function'");
    if (!s.reason) rules_yaml_error(&r->src, n, "an entry needs a 'reason'");
    ARENA_PUSH(r->src.arena, r->out->all, r->out->n, r->out->cap, s);
}

int suppressions_read(struct arena *a, const char *path, const char *const *checks, uint32_t n_checks,
                      struct suppressions *out, struct err *e)
{
    char *text;
    size_t len;
    struct reader r = {
        .src = {.file = path, .arena = a, .may_be_empty = true}, .checks = checks, .n_checks = n_checks, .out = out};
    if (path_read_file(a, path, MAX_BYTES, &text, &len, e) < 0) return -1;
    rules_yaml_parse(&r.src, text, len);
    if (r.src.root && r.src.root->kind != RULES_NODE_LIST)
        rules_yaml_error(&r.src, r.src.root, "a suppression file is a list of entries (`- check: ...`)");
    else if (r.src.root)
        for (uint32_t i = 0; i < r.src.root->n; i++) read_entry(&r, r.src.root->items[i]);
    if (r.src.n_diags == 0) return 0;
    struct strbuf all = {0};
    rules_yaml_print(&r.src, &all);
    err_set(e, "%.*s", (int)strcspn(strbuf_cstr(&all), "\n"), strbuf_cstr(&all));
    strbuf_release(&all);
    return -1;
}

/* ---- applying ---- */

bool suppression_has_expired(const struct suppression *s, const char *today)
{
    return s->expires[0] && strcmp(s->expires, today) < 0;
}

static bool matches(const struct suppression *s, struct arena *scratch, const struct finding *f, const char *root)
{
    if (s->fingerprint && strcmp(s->fingerprint, f->fingerprint) != 0 &&
        strcmp(s->fingerprint, f->rename_fingerprint) != 0)
        return false;
    if (s->check && !str_glob(s->check, f->check)) return false;
    if (s->function && !str_glob(s->function, f->function ? f->function : "")) return false;
    return !s->path || path_matches(scratch, root, s->path, f->loc.file);
}

void suppressions_apply(struct suppressions *s, struct arena *a, struct finding *fs, uint32_t n, const char *root,
                        const char *today)
{
    struct arena scratch = {0};
    for (uint32_t i = 0; i < s->n; i++) {
        struct suppression *entry = &s->all[i];
        const char *who = entry->owner[0] ? arena_sprintf(a, " (%s)", entry->owner) : "";
        const char *why =
            arena_sprintf(a, "%s:%u: %s%s", path_relative(root, entry->file), entry->line, entry->reason, who);
        for (uint32_t k = 0; k < n; k++) {
            if (!matches(entry, &scratch, &fs[k], root)) continue;
            entry->hits++;
            if (fs[k].suppressed || suppression_has_expired(entry, today)) continue;
            fs[k].suppressed = true;
            fs[k].suppress_reason = why;
        }
        arena_clear(&scratch);
    }
    arena_release(&scratch);
}
