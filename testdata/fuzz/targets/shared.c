/*
 * Any bytes as a unit and its headers, parsed with a shared header and plainly: what the check lets pass must be the same.
 *
 * The input is text in sections, each of which begins with a line that starts with '@'. The first one lists flags ("-DA=1",
 * "+-DA=1" for the unit alone) and what the shared header includes; then come the unit and its headers, in the order of
 * `names`. A file includes later ones only, so that nothing is read without end.
 */
#define _GNU_SOURCE /* memmem */
#include "fuzz.h"

#include "base/arena.h"
#include "base/bytes.h"
#include "base/str.h"
#include "driver/headers_top.h"
#include "frontend/frontend.h"
#include "frontend/pch.h"
#include "frontend/pch_lex.h"
#include "ir/ir.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_LINES    48
#define MAX_FLAGS    8
#define MAX_INCLUDES 24 /* in all; more would be read for seconds */

static const char *const names[] = {"", "u.c", "a.h", "b.h", "c.h", "d.h", "sys/e.h"};
#define N_NAMES (sizeof names / sizeof *names)

struct section {
    const char *text;
    size_t len;
};

struct input {
    struct section sections[N_NAMES];
    const char *args[MAX_FLAGS * 2], *unit_args[MAX_FLAGS * 2]; /* of the header, of the unit */
    uint32_t n_args, n_unit_args;
    const char *lines[MAX_LINES];
    uint32_t n_lines, n_fixed;
};

static char dir[64];

/* Of the input before, or all. */
static void remove_files(void)
{
    static const char *const made[] = {"h.h", "h.pch", "h-refs.h", "h-refs.pch", "h-door.h"};
    char path[128];
    for (size_t i = 1; i < N_NAMES; i++) {
        snprintf(path, sizeof path, "%s/%s", dir, names[i]);
        unlink(path);
    }
    for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
        snprintf(path, sizeof path, "%s/%s", dir, made[i]);
        unlink(path);
    }
}

static void remove_dir(void)
{
    char sys[80];
    remove_files();
    snprintf(sys, sizeof sys, "%s/sys", dir);
    rmdir(sys);
    rmdir(dir);
}

