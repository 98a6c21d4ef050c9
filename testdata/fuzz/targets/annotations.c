/* Any bytes as annotations: a line each, the first byte of which says on which function it stands. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/str.h"
#include "rules/rules.h"

#include <string.h>

enum { N_FUNCTIONS = 5, MAX_NOTES = 64 };

static const struct rule_ctype types[] = {
    {RULE_CTYPE_VOID, "void"},        {RULE_CTYPE_INT, "int"},          {RULE_CTYPE_POINTER, "struct bus *"},
    {RULE_CTYPE_POINTER, "char *"},   {RULE_CTYPE_FUNCTION, "void (*)(void *)"}, {RULE_CTYPE_RECORD, "struct bus"},
    {RULE_CTYPE_OTHER, "double"},
};
enum { T_VOID, T_INT, T_BUS, T_TEXT, T_CALLBACK, T_RECORD, T_DOUBLE };

static void declare(struct rule_annotated *f, struct arena *a)
{
    static const struct {
        const char *name;
        uint8_t ret, n, params[3];
        bool variadic;
    } shapes[N_FUNCTIONS] = {
        {"bus_open", T_BUS, 1, {T_TEXT}, false},
        {"bus_close", T_VOID, 1, {T_BUS}, false},
        {"bus_watch", T_INT, 3, {T_BUS, T_CALLBACK, T_TEXT}, false},
        {"bus_log", T_INT, 2, {T_TEXT, T_DOUBLE}, true},
        {"bus_copy", T_RECORD, 1, {T_RECORD}, false},
    };
    for (uint32_t i = 0; i < N_FUNCTIONS; i++) {
        struct rule_annotation *notes = ARENA_ARRAY(a, struct rule_annotation, MAX_NOTES);
        f[i] = (struct rule_annotated){.name = shapes[i].name, .ret = types[shapes[i].ret], .notes = notes};
        f[i].n_params = shapes[i].n;
        f[i].variadic = shapes[i].variadic;
        f[i].params = ARENA_ARRAY(a, struct rule_ctype, 4);
        f[i].targets = ARENA_ARRAY(a, struct rule_ctype, 4);
        for (uint32_t k = 0; k < shapes[i].n; k++) {
            f[i].params[k] = types[shapes[i].params[k]];
            f[i].targets[k] = types[shapes[i].params[k] == T_BUS ? T_RECORD : T_VOID];
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct strbuf said = {0};
    struct rule_annotated functions[N_FUNCTIONS];
    const struct rules *base = fuzz_rules();
    uint32_t mistakes = 0, line_number = 0;
    bool *used = ARENA_ARRAY(&a, bool, rules_n_packs(base) + 1ul);
    declare(functions, &a);
    char *text = arena_strndup(&a, (const char *)data, size);
    for (char *line = text, *next; line && line_number < MAX_NOTES; line = next) {
        next = strchr(line, '\n');
        if (next) *next++ = 0;
        if (!*line) continue;
        struct rule_annotated *f = &functions[(unsigned char)line[0] % N_FUNCTIONS];
        struct rule_annotation *note = (struct rule_annotation *)(uintptr_t)&f->notes[f->n_notes++];
        *note = (struct rule_annotation){arena_sprintf(&a, "cancelcheck:%s", line + 1), "bus.h", ++line_number, 1};
    }
    const struct rule_pack *pack = rules_annotate(base, used, functions, N_FUNCTIONS, &a, &said, &mistakes);
    FUZZ_HOLDS(!mistakes || said.len);
    struct rules *all = rules_extend(base, pack);
    for (uint32_t i = 0; i < N_FUNCTIONS; i++) FUZZ_HOLDS(!functions[i].model || functions[i].model->pack == pack);
    rules_free(all);
    strbuf_release(&said);
    arena_release(&a);
    return 0;
}
