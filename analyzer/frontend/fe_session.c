/* A worker's libclang: indexes, arguments, the texts of headers, what libclang prints. */
#define _GNU_SOURCE /* memfd_create */
#include "frontend/fe_session.h"

#include "base/ds.h"
#include "base/folders.h"
#include "base/path.h"
#include "base/str.h"
#include "frontend/fe_resource.h"
#include "frontend/frontend.h"
#include "frontend/pch_facts.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define STACK_BIG   ((size_t)512 << 20) /* address space only: pages come when they are used */
#define STACK_SMALL ((size_t)64 << 20)
#define STACK_ANY   ((size_t)4 << 20) /* the ordinary stack, cautiously */

#define NEST_MAX "-fbracket-depth=16384"

struct frontend *frontend_new(const char *resource_dir)
{
    struct frontend *f = xmalloc(sizeof *f);
    *f = (struct frontend){0};
    fe_resource_find(resource_dir);
    setenv("LIBCLANG_NOTHREADS", "1", 1);              /* parse on the calling thread: ours has the larger stack */
    setenv("LIBCLANG_DISABLE_CRASH_RECOVERY", "1", 1); /* a process whose parser crashed is not to go on */
    f->index = clang_createIndex(0, 0);
    sh_new_arena(f->texts);
    sh_new_arena(f->saying);
    f->folders = folders_new();
    sh_new_arena(f->holds);
    return f;
}

void frontend_free(struct frontend *f)
{
    if (!f) return;
    clang_disposeIndex(f->index);
    if (f->excluding) clang_disposeIndex(f->excluding);
    for (ptrdiff_t i = 0; i < shlen(f->texts); i++) free(f->texts[i].value->hits);
    shfree(f->texts);
    shfree(f->saying);
    folders_free(f->folders);
    shfree(f->holds);
    hmfree(f->trials);
    free(f->main.hits);
    arena_release(&f->main_arena);
    arena_release(&f->arena);
    free(f);
}

/* Options of ours come last and win. What gcc only warns about must not count as an error here. */
static const char *const own_args[] = {
    "-fsyntax-only",
    "-w",
    "-ferror-limit=0",
    "-fno-openmp", /* libclang does not show what stands below a parallel region */
    NEST_MAX,
    "-Wno-error=implicit-function-declaration",
    "-Wno-error=implicit-int",
    "-Wno-error=int-conversion",
    "-Wno-error=incompatible-function-pointer-types",
    "-Wno-error=return-type",
    "-Wno-error=return-mismatch",
    "-Wno-unknown-warning-option",
};

const char **fe_session_args(struct arena *a, const char *dir, const char *const *args, uint32_t n_args, uint32_t more,
                             uint32_t *n)
{
    size_t n_own = sizeof own_args / sizeof *own_args;
    const char **out = ARENA_ARRAY(a, const char *, n_args + n_own + 2 + more);
    bool has_resources = false;
    *n = 0;
    out[(*n)++] = arena_sprintf(a, "-working-directory=%s", dir);
    for (uint32_t i = 0; i < n_args; i++) {
        has_resources |= str_starts(args[i], "-resource-dir");
        out[(*n)++] = args[i];
    }
    if (!has_resources && *frontend_resource_dir())
        out[(*n)++] = arena_sprintf(a, "-resource-dir=%s", frontend_resource_dir());
    memcpy(out + *n, own_args, sizeof own_args);
    *n += (uint32_t)n_own;
    return out;
}

struct fe_text *fe_session_text(struct frontend *f, const char *path)
{
    ptrdiff_t known = shgeti(f->texts, path);
    if (known >= 0) return f->texts[known].value;
    struct fe_text *fresh = ARENA_NEW(&f->arena, struct fe_text);
    fresh->path = arena_strdup(&f->arena, path);
    struct arena scratch = {0};
    char *text = NULL;
    size_t len = 0;
    if (path_read_file(&scratch, path, FE_MAX_TEXT, &text, &len, NULL) == 0)
        pch_lex(&f->arena, text, len, &fresh->text);
    arena_release(&scratch);
    shput(f->texts, path, fresh);
    return fresh;
}

struct fe_text *fe_session_main(struct frontend *f, const char *path)
{
    char *text = NULL;
    size_t len = 0;
    if (f->main.path && strcmp(f->main.path, path) == 0) return &f->main;
    arena_release(&f->main_arena);
    f->main_arena = (struct arena){0};
    f->main = (struct fe_text){.hits = f->main.hits, .cap_hits = f->main.cap_hits};
    struct arena scratch = {0};
    bool ok = path_read_file(&scratch, path, FE_MAX_TEXT, &text, &len, NULL) == 0;
    if (ok) pch_lex(&f->main_arena, text, len, &f->main.text);
    arena_release(&scratch);
    if (ok) f->main.path = arena_strdup(&f->main_arena, path);
    return ok ? &f->main : NULL;
}