static void make_dir(void)
{
    char sys[80];
    const char *tmp = getenv("TMPDIR");
    snprintf(dir, sizeof dir, "%.40s/fuzz-shared-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    FUZZ_HOLDS(mkdtemp(dir));
    snprintf(sys, sizeof sys, "%s/sys", dir);
    FUZZ_HOLDS(mkdir(sys, 0700) == 0);
    atexit(remove_dir);
}

static void cut(struct input *in, const char *data, size_t size)
{
    const char *p = data, *end = data + size;
    for (size_t i = 0; i < N_NAMES; i++) {
        const char *next = memmem(p, (size_t)(end - p), "\n@", 2), *stop = next ? next + 1 : end;
        in->sections[i] = (struct section){p, (size_t)(stop - p)};
        const char *line = memchr(stop, '\n', (size_t)(end - stop));
        p = line ? line + 1 : end;
    }
}

static bool has(const struct section *s, const char *word)
{
    return memmem(s->text, s->len, word, strlen(word)) != NULL;
}

/* The machine's files are no part of the input, nor is the time; some pragmas write files or end the process. */
static bool is_closed(const struct section *s)
{
    static const char *const words[] = {"/dev", "/proc", "embed", "__TIME", "__DATE__", "module", "__debug", "u.c"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (has(s, words[i])) return false;
    return true;
}

/* Headers include later ones only. */
static bool is_forward(struct arena *a, const struct input *in, size_t i, uint32_t *includes)
{
    const struct section *s = &in->sections[i];
    struct pch_text t;
    pch_lex(a, s->text, s->len, &t);
    for (const char *p = s->text; (p = memmem(p, (size_t)(s->text + s->len - p), "clude", 5)) != NULL; p++) ++*includes;
    for (uint32_t k = 0; i > 1 && k < t.n_includes; k++)
        if (!t.includes[k].name) return false;
    for (size_t k = 2; k <= i; k++)
        if (i > 1 && has(s, names[k])) return false;
    return true;
}

static void read_first(struct arena *a, struct input *in)
{
    const char *p = in->sections[0].text, *end = p + in->sections[0].len;
    for (size_t n; p < end; p += n + 1) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        n = (size_t)((stop ? stop : end) - p);
        const char *line = arena_strndup(a, p, n), *flag = line + (*line == '+');
        bool is_flag = strncmp(flag, "-D", 2) == 0 || strcmp(flag, "-fPIC") == 0 || strcmp(flag, "-Isys") == 0;
        if (is_flag && in->n_unit_args < MAX_FLAGS) {
            in->unit_args[in->n_unit_args++] = flag;
            if (flag == line) in->args[in->n_args++] = flag;
        }
        size_t name = strncmp(line, "#include \"", 10) == 0 || strncmp(line, "#include <", 10) == 0 ? n - 10 : 0;
        bool is_line = name > 1 && strcspn(line + 10, "\"<>\\\r") == name - 1 && line[n - 1] != '\\' && line[n - 1] != '\r';
        if (is_line && in->n_lines < MAX_LINES) in->lines[in->n_lines++] = line;
    }
}

/* What the unit sets up comes first in its header: all units of a header set up the same. */
static void add_setup(struct arena *a, struct input *in)
{
    struct top top;
    const char *lines[MAX_LINES];
    uint32_t n = 0;
    top_read(a, arena_sprintf(a, "%s/u.c", dir), in->unit_args, in->n_unit_args, &top);
    for (const char *s = top.setup; *s && n + in->n_lines < MAX_LINES; s += strcspn(s, "\n") + 1)
        lines[n++] = arena_strndup(a, s, strcspn(s, "\n"));
    memmove(in->lines + n, in->lines, sizeof *in->lines * in->n_lines);
    memcpy(in->lines, lines, sizeof *lines * n);
    in->n_lines += n;
    in->n_fixed = n;
}

static void write_files(const struct input *in)
{
    char path[128];
    remove_files();
    for (size_t i = 1; i < N_NAMES; i++) {
        snprintf(path, sizeof path, "%s/%s", dir, names[i]);
        FILE *f = fopen(path, "w");
        FUZZ_HOLDS(f);
        FUZZ_HOLDS(fwrite(in->sections[i].text, 1, in->sections[i].len, f) == in->sections[i].len);
        FUZZ_HOLDS(fclose(f) == 0);
    }
}

/* For people who look into a difference. */
static void show(const struct frontend_result *r)
{
    struct strbuf text = {0};
    if (r->unit) ir_print_unit(&text, r->unit);
    fprintf(stderr, "%d %s%s\n%s", r->header, r->refusal, r->first_error, strbuf_cstr(&text));
    for (uint32_t i = 0; i < r->n_deps; i++) fprintf(stderr, "reads %s\n", r->deps[i].path);
    strbuf_release(&text);
}

/* What a run says of the unit, as bytes: the code and the files that were read. */
static enum frontend_header run(struct input *in, const struct pch *pch, struct bytes_writer *out)
{
    struct frontend *f = frontend_new(NULL);
    struct frontend_result r = {0};
    struct err e = {{0}};
    char file[80];
    snprintf(file, sizeof file, "%s/u.c", dir);
    struct frontend_job job = {
        .file = file, .dir = dir, .args = in->unit_args, .n_args = in->n_unit_args, .pch = pch, .root = dir, .verify = true};
    if (frontend_run(f, &job, &r, &e) < 0)
        FUZZ_HOLDS(e.msg[0] && !strstr(e.msg, "a defect of cancelcheck"));
    else
        ir_pack(out, r.unit);
    bytes_put_u(out, r.n_errors);
    for (uint32_t i = 0; i < r.n_deps; i++) bytes_put_str(out, r.deps[i].path);
    if (getenv("FUZZ_VERBOSE")) show(&r);
    if (r.unit) ir_unit_free(r.unit);
    frontend_free(f);
    return r.header;
}

/* What is guessed beforehand, and what header would suit the unit better. */
static void foresee(struct arena *a, struct input *in, const struct pch *pch)
{
    struct frontend *f = frontend_new(NULL);
    struct frontend_job job = {.file = arena_sprintf(a, "%s/u.c", dir),
                               .dir = dir,
                               .args = in->unit_args,
                               .n_args = in->n_unit_args,
                               .pch = pch,
                               .root = dir};
    struct frontend_foresight seen = frontend_foresee(f, &job, a);
    struct pch_unit unit = {.wants = seen.wants, .blamed = seen.blamed};
    struct pch_narrowed narrowed;
    if (seen.wants) pch_narrow(pch, &unit, 1, a, &narrowed);
    frontend_free(f);
}

static void compare(struct arena *a, struct input *in)
{
    struct frontend *f = frontend_new(NULL);
    struct bytes_writer facts = {0}, with = {0}, plain = {0};
    struct err e = {{0}};
    const char *stem = arena_sprintf(a, "%s/h", dir);
    struct pch_job job = {.lines = in->lines,
                          .n_lines = in->n_lines,
                          .n_fixed = in->n_fixed,
                          .dir = dir,
                          .args = in->args,
                          .n_args = in->n_args,
                          .stem = stem};
    struct pch *pch = pch_build(f, &job, &facts, &e) == 0 ? pch_load(facts.data, facts.len, stem) : NULL;
    frontend_free(f);
    if (pch) {
        foresee(a, in, pch);
        if (run(in, pch, &with) == FRONTEND_HEADER_USED) {
            run(in, NULL, &plain);
            FUZZ_HOLDS(with.len == plain.len && memcmp(with.data, plain.data, with.len) == 0);
        }
    }
    pch_free(pch);
    bytes_writer_release(&facts);
    bytes_writer_release(&with);
    bytes_writer_release(&plain);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const fixed[] = {"-x", "c", "-std=gnu17", "-nostdlibinc", "-I.", "-isystem", "sys"};
    struct arena a = {0};
    struct input in = {0};
    uint32_t includes = 0;
    bool ok = true;
    if (!*dir) make_dir();
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) in.args[i] = in.unit_args[i] = fixed[i];
    in.n_args = in.n_unit_args = sizeof fixed / sizeof *fixed;
    cut(&in, (const char *)data, size);
    for (size_t i = 0; i < N_NAMES; i++) ok = ok && is_closed(&in.sections[i]) && is_forward(&a, &in, i, &includes);
    if (ok && includes <= MAX_INCLUDES) {
        read_first(&a, &in);
        write_files(&in);
        add_setup(&a, &in);
        if (in.n_lines > in.n_fixed) compare(&a, &in);
    }
    arena_release(&a);
    return 0;
}

