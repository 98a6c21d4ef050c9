/* Expressions: values, places, casts, the kinds that libclang leaves without a name. */
#include "fe_fixture.h"

#define HEAD "struct s { int a; struct s *next; }; struct s mk(void); int g(int); int *h(void);\n"

static void test_places(void **state)
{
    (void)state;
    expect_lowered(HEAD "void f(int *p, struct s *s, int i) { int a[4]; a[i] = p[0]; *(p + i) = *p; s->next->a = a[3]; "
                        "p = a + 1; p = &p[2]; p = &*p; (*s).a++; mk().next->a = i[a]; }",
                   "b0:\nlive %a\n%a[%i] = *%p\n%p->[%i] = *%p\n%s->next->a = %a[3]\n%p = &%a[1]\n%p = &%p->[2]\n"
                   "%s->a = %s->a + 1\n%4 = call @mk()\n%4.next->a = %a[%i]\nret\n");
}

static void test_pointers_to_arrays(void **state)
{
    (void)state;
    expect_lowered("int f(int (*row)[4], int m[][3], int i) { return row[1][2] + (*row)[3] + m[i][1]; }",
                   "b0:\n%3 = %row p+ 1\n%4 = %3->[2] + %row->[3]\n%5 = %m p+ %i\n%6 = %4 + %5->[1]\nret %6\n");
}

/* A cast of a pointer is the pointer; only reaching through it needs the type. */
static void test_casts(void **state)
{
    (void)state;
    expect_lowered(HEAD "void take(void *); int f(void *v) { struct s *s = (struct s *)v; take((char *)s); "
                        "return ((struct s *)v)->a + (int)(long)v; }",
                   "b0:\nlive %s\n%s = %v decl\ncall @take(%s)\n%2 = cast \"struct s *\" %v\n%3 = cast \"long\" %v\n"
                   "%4 = cast \"int\" %3\n%5 = %2->a + %4\nret %5\n");
    expect_lowered("int f(int *p) { _Bool b = p; p = 0; p = (void *)0; unsigned char c = 300; unsigned u = -1; "
                   "b = 7; b = c > 3; return b == (_Bool)u; }",
                   "b0:\nlive %b\n%b = %p != null\n%p = null\n%p = null\nlive %c\n%c = 44 decl\nlive %u\n"
                   "%u = 4294967295 decl\n%b = 1\n%b = %c > 3\n%4 = %u != 0\n%5 = %b == %4\nret %5\n");
}

static void test_conditional_operators(void **state)
{
    (void)state;
    expect_lowered(HEAD "int *f(int *p, int n) { int *q = p ?: h(); return n ? q : (void *)0; }",
                   "b0:\nlive %q\nbr cond %p then b3 else b1 \"p\"\n"
                   "b1:\n%q = call @h() decl\ngoto b2\n"
                   "b2:\nbr cond %n then b4 else b5 \"n\"\n"
                   "b3:\n%q = %p decl\ngoto b2\n"
                   "b4:\n%3 = %q\ngoto b6\n"
                   "b5:\n%3 = null\ngoto b6\n"
                   "b6:\nret %3\n");
}

static void test_side_effects_in_order(void **state)
{
    (void)state;
    expect_lowered(HEAD "int f(int *p, int i) { int x = *p++; x = i++ + 1; *++p = g(i--); return x, i; }",
                   "b0:\nlive %x\n%3 = %p\n%p = %p p+ 1\n%x = *%3 decl\n%4 = %i\n%i = %i + 1\n%x = %4 + 1\n"
                   "%p = %p p+ 1\n%5 = %i\n%i = %i - 1\n*%p = call @g(%5)\nret %i\n");
}

static void test_unevaluated(void **state)
{
    (void)state;
    expect_lowered(HEAD "int f(int n) { __typeof__(g(1)) t = sizeof(g(2)) + _Alignof(int); "
                        "t = __builtin_choose_expr(0, g(3), 4); t = __builtin_types_compatible_p(int, long); "
                        "t = __builtin_offsetof(struct s, next); t = __builtin_constant_p(n) ? g(5) : 6; return t; }",
                   "b0:\nlive %t\n%t = 8 decl\n%t = 4\n%t = 0\n%t = 8\n%t = 6\nret %t\n");
}

static void test_generic(void **state)
{
    (void)state;
    expect_lowered("int a(int *); int b(char *);\n"
                   "#define pick(x) _Generic((x), int *: a, const char *: b, char *: b)(x)\n"
                   "int f(int *p, char *c) { return pick(p) + pick(c); }",
                   "b0:\n%2 = call @a(%p)\n%3 = call @b(%c)\n%4 = %2 + %3\nret %4\n");
    /* Associations of one type: the names of the types decide. */
    expect_lowered("int a(void *); int b(void *); int d(void *); struct x;\n"
                   "#define pick(p) _Generic((p), int *: a, struct x *: b, default: d)(p)\n"
                   "int f(int *p, const struct x *x, long *l) { return pick(p) + pick((struct x *)x) + pick(l); }",
                   "b0:\n%3 = call @a(%p)\n%4 = call @b(%x)\n%5 = %3 + %4\n%6 = call @d(%l)\n%7 = %5 + %6\nret %7\n");
}

