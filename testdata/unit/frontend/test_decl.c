/* Declarations: initialisers, statics, symbols and their flags, records, header functions. */
#include "fe_fixture.h"

static void test_initialisers(void **state)
{
    (void)state;
    expect_lowered(
        "struct in { int x, y; }; struct out { struct in b, c; int d[3]; union { int u; struct { short : 4, "
        "hi; }; }; };\n"
        "void f(int n) { struct out flat = {1, 2, {3}, 4, 5, 6, 7}; struct out named = {.b.y = 1, 2, .d[1] = "
        "3, 4, .hi = 5}; struct in part = {.y = n}; struct out values = {part, .c = part}; }",
        "b0:\nlive %flat\n%flat = zero\n%flat.b.x = 1\n%flat.b.y = 2\n%flat.c.x = 3\n%flat.d[0] = 4\n"
        "%flat.d[1] = 5\n%flat.d[2] = 6\n%flat.#3.u = 7\n"
        "live %named\n%named = zero\n%named.b.y = 1\n%named.c.x = 2\n%named.d[1] = 3\n%named.d[2] = 4\n"
        "%named.#3.#1.hi = 5\n"
        "live %part\n%part = zero\n%part.y = %n\n"
        "live %values\n%values = zero\n%values.b = %part\n%values.c = %part\nret\n");
    expect_lowered("void f(int n) { int a[] = {1, [3] = n, 4}, r[6] = {[1 ... 3] = n, 5}, m[2][2] = {{n}, 1}, "
                   "d[2][2] = {[1][0] = n, 2}; char s[] = \"ab\", t[4] = {\"c\"}; int x = {n}; "
                   "union { int i; void *p; } u = {.p = &x}, v = {3}; }",
                   "b0:\nlive %a\n%a = zero\n%a[0] = 1\n%a[3] = %n\n%a[4] = 4\n"
                   "live %r\n%r = zero\n%r[?] = %n\n%r[4] = 5\n"
                   "live %m\n%m = zero\n%m[0][0] = %n\n%m[1][0] = 1\n"
                   "live %d\n%d = zero\n%d[1][0] = %n\n%d[1][1] = 2\n"
                   "live %s\n%s = \"ab\" decl\nlive %t\n%t = \"c\" decl\nlive %x\n%x = %n decl\n"
                   "live %u\n%u = zero\n%u.p = &%x\nlive %v\n%v = zero\n%v.i = 3\nret\n");
}

static void test_aggregate_continues(void **state)
{
    (void)state;
    expect_lowered("struct in { int x, y; }; struct out { int a; struct in b; int c; };\n"
                   "void f(int n) { struct out o = {.b = n, 2, 3}; struct out e = {1, n, 2, 3}; }",
                   "b0:\nlive %o\n%o = zero\n%o.b.x = %n\n%o.b.y = 2\n%o.c = 3\n"
                   "live %e\n%e = zero\n%e.a = 1\n%e.b.x = %n\n%e.b.y = 2\n%e.c = 3\nret\n");
}

static void test_globals(void **state)
{
    (void)state;
    struct lowered l =
        lower_text("struct ops { void (*a)(void); const char *name; int n; }; void run(void);\n"
                   "static const struct ops table[] = {{run, \"one\", 0}, [2] = {.n = 3}};\n"
                   "const struct ops *now = &table[1]; int zero = 0, three = 3, later; extern int outside;\n"
                   "static int big[30] = {1, 2, 3};\n"
                   "_Thread_local int tls;\n"
                   "int f(void) { static int calls = 5; static struct ops own = {.a = run}; extern int outside;\n"
                   "  return calls + own.n + outside; }\n");
    assert_string_equal(body_of(&l, "func init"), "b0:\n@table[0].a = @run\n@table[0].name = \"one\"\n@table[2].n = 3\n"
                                                  "@now = &@table[1] decl\n@zero = 0 decl\n@three = 3 decl\n"
                                                  "@big[?] = ?\n@calls = 5 decl\n@own.a = @run\nret\n");
    const struct ir_unit *u = l.r.unit;
    assert_int_equal(sym_named(u, "table")->flags, IR_SYM_STATIC | IR_SYM_DEFINED | IR_SYM_CONST);
    assert_int_equal(sym_named(u, "now")->flags, IR_SYM_DEFINED);
    assert_int_equal(sym_named(u, "later")->flags, IR_SYM_DEFINED);
    assert_int_equal(sym_named(u, "outside")->flags, 0);
    assert_int_equal(sym_named(u, "tls")->flags, IR_SYM_DEFINED | IR_SYM_THREAD);
    assert_int_equal(sym_named(u, "calls")->flags, IR_SYM_STATIC | IR_SYM_DEFINED | IR_SYM_STATIC_LOCAL);
    lowered_free(&l);
}

