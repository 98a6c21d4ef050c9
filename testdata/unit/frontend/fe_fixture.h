/* Helpers for the frontend's tests: C text or a file in, text of the lowered function out. */
#ifndef FE_FIXTURE_H
#define FE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/path.h"
#include "base/str.h"
#include "frontend/frontend.h"
#include "ir/ir.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct lowered {
    struct frontend *f;
    struct frontend_result r;
    struct err e;
    int status;
    char *dir; /* temporary folder of the source, NULL for a file of testdata */
    struct arena arena;
};

static inline void lower_args(struct lowered *l, const char *file, const char *dir, const char *const *args, uint32_t n)
{
    l->f = frontend_new(NULL);
    struct frontend_job job = {.file = file, .dir = dir, .args = args, .n_args = n, .root = dir, .verify = true};
    l->status = frontend_run(l->f, &job, &l->r, &l->e);
    if (l->status) print_message("%s\n", l->e.msg);
}

/* A file of the repository, named from its root (where tests run). */
static inline struct lowered lower_file(const char *file)
{
    struct lowered l = {0};
    char *cwd = getcwd(NULL, 0);
    char *root = arena_strdup(&l.arena, cwd);
    free(cwd);
    static const char *const args[] = {"-std=gnu17"};
    lower_args(&l, path_join(&l.arena, root, file), root, args, 1);
    return l;
}

static inline void write_file(struct lowered *l, const char *name, const char *text)
{
    FILE *out = fopen(path_join(&l->arena, l->dir, name), "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

static inline struct lowered temporary(void)
{
    struct lowered l = {0};
    const char *tmp = getenv("TMPDIR");
    l.dir = arena_sprintf(&l.arena, "%s/cancelcheck-fe-XXXXXX", tmp ? tmp : "/tmp");
    assert_non_null(mkdtemp(l.dir));
    return l;
}

/* C text as t.c, with `header` (may be NULL) as t.h beside it. */
static inline struct lowered lower_with(const char *source, const char *header)
{
    struct lowered l = temporary();
    write_file(&l, "t.c", source);
    if (header) write_file(&l, "t.h", header);
    lower_args(&l, path_join(&l.arena, l.dir, "t.c"), l.dir, NULL, 0);
    return l;
}

static inline struct lowered lower_text(const char *source)
{
    return lower_with(source, NULL);
}

static inline void lowered_free(struct lowered *l)
{
    if (l->dir) {
        unlink(path_join(&l->arena, l->dir, "t.c"));
        unlink(path_join(&l->arena, l->dir, "t.h"));
        rmdir(l->dir);
    }
    ir_unit_free(l->r.unit);
    frontend_free(l->f);
    arena_release(&l->arena);
}

/* Where the line's " at LINE:COL" begins, its end when it has none. */
static inline size_t position_column(const char *line, size_t n)
{
    for (size_t i = n; i-- > 0;)
        if (n - i > 4 && memcmp(line + i, " at ", 4) == 0 && line[i + 4] >= '0' && line[i + 4] <= '9') return i;
    return n;
}

/* Position columns and declarations of variables go; each line keeps its text without the indent. */
static inline void simplify(struct strbuf *out, const char *text)
{
    while (*text) {
        const char *end = strchr(text, '\n');
        size_t n = end ? (size_t)(end - text) : strlen(text);
        size_t keep = position_column(text, n);
        const char *line = text + strspn(text, " ");
        size_t indent = (size_t)(line - text);
        keep = keep > indent ? keep - indent : 0;
        while (keep && line[keep - 1] == ' ') keep--;
        bool variable = str_starts(line, "param ") || str_starts(line, "var ") || str_starts(line, "temp ");
        if (!variable && keep) {
            strbuf_add(out, line, keep);
            strbuf_putc(out, '\n');
        }
        text += n + (end != NULL);
    }
}

/* The lines of one function ("func @name", or "func init"), without the frame. Owned by the arena. */
static inline char *body_of(struct lowered *l, const char *head)
{
    struct strbuf all = {0}, simple = {0};
    assert_non_null(l->r.unit);
    ir_print_unit(&all, l->r.unit);
    const char *start = strbuf_cstr(&all);
    size_t n = strlen(head);
    while ((start = strstr(start, head)) != NULL && start[n] != ' ') start++;
    if (!start) fail_msg("no %s", head);
    const char *open = strchr(start, '\n') + 1, *close = strstr(open, "\n}");
    char *text = arena_strndup(&l->arena, open, (size_t)(close - open) + 1);
    simplify(&simple, text);
    text = arena_strdup(&l->arena, strbuf_cstr(&simple));
    strbuf_release(&all);
    strbuf_release(&simple);
    return text;
}

/* Lowers `source` and compares function `f`. */
static inline void expect_lowered(const char *source, const char *want)
{
    struct lowered l = lower_text(source);
    assert_int_equal(l.status, 0);
    assert_string_equal(l.r.first_error, "");
    assert_string_equal(body_of(&l, "func @f"), want);
    lowered_free(&l);
}

static inline const struct ir_sym *sym_named(const struct ir_unit *u, const char *name)
{
    for (uint32_t i = 0; i < u->n_syms; i++)
        if (strcmp(u->syms[i].name, name) == 0) return &u->syms[i];
    return NULL;
}

static inline const struct ir_func *func_named(const struct ir_unit *u, const char *name)
{
    for (uint32_t i = 0; i < u->n_funcs; i++)
        if (!u->funcs[i]->is_init && strcmp(u->syms[u->funcs[i]->sym].name, name) == 0) return u->funcs[i];
    return NULL;
}

#endif
