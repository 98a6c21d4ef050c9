/* Shared by the tests of rules/: loading packs from folders and from text in a temporary folder. */
#ifndef CANCELCHECK_TEST_RULES_FIXTURE_H
#define CANCELCHECK_TEST_RULES_FIXTURE_H

#include "base/err.h"
#include "base/str.h"
#include "rules/rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* The packs of this repository, with `enable` added when not NULL. */
static inline struct rules *shipped(const char *enable)
{
    const char *dir = "rules";
    struct rules_options o = {.dirs = &dir, .n_dirs = 1, .enable = &enable, .n_enable = enable != NULL};
    struct err e = {{0}};
    struct rules *r = rules_load(&o, &e);
    if (!r) fail_msg("%s", e.msg);
    return r;
}

/* A new folder under /tmp; its files are removed by folder_remove. */
static inline char *folder_new(void)
{
    char name[] = "/tmp/cancelcheck-rules-XXXXXX";
    assert_non_null(mkdtemp(name));
    return xstrdup(name);
}

static inline void folder_write(const char *dir, const char *name, const char *text, size_t len)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, len, f), len);
    assert_int_equal(fclose(f), 0);
}

static inline void folder_remove(char *dir, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", dir, names[i]);
        unlink(path);
    }
    assert_int_equal(rmdir(dir), 0);
    free(dir);
}

/* What `rules check` says of a pack with this text, with the folder's name cut off. */
static inline char *check_text(const char *text, size_t len, uint32_t *n)
{
    char *dir = folder_new(), path[512];
    const char *name = "p.yaml";
    struct strbuf out = {0}, cut = {0};
    folder_write(dir, name, text, len);
    snprintf(path, sizeof path, "%s/%s", dir, name);
    *n = rules_check_file(path, &out);
    for (const char *p = strbuf_cstr(&out); *p;) {
        size_t line = strcspn(p, "\n"), skip = strlen(dir) + 1;
        assert_true(line > skip && strncmp(p, path, skip) == 0);
        strbuf_add(&cut, p + skip, line - skip);
        strbuf_putc(&cut, '\n');
        p += line + 1;
    }
    strbuf_release(&out);
    folder_remove(dir, &name, 1);
    char *result = xstrdup(strbuf_cstr(&cut));
    strbuf_release(&cut);
    return result;
}

#endif
