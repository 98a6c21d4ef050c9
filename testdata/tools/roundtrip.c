/*
 * IR round trip over C files: lowers each file, then asks that print, parse, print and pack, unpack, print give the
 * same text, that packing is deterministic and that the verifier agrees.
 *
 *     roundtrip [--flag FLAG]... FILE...        the flags are given to every file
 *     roundtrip --database DIR/compile_commands.json
 */
#include "base/bytes.h"
#include "base/err.h"
#include "base/path.h"
#include "base/str.h"
#include "driver/driver.h"
#include "frontend/frontend.h"
#include "ir/ir.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct tally {
    unsigned files, failed, functions;
};

static bool same(const char *file, const char *what, const struct strbuf *a, const struct strbuf *b)
{
    if (strcmp(strbuf_cstr(a), strbuf_cstr(b)) == 0) return true;
    const char *x = strbuf_cstr(a), *y = strbuf_cstr(b);
    unsigned line = 1;
    while (*x && *x == *y) {
        line += *x == '\n';
        x++;
        y++;
    }
    fprintf(stderr, "%s: %s differs at line %u:\n  %.100s\n  %.100s\n", file, what, line, x, y);
    return false;
}

static bool through_text(const char *file, const struct strbuf *text)
{
    struct err e = {{0}};
    struct strbuf again = {0};
    struct ir_unit *parsed = ir_parse(text->s, text->len, file, &e);
    if (!parsed) {
        fprintf(stderr, "%s: printed IR does not parse: %s\n", file, e.msg);
        return false;
    }
    bool ok = ir_verify(parsed, &e) == 0;
    if (!ok) fprintf(stderr, "%s: parsed IR does not verify: %s\n", file, e.msg);
    ir_print_unit(&again, parsed);
    ok = same(file, "print, parse, print", text, &again) && ok;
    strbuf_release(&again);
    ir_unit_free(parsed);
    return ok;
}

static bool through_bytes(const char *file, const struct ir_unit *unit, const struct strbuf *text)
{
    struct err e = {{0}};
    struct strbuf again = {0};
    struct bytes_writer first = {0}, second = {0};
    ir_pack(&first, unit);
    struct ir_unit *unpacked = ir_unpack(first.data, first.len, &e);
    bool ok = unpacked != NULL;
    if (!ok) fprintf(stderr, "%s: packed IR does not unpack: %s\n", file, e.msg);
    if (ok) {
        ir_print_unit(&again, unpacked);
        ok = same(file, "pack, unpack, print", text, &again);
        ir_pack(&second, unpacked);
        if (first.len != second.len || memcmp(first.data, second.data, first.len) != 0) {
            fprintf(stderr, "%s: packing again gives other bytes\n", file);
            ok = false;
        }
        ir_unit_free(unpacked);
    }
    strbuf_release(&again);
    bytes_writer_release(&first);
    bytes_writer_release(&second);
    return ok;
}

static void round_trip(struct frontend *f, const struct compdb_entry *entry, struct tally *t)
{
    struct err e = {{0}};
    struct strbuf text = {0};
    struct frontend_result r = {0};
    struct frontend_job job = {
        .file = entry->file, .dir = entry->dir, .args = entry->args, .n_args = entry->n_args, .verify = true};
    t->files++;
    if (frontend_run(f, &job, &r, &e) < 0) {
        fprintf(stderr, "%s: %s\n", entry->file, e.msg);
        t->failed++;
        return;
    }
    t->functions += r.unit->n_funcs;
    ir_print_unit(&text, r.unit);
    bool ok = through_text(entry->file, &text);
    ok = through_bytes(entry->file, r.unit, &text) && ok;
    t->failed += !ok;
    strbuf_release(&text);
    ir_unit_free(r.unit);
}

static void run_database(const struct compdb *db, struct frontend *f, struct tally *t)
{
    for (uint32_t i = 0; i < db->n; i++)
        if (!db->entries[i].cxx && !db->entries[i].missing) round_trip(f, &db->entries[i], t);
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct err e = {{0}};
    struct tally t = {0};
    struct frontend *f = frontend_new(NULL);
    const char **flags = ARENA_ARRAY(&a, const char *, argc);
    uint32_t n_flags = 0;
    char cwd[4096];
    if (!getcwd(cwd, sizeof cwd)) return 2;

    for (int i = 1; i < argc; i++) {
        struct compdb db = {0};
        int status = 0;
        if (strcmp(argv[i], "--flag") == 0 && i + 1 < argc) {
            flags[n_flags++] = argv[++i];
            continue;
        }
        if (strcmp(argv[i], "--database") == 0 && i + 1 < argc)
            status = compdb_load(argv[++i], &a, &db, &e);
        else
            status = compdb_from_args(argv[i], cwd, flags, n_flags, &a, &db, &e);
        if (status < 0) {
            fprintf(stderr, "%s\n", e.msg);
            t.failed++;
            continue;
        }
        run_database(&db, f, &t);
    }
    frontend_free(f);
    arena_release(&a);
    printf("%u files, %u functions, %u failed\n", t.files, t.functions, t.failed);
    return t.failed || !t.files ? 1 : 0;
}