static void test_statement_expressions(void **state)
{
    (void)state;
    expect_lowered(HEAD "int f(int n) { int x = ({ int t = g(n); if (t < 0) return -1; t; }); "
                        "while (({ int c = g(x); c > 0; })) x--; return ({ int u = x; u; }) + 1; }",
                   "b0:\nlive %x\nlive %t\n%t = call @g(%n) decl\n%3 = %t < 0\nbr if %3 then b2 else b1 \"t < 0\"\n"
                   "b1:\n%x = %t decl\ndead %t\ngoto b3\n"
                   "b2:\nret -1\n"
                   "b3:\nlive %c\n%c = call @g(%x) decl\n%5 = %c > 0\ndead %c\n"
                   "br loop %5 then b4 else b5 \"({ int c = g(x); c > 0; })\"\n"
                   "b4:\n%x = %x - 1\ngoto b3\n"
                   "b5:\nlive %u\n%u = %x decl\n%7 = %u\ndead %u\n%8 = %7 + 1\nret %8\n");
}

static void test_structs(void **state)
{
    (void)state;
    expect_lowered(HEAD "void take(struct s); struct s f(struct s *p) { struct s a = *p, b; b = a; take(a); "
                        "take((struct s){3}); b = (struct s){.next = p}; *p = mk(); return mk().next ? a : *p; }",
                   "b0:\nlive %a\n%a = *%p decl\nlive %b\n%b = %a\ncall @take(%a)\n"
                   "%3 = zero\n%3.a = 3\ncall @take(%3)\n%4 = zero\n%4.next = %p\n%b = %4\n*%p = call @mk()\n"
                   "%6 = call @mk()\nbr cond %6.next then b1 else b2 \"mk().next\"\n"
                   "b1:\n%5 = %a\ngoto b3\nb2:\n%5 = *%p\ngoto b3\nb3:\nret %5\n");
}

static void test_calls(void **state)
{
    (void)state;
    expect_lowered(HEAD "struct ops { int (*run)(int); }; typedef void (*end)(void) __attribute__((noreturn));\n"
                        "int f(struct ops *o, int (*fp)(int), end e) { (void)g(1); (void)(g(2)); g(3); int x = g(4); "
                        "x = o->run((*fp)(fp(5))); if (x) e(); fp = g; fp = &g; return (&g)(6); }",
                   "b0:\ncall @g(1) void\ncall @g(2) void\ncall @g(3)\nlive %x\n%x = call @g(4) decl\n"
                   "%4 = call %fp(5)\n%5 = call %fp(%4)\n%x = call %o->run(%5)\nbr if %x then b2 else b1 \"x\"\n"
                   "b1:\n%fp = @g\n%fp = @g\n%6 = call @g(6)\nret %6\n"
                   "b2:\ncall %e() noreturn\nunreachable\n");
}

static void test_nameless(void **state)
{
    (void)state;
    expect_lowered("int f(int n, ...) { __builtin_va_list ap; __builtin_va_start(ap, n); "
                   "int x = __builtin_va_arg(ap, int); char *s = __builtin_va_arg(ap, char *); "
                   "__builtin_va_end(ap); return x + !s; }",
                   "b0:\nlive %ap\ncall @__builtin_va_start(&%ap[0], %n)\nlive %x\n%x = ? decl\nlive %s\n%s = ? decl\n"
                   "call @__builtin_va_end(&%ap[0])\n%4 = !(%s)\n%5 = %x + %4\nret %5\n");
    expect_lowered("int f(int *p) { int old = __atomic_fetch_add(p, 1, 5); __sync_synchronize(); "
                   "const char *n = __func__; return old + (n == 0); }",
                   "b0:\nlive %old\n%old = call @__atomic_fetch_add(%p, 1, 5) decl\ncall @__sync_synchronize()\n"
                   "live %n\n%n = \"f\" decl\n%3 = %n == null\n%4 = %old + %3\nret %4\n");
}

static void test_folding(void **state)
{
    (void)state;
    expect_lowered("enum { A = 5 }; int f(void) { int x = A + 2 * 3 - (1 << 4) / 3 % 4; x = -7 / 2; x = ~0 & 255; "
                   "x = 3 < 4; x = 1u - 2 > 0; x = !0; x = 0x7fffffff + 1; x = 'a' == 97; return x; }",
                   "b0:\nlive %x\n%x = 10 decl\n%x = -3\n%x = 255\n%x = 1\n%x = 1\n%x = 1\n%x = -2147483648\n%x = 1\n"
                   "ret %x\n");
}

static void test_strings(void **state)
{
    (void)state;
    struct lowered l =
        lower_text("const char *f(int n) { return n ? \"a\\\"\\n\\x41\\101\\\\\" : L\"wide\" \"more\"; }");
    const char *body = body_of(&l, "func @f");
    assert_non_null(strstr(body, "\"a\\\"\\nAA\\\\\""));
    assert_non_null(strstr(body, "\"widemore\""));
    lowered_free(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_pointers_to_arrays),
        cmocka_unit_test(test_casts),
        cmocka_unit_test(test_conditional_operators),
        cmocka_unit_test(test_side_effects_in_order),
        cmocka_unit_test(test_unevaluated),
        cmocka_unit_test(test_generic),
        cmocka_unit_test(test_statement_expressions),
        cmocka_unit_test(test_structs),
        cmocka_unit_test(test_calls),
        cmocka_unit_test(test_nameless),
        cmocka_unit_test(test_folding),
        cmocka_unit_test(test_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