/* ---- changes, by lines ---- */

static uint32_t state;

static uint32_t below(uint32_t n)
{
    state = state * 1664525u + 1013904223u;
    return n ? (state >> 8) % n : 0;
}

static size_t line_at(const uint8_t *data, size_t size, size_t *len)
{
    size_t at = below((uint32_t)size), end = at;
    while (at > 0 && data[at - 1] != '\n') at--;
    while (end < size && data[end] != '\n') end++;
    *len = end - at + (end < size);
    return at;
}

static size_t put(uint8_t *data, size_t size, size_t max, size_t at, const char *text, size_t len)
{
    if (size + len > max) return size;
    memmove(data + at + len, data + at, size - at);
    memcpy(data + at, text, len);
    return size + len;
}

static const char *const lines[] = {
    "#include \"a.h\"\n", "#include \"b.h\"\n", "#include \"c.h\"\n", "#include <d.h>\n", "#include <e.h>\n",
    "#include <stddef.h>\n", "#define A 1\n", "#define A 2\n", "#define B A\n", "#define F(x) (x + A)\n", "#undef A\n",
    "#ifndef A\n", "#ifdef B\n", "#if A > 1\n", "#else\n", "#endif\n", "#pragma once\n", "typedef int T;\n",
    "typedef struct S S;\n", "struct S { int x; };\n", "struct S;\n", "extern int f(int);\n", "enum { E = A };\n",
    "static inline int g(int x) { return x + A; }\n", "int h(void) { return f(B); }\n", "int v = F(2);\n",
    "#ifndef T\n#define T int\n#endif\n", "#define f(x) g(x)\n", "int n = __COUNTER__;\n", "#include_next <e.h>\n",
    "const char *w = __FILE__;\n", "#pragma push_macro(\"A\")\n", "#pragma pop_macro(\"A\")\n", "#if __has_include(\"a.h\")\n",
    "-DA=1\n", "+-DB=2\n", "+-fPIC\n", "+-Isys\n",
};

/* A line put in, dropped, doubled elsewhere; a word replaced by another one; or libFuzzer's own. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed)
{
    char copy[256];
    state = seed;
    for (uint32_t k = 1 + below(3); k > 0; k--) {
        size_t len, to_len, at = line_at(data, size, &len), to = line_at(data, size, &to_len);
        if (len > sizeof copy) len = sizeof copy;
        memcpy(copy, data + at, len);
        const char *fresh = lines[below(sizeof lines / sizeof *lines)];
        switch (below(5)) {
        case 0: size = put(data, size, max, to, fresh, strlen(fresh)); break;
        case 1: size = put(data, size, max, to, copy, len); break;
        case 2:
            memmove(data + at, data + at + len, size - at - len);
            size -= len;
            break;
        case 3: /* moved */
            memmove(data + at, data + at + len, size - at - len);
            size -= len;
            to = line_at(data, size, &to_len);
            size = put(data, size, max, to, copy, len);
            break;
        case 4: size = LLVMFuzzerMutate(data, size, max); break;
        }
    }
    return size;
}
