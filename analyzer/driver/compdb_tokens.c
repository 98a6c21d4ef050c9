/* Compile commands as text: splitting them into arguments and reading response files. Nothing is ever executed. */
#include "driver/compdb_internal.h"

#include "base/path.h"
#include "base/str.h"

#include <ctype.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_DEPTH      8
#define MAX_FILE_BYTES (16u << 20)
#define MAX_ARGUMENTS  200000u

/* clang's own splitting of `command` (JSONCompilationDatabase.cpp): a backslash escapes in double quotes too. */
void compdb_split_command(struct arena *a, const char *command, struct compdb_strs *out)
{
    char *buf = arena_alloc(a, strlen(command) + 1);
    const char *p = command;
    for (;;) {
        while (*p && isspace((unsigned char)*p)) p++;
        if (!*p) return;
        size_t n = 0;
        char quote = 0;
        for (; *p && (quote || !isspace((unsigned char)*p)); p++) {
            if (quote && *p == quote) {
                quote = 0;
            } else if (!quote && (*p == '"' || *p == '\'')) {
                quote = *p;
            } else if (*p == '\\' && quote != '\'' && p[1]) {
                buf[n++] = *++p;
            } else {
                buf[n++] = *p;
            }
        }
        compdb_push(a, out, arena_strndup(a, buf, n));
    }
}

/* Response files escape with a backslash inside both kinds of quotes (LLVM's and binutils' reading alike). */
static void split_response(struct arena *a, const char *text, size_t len, struct compdb_strs *out)
{
    char *buf = arena_alloc(a, len + 1);
    const char *p = text, *end = text + len;
    for (;;) {
        while (p < end && (isspace((unsigned char)*p) || !*p)) p++;
        if (p == end) return;
        size_t n = 0;
        char quote = 0;
        for (; p < end && (quote || !isspace((unsigned char)*p)); p++) {
            if (*p == '\\' && p + 1 < end) {
                buf[n++] = *++p;
            } else if (quote && *p == quote) {
                quote = 0;
            } else if (!quote && (*p == '"' || *p == '\'')) {
                quote = *p;
            } else if (*p) {
                buf[n++] = *p;
            }
        }
        compdb_push(a, out, arena_strndup(a, buf, n));
    }
}

/* Only regular files: a device or a pipe named in a stranger's database must not block or feed us for ever. */
static bool read_response(struct arena *a, const char *path, struct compdb_strs *out)
{
    struct stat st;
    char *text;
    size_t len;
    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode)) return false;
    if (path_read_file(a, path, MAX_FILE_BYTES, &text, &len, NULL) < 0) return false;
    split_response(a, text, len, out);
    return true;
}

static int expand(struct arena *a, const char *dir, const struct compdb_strs *in, int depth, struct compdb_strs *out)
{
    for (uint32_t i = 0; i < in->n; i++) {
        const char *arg = in->v[i];
        struct compdb_strs inner = {0};
        if (out->n >= MAX_ARGUMENTS) return -1;
        if (arg[0] == '@' && arg[1] && depth < MAX_DEPTH && read_response(a, path_join(a, dir, arg + 1), &inner)) {
            if (expand(a, dir, &inner, depth + 1, out) < 0) return -1;
        } else {
            compdb_push(a, out, arg);
        }
    }
    return 0;
}

int compdb_expand_files(struct arena *a, const char *dir, const struct compdb_strs *in, struct compdb_strs *out,
                        struct err *e)
{
    if (expand(a, dir, in, 0, out) == 0) return 0;
    return err_set(e, "its response files expand to more than %u arguments", MAX_ARGUMENTS);
}
