/* See headers_top.h. A guess that is wrong costs time only. */
#include "driver/headers_top.h"

#include "base/path.h"
#include "base/str.h"
#include "frontend/pch_lex.h"

#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#define TOP_BYTES (64 << 10) /* how far the top of a file is looked for */

static bool is_defined(const char *const *args, uint32_t n, const char *name, size_t len)
{
    bool defined = false;
    for (uint32_t i = 0; i < n; i++) {
        const char *arg = args[i];
        bool on = arg[0] == '-' && arg[1] == 'D', off = arg[0] == '-' && arg[1] == 'U';
        if (!on && !off) continue;
        const char *what = arg[2] ? arg + 2 : i + 1 < n ? args[i + 1] : "";
        if (strncmp(what, name, len) == 0 && (what[len] == '\0' || what[len] == '=')) defined = on;
    }
    return defined;
}

/* Includes under one condition that the flags decide: #ifdef HAVE_CONFIG_H. */
static bool is_taken(const struct pch_include *inc, const char *const *args, uint32_t n)
{
    if (inc->guards == 0) return true;
    const char *name = NULL;
    if (inc->guards != 1) return false;
    if (str_starts(inc->condition, "ifdef ")) name = inc->condition + 6;
    if (str_starts(inc->condition, "if defined(")) name = inc->condition + 11;
    if (!name) return false;
    size_t len = strcspn(name, ") ");
    return len && is_defined(args, n, name, len);
}

/* Quotes look beside the includer first, which the shared header is not. */
static const char *include_line(struct arena *a, const char *file, const struct pch_include *inc)
{
    if (inc->angled) return arena_sprintf(a, "#include <%s>", inc->name);
    const char *near = path_join(a, path_dirname(a, file), inc->name);
    return arena_sprintf(a, "#include \"%s\"", path_exists(near) ? near : inc->name);
}

#define MAX_BEFORE 2 /* includes before the last #define that counts as part of the setup */

/* What a file sets up before it includes anything else: #define _GNU_SOURCE, often behind the include of config.h. */
static void read_setup(struct arena *a, const char *file, const struct pch_text *t, const char *const *args,
                       uint32_t n_args, struct top *top)
{
    uint32_t until = t->code, last = 0, inc = 0;
    struct strbuf b = {0};
    if (t->n_includes > MAX_BEFORE && t->includes[MAX_BEFORE].off < until) until = t->includes[MAX_BEFORE].off;
    for (uint32_t i = 0; i < t->n_macros && t->macros[i].off < until; i++) {
        const struct pch_macro *m = &t->macros[i];
        if (m->conditional || !m->body || is_defined(args, n_args, m->line, strcspn(m->line, " ("))) continue;
        for (; inc < t->n_includes && t->includes[inc].off < m->off; inc++)
            if (t->includes[inc].name && is_taken(&t->includes[inc], args, n_args))
                strbuf_addf(&b, "%s\n", include_line(a, file, &t->includes[inc]));
        strbuf_addf(&b, "#define %s\n", m->line);
        last = (uint32_t)b.len;
    }
    top->setup = arena_strndup(a, strbuf_cstr(&b), last);
    strbuf_release(&b);
}

static bool is_header(const char *name)
{
    const char *dot = strrchr(path_basename(name), '.');
    return !dot || dot[1] == 'h' || dot[1] == 'H';
}

void top_read(struct arena *a, const char *file, const char *const *args, uint32_t n_args, struct top *top)
{
    struct pch_text t;
    *top = (struct top){.setup = ""};
    char *text = arena_alloc(a, TOP_BYTES);
    int fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY); /* whatever stands there, it does not wait */
    ssize_t len = fd < 0 ? -1 : read(fd, text, TOP_BYTES);
    if (fd >= 0) close(fd);
    if (len <= 0) return;
    pch_lex(a, text, (size_t)len, &t);
    read_setup(a, file, &t, args, n_args, top);
    for (uint32_t i = 0; i < t.n_includes && t.includes[i].off < t.code; i++) {
        const struct pch_include *inc = &t.includes[i];
        if (!inc->name || inc->next || !is_header(inc->name) || !is_taken(inc, args, n_args)) continue;
        if (strpbrk(inc->name, "\"\\\r") || strlen(inc->name) > 1024) continue;
        ARENA_PUSH(a, top->includes, top->n, top->cap, include_line(a, file, inc));
    }
}