const char *fe_session_saying(struct frontend *f, const char *path, const char *word, size_t *size)
{
    ptrdiff_t known = shgeti(f->saying, path);
    struct fe_said said = {0};
    if (known >= 0) {
        said = f->saying[known].value;
    } else {
        struct arena scratch = {0};
        char *text = NULL;
        size_t len = 0;
        if (path_read_file(&scratch, path, FE_MAX_TEXT, &text, &len, NULL) == 0 &&
            memmem(text, len, word, strlen(word)))
            said = (struct fe_said){arena_strndup(&f->arena, text, len), len};
        arena_release(&scratch);
        shput(f->saying, path, said);
    }
    *size = said.size;
    return said.text;
}

bool fe_session_is_file(struct frontend *f, const char *path)
{
    return folders_at(f->folders, path) == FOLDERS_FILE;
}

const uint64_t *fe_session_holds(struct frontend *f, const struct pch *p, const char *dir)
{
    struct arena a = {0};
    const char *key = arena_sprintf(&a, "%s %s", p->header, dir);
    ptrdiff_t known = shgeti(f->holds, key);
    uint64_t *set = known < 0 ? ARENA_ARRAY(&f->arena, uint64_t, p->n_spelled / 64 + 1) : f->holds[known].value;
    bool any = known < 0 && folders_at(f->folders, dir) == FOLDERS_FOLDER;
    for (uint32_t i = 0; any && i < p->n_spelled; i++)
        if (fe_session_is_file(f, path_join(&a, dir, p->spelled[i]))) pch_set(set, i);
    if (known < 0) shput(f->holds, key, set);
    arena_release(&a);
    return set;
}

#define MIN_TRIED 6
#define MIN_SHARE 4 /* one in so many must succeed: a refused parse costs about a third of a plain one */

bool fe_session_tries(const struct frontend *f, const struct pch *p)
{
    struct fe_trial *map = f->trials;
    ptrdiff_t i = map ? hmgeti(map, p) : -1;
    return i < 0 || map[i].value.tried < MIN_TRIED || map[i].value.used * MIN_SHARE >= map[i].value.tried;
}

void fe_session_tried(struct frontend *f, const struct pch *p, bool used)
{
    struct fe_trial t = {.key = p};
    ptrdiff_t i = f->trials ? hmgeti(f->trials, p) : -1;
    if (i >= 0) t = f->trials[i];
    t.value.tried++;
    t.value.used += used;
    hmputs(f->trials, t);
}

bool fe_capture_begin(struct fe_capture *c)
{
    c->fd = memfd_create("cancelcheck-listing", MFD_CLOEXEC);
    c->saved = c->fd < 0 ? -1 : fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    fflush(stderr);
    if (c->saved >= 0 && dup2(c->fd, STDERR_FILENO) >= 0) return true;
    if (c->saved >= 0) close(c->saved);
    if (c->fd >= 0) close(c->fd);
    return false;
}

const char *fe_capture_end(struct fe_capture *c, struct arena *a, size_t *len)
{
    off_t size = lseek(c->fd, 0, SEEK_END);
    *len = size > 0 ? (size_t)size : 0;
    char *text = arena_alloc(a, *len + 1);
    if (*len && pread(c->fd, text, *len, 0) != (ssize_t)*len) *len = 0;
    dup2(c->saved, STDERR_FILENO);
    close(c->saved);
    close(c->fd);
    return text;
}

struct deep {
    int (*fn)(void *ctx, size_t stack);
    void *ctx;
    size_t stack;
    int status;
};

static void *deep_thread(void *arg)
{
    struct deep *d = arg;
    d->status = d->fn(d->ctx, d->stack);
    return NULL;
}

static bool deep_run(struct deep *d, size_t stack)
{
    pthread_attr_t attr;
    pthread_t thread;
    if (pthread_attr_init(&attr)) return false;
    d->stack = stack;
    bool started = pthread_attr_setstacksize(&attr, stack) == 0 && pthread_create(&thread, &attr, deep_thread, d) == 0;
    pthread_attr_destroy(&attr);
    if (started) pthread_join(thread, NULL);
    return started;
}

int fe_session_deep(int (*fn)(void *ctx, size_t stack), void *ctx)
{
    struct deep d = {.fn = fn, .ctx = ctx};
    if (deep_run(&d, STACK_BIG) || deep_run(&d, STACK_SMALL)) return d.status;
    return fn(ctx, STACK_ANY);
}