static void test_noreturn_spellings(void **state)
{
    (void)state;
    struct lowered l =
        lower_text("#define NR __attribute__((__noreturn__))\n"
                   "_Noreturn void a(void); NR void b(void); void c(void) __attribute__((noreturn));\n"
                   "[[noreturn]] void d(void); static void e(void) NR; void noreturn_not(void) "
                   "__attribute__((nothrow));\n"
                   "static void e(void) { for (;;) ; }\n"
                   "void abort(void) __attribute__((noreturn));\n"
                   "void f(int n) { switch (n) { case 0: a(); case 1: b(); case 2: c(); case 3: d(); case 4: e(); case "
                   "5: abort(); case 6: __builtin_unreachable(); case 7: noreturn_not(); } }");
    const char *const yes[] = {"a", "b", "c", "d", "e", "abort", "__builtin_unreachable"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        assert_true(sym_named(l.r.unit, yes[i])->flags & IR_SYM_NORETURN);
    assert_false(sym_named(l.r.unit, "noreturn_not")->flags & IR_SYM_NORETURN);
    assert_true(sym_named(l.r.unit, "__builtin_unreachable")->flags & IR_SYM_BUILTIN);
    lowered_free(&l);
}

static void test_function_symbols(void **state)
{
    (void)state;
    struct lowered l =
        lower_with("#include \"t.h\"\n"
                   "int old(); int knr(a, b) int a; char *b; { return a + *b; }\n"
                   "static int own(int list[3], int fn(void)) { return list[0] + fn(); }\n"
                   "int f(void) { print(\"%d\", own(0, 0)); return old(1) + knr(1, 0) + undeclared(2); }\n",
                   "\n\nvoid print(const char *, ...) __attribute__((annotate(\"cancelcheck: x\")));\n"
                   "static inline int unused(void) { return 1; }\n");
    const struct ir_unit *u = l.r.unit;
    assert_string_equal(l.r.first_error, "");
    const struct ir_sym *print = sym_named(u, "print");
    assert_int_equal(print->flags, IR_SYM_VARIADIC);
    assert_string_equal(path_basename(u->files[print->file]), "t.h");
    assert_int_equal(print->line, 3);
    assert_int_equal(print->n_params, 1);
    assert_string_equal(u->types[print->params[0]].name, "char *");
    assert_int_equal(print->n_annotations, 1);
    assert_string_equal(print->annotations[0].text, "cancelcheck: x");
    assert_int_equal(sym_named(u, "old")->flags, IR_SYM_UNPROTOTYPED);
    assert_int_equal(sym_named(u, "knr")->n_params, 2);
    const struct ir_sym *own = sym_named(u, "own");
    assert_int_equal(own->flags, IR_SYM_STATIC | IR_SYM_DEFINED);
    assert_string_equal(own->usr, "c:t.c@F@own"); /* below the root */
    assert_string_equal(u->types[own->params[0]].name, "int *");
    assert_int_equal(u->types[own->params[1]].kind, IR_T_PTR);
    assert_null(sym_named(u, "unused"));
    lowered_free(&l);
}

/* Functions of headers are lowered when something lowered refers to them, and what those refer to. */
static void test_header_functions(void **state)
{
    (void)state;
    struct lowered l =
        lower_with("#include \"t.h\"\nint f(void) { return used(1) + table.fn(2); }\n",
                   "static inline int inner(int x) { return x; }\n"
                   "static inline int used(int x) { return inner(x); }\n"
                   "static inline int in_table(int x) { return x; }\n"
                   "static inline int unused(int x) { return x; }\n"
                   "static const struct { int (*fn)(int); } table = {in_table}, other = {unused};\n"
                   "static inline void drop(int *p) { (void)p; }\n"
                   "static inline int cleaned(void) { __attribute__((cleanup(drop))) int x = 1; return x; }\n");
    const struct ir_unit *u = l.r.unit;
    assert_non_null(func_named(u, "inner"));
    assert_non_null(func_named(u, "used"));
    assert_non_null(func_named(u, "in_table"));
    assert_null(func_named(u, "unused"));
    assert_null(func_named(u, "drop"));
    assert_true(func_named(u, "inner")->in_header);
    assert_false(func_named(u, "f")->in_header);
    assert_string_equal(body_of(&l, "func init"), "b0:\n@table.fn = @in_table\nret\n");
    lowered_free(&l);
}

static const struct ir_record *record_named(const struct ir_unit *u, const char *name)
{
    for (uint32_t i = 0; i < u->n_records; i++)
        if (strcmp(u->records[i].name, name) == 0) return &u->records[i];
    return NULL;
}

static void test_records(void **state)
{
    (void)state;
    struct lowered l =
        lower_with("#include \"t.h\"\n"
                   "struct local { int x; };\n"
                   "int f(struct opaque *o, struct pub *p, Tagless *t, struct seen *s, struct local l)\n"
                   "{ return p->inner.x + t->id + p->y + p->z + l.x + (s != 0) + (o != 0); }\n",
                   "struct deep { int x; };\n"
                   "struct pub { unsigned a : 3, : 2; struct deep inner; union { int y; struct { int z; }; }; };\n"
                   "typedef struct { int id; } Tagless;\n"
                   "struct seen { int never; };\n");
    const struct ir_unit *u = l.r.unit;
    const struct ir_record *pub = record_named(u, "struct pub"), *deep = record_named(u, "struct deep");
    assert_true(pub->complete);
    assert_int_equal(pub->n_fields, 4);
    assert_string_equal(pub->fields[1].name, "");
    assert_string_equal(pub->fields[2].name, "inner");
    assert_string_equal(pub->fields[3].name, "");
    assert_int_equal(u->types[pub->fields[3].type].kind, IR_T_RECORD);
    assert_string_equal(pub->usr, "c:@S@pub");
    assert_int_equal(pub->line, 2);
    assert_true(deep->complete); /* a member by value is part of the record */
    assert_true(record_named(u, "Tagless")->complete);
    assert_string_equal(record_named(u, "struct local")->usr, "c:t.c@S@local"); /* private to its file */
    assert_false(record_named(u, "struct opaque")->complete);
    assert_int_equal(record_named(u, "struct opaque")->file, IR_NONE);
    assert_false(record_named(u, "struct seen")->complete); /* nothing looks into it */
    assert_int_equal(record_named(u, "struct seen")->line, 4);
    assert_non_null(strstr(body_of(&l, "func @f"), "%p->#3.#1.z"));
    lowered_free(&l);
}

/* Anonymous records of one struct are different records. */
static void test_anonymous_usrs(void **state)
{
    (void)state;
    struct lowered l = lower_text("struct s { union { int a; }; union { int b; }; struct { int c; } d, e; };\n"
                                  "int f(struct s *s) { return s->a + s->b + s->d.c + s->e.c; }");
    const struct ir_unit *u = l.r.unit;
    for (uint32_t i = 0; i < u->n_records; i++)
        for (uint32_t j = 0; j < i; j++) assert_string_not_equal(u->records[i].usr, u->records[j].usr);
    assert_int_equal(u->n_records, 4);
    lowered_free(&l);
}

static void test_type_names(void **state)
{
    (void)state;
    struct lowered l =
        lower_text("typedef struct _Thing Thing; typedef Thing *ThingPtr;\n"
                   "void f(const Thing *const a, volatile char *restrict b, ThingPtr *c, const char *const *d, "
                   "unsigned short e, _Atomic int g, void (*h)(const char *)) { __typeof__(e) i = e; }");
    const struct ir_func *f = func_named(l.r.unit, "f");
    static const char *const want[] = {"Thing *",        "char *",       "ThingPtr *",       "char **",
                                       "unsigned short", "_Atomic(int)", "void (*)(char *)", "unsigned short"};
    for (uint32_t i = 0; i < 8; i++) assert_string_equal(l.r.unit->types[f->vars[i].type].name, want[i]);
    const struct ir_type *e = &l.r.unit->types[f->vars[4].type];
    assert_int_equal(e->bits, 16);
    assert_true(e->is_unsigned);
    assert_int_equal(l.r.unit->types[f->vars[5].type].kind, IR_T_INT);
    lowered_free(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_initialisers),     cmocka_unit_test(test_aggregate_continues),
        cmocka_unit_test(test_globals),          cmocka_unit_test(test_noreturn_spellings),
        cmocka_unit_test(test_function_symbols), cmocka_unit_test(test_header_functions),
        cmocka_unit_test(test_records),          cmocka_unit_test(test_anonymous_usrs),
        cmocka_unit_test(test_type_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
