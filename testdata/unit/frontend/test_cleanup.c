/* What leaving a scope runs: order, jumps, values computed before. */
#include "fe_fixture.h"

#define HEAD                                                                                                           \
    "void c(int *); int g(int); _Noreturn void die(void);\n"                                                           \
    "#define AUTO __attribute__((cleanup(c))) int\n"

static void test_order_and_return(void **state)
{
    (void)state;
    expect_lowered(HEAD "int f(int n) { AUTO a = 1; AUTO b = 2; return a + n; }", "b0:\n"
                                                                                  "live %a\n%a = 1 decl\n"
                                                                                  "live %b\n%b = 2 decl\n"
                                                                                  "%3 = %a + %n\n"
                                                                                  "call @c(&%b) cleanup\n"
                                                                                  "call @c(&%a) cleanup\n"
                                                                                  "ret %3\n");
    /* The value is read before the variable is cleaned up. */
    expect_lowered(HEAD "int f(void) { AUTO a = 1; return a; }", "b0:\n"
                                                                 "live %a\n%a = 1 decl\n"
                                                                 "%1 = %a\n"
                                                                 "call @c(&%a) cleanup\n"
                                                                 "ret %1\n");
}

static void test_declared_in_one_statement(void **state)
{
    (void)state;
    expect_lowered(HEAD "void f(void) { AUTO a, b; int x __attribute__((cleanup(c))), y; }",
                   "b0:\n"
                   "live %a\nlive %b\nlive %x\nlive %y\n"
                   "call @c(&%x) cleanup\ncall @c(&%b) cleanup\ncall @c(&%a) cleanup\n"
                   "ret\n");
}

static void test_break_and_continue(void **state)
{
    (void)state;
    expect_lowered(HEAD "void f(int n) { while (n) { AUTO a = n; if (g(1)) break; if (g(2)) continue; g(3); } }",
                   "b0:\ngoto b1\n"
                   "b1:\nbr loop %n then b2 else b3 \"n\"\n"
                   "b2:\nlive %a\n%a = %n decl\n%2 = call @g(1)\nbr if %2 then b5 else b4 \"g(1)\"\n"
                   "b3:\nret\n"
                   "b4:\n%3 = call @g(2)\nbr if %3 then b7 else b6 \"g(2)\"\n"
                   "b5:\ncall @c(&%a) cleanup\ndead %a\ngoto b3\n"
                   "b6:\ncall @g(3)\ncall @c(&%a) cleanup\ndead %a\ngoto b1\n"
                   "b7:\ncall @c(&%a) cleanup\ndead %a\ngoto b1\n");
}

static void test_goto_out_of_scope(void **state)
{
    (void)state;
    expect_lowered(HEAD "void f(int n) { AUTO a = 1; { AUTO b = 2; if (n) goto out; g(b); } g(9); out: g(a); }",
                   "b0:\n"
                   "live %a\n%a = 1 decl\nlive %b\n%b = 2 decl\nbr if %n then b2 else b1 \"n\"\n"
                   "b1:\ncall @g(%b)\ncall @c(&%b) cleanup\ndead %b\ncall @g(9)\ngoto b3\n"
                   "b2:\ncall @c(&%b) cleanup\ndead %b\ngoto b3\n"
                   "b3:\ncall @g(%a)\ncall @c(&%a) cleanup\nret\n");
}

static void test_goto_backwards(void **state)
{
    (void)state;
    expect_lowered(HEAD "void f(int n) { again:; AUTO a = n; if (g(a)) goto again; }",
                   "b0:\ngoto b1\n"
                   "b1:\nlive %a\n%a = %n decl\n%2 = call @g(%a)\nbr if %2 then b3 else b2 \"g(a)\"\n"
                   "b2:\ncall @c(&%a) cleanup\nret\n"
                   "b3:\ncall @c(&%a) cleanup\ndead %a\ngoto b1\n");
}

static void test_goto_within_scope(void **state)
{
    (void)state;
    expect_lowered(HEAD "void f(int n) { AUTO a = n; if (n) goto end; g(1); end: g(2); }",
                   "b0:\nlive %a\n%a = %n decl\nbr if %n then b2 else b1 \"n\"\n"
                   "b1:\ncall @g(1)\ngoto b2\n"
                   "b2:\ncall @g(2)\ncall @c(&%a) cleanup\nret\n");
}

static void test_switch(void **state)
{
    (void)state;
    expect_lowered(HEAD "int f(int n) { switch (n) { case 1: { AUTO a = n; if (g(a)) break; return 1; } } return 0; }",
                   "b0:\nswitch %n default b1 \"n\"\ncase 1 goto b2 \"case 1\"\n"
                   "b1:\nret 0\n"
                   "b2:\nlive %a\n%a = %n decl\n%2 = call @g(%a)\nbr if %2 then b4 else b3 \"g(a)\"\n"
                   "b3:\ncall @c(&%a) cleanup\nret 1\n"
                   "b4:\ncall @c(&%a) cleanup\ndead %a\ngoto b1\n");
}

static void test_loop_variable(void **state)
{
    (void)state;
    expect_lowered(HEAD "void f(int n) { for (AUTO i = 0; i < n; i++) if (g(i)) return; }",
                   "b0:\nlive %i\n%i = 0 decl\ngoto b1\n"
                   "b1:\n%2 = %i < %n\nbr loop %2 then b2 else b4 \"i < n\"\n"
                   "b2:\n%3 = call @g(%i)\nbr if %3 then b5 else b3 \"g(i)\"\n"
                   "b3:\n%i = %i + 1\ngoto b1\n"
                   "b4:\ncall @c(&%i) cleanup\ndead %i\nret\n"
                   "b5:\ncall @c(&%i) cleanup\nret\n");
}

static void test_statement_expression(void **state)
{
    (void)state;
    expect_lowered(HEAD "int f(int n) { int x = ({ AUTO t = n; t; }); return ({ AUTO u = x; u; }); }",
                   "b0:\nlive %x\nlive %t\n%t = %n decl\n%x = %t decl\ncall @c(&%t) cleanup\ndead %t\n"
                   "live %u\n%u = %x decl\n%4 = %u\ncall @c(&%u) cleanup\ndead %u\n"
                   "ret %4\n");
}

static void test_no_way_out(void **state)
{
    (void)state;
    expect_lowered(HEAD "void f(int n) { AUTO a = n; if (n) die(); }",
                   "b0:\nlive %a\n%a = %n decl\nbr if %n then b2 else b1 \"n\"\n"
                   "b1:\ncall @c(&%a) cleanup\nret\n"
                   "b2:\ncall @die() noreturn\nunreachable\n");
}

/* Macros of several levels, spellings with underscores, an attribute list, an initialiser that has the word in it. */
static void test_spellings(void **state)
{
    (void)state;
    expect_lowered("static inline void drop(void *p) { (void)p; }\n"
                   "#define CLEAN(fn) __attribute__((__unused__, __cleanup__(fn)))\n"
                   "#define AUTOPTR(T) CLEAN(drop) T *\n"
                   "void f(void) { AUTOPTR(char) s = \"__attribute__((cleanup(x)))\"; [[gnu::cleanup(drop)]] int *q; "
                   "int plain __attribute__((unused)) = 1; }",
                   "b0:\nlive %s\n%s = \"__attribute__((cleanup(x)))\" decl\nlive %q\nlive %plain\n%plain = 1 decl\n"
                   "call @drop(&%q) cleanup\ncall @drop(&%s) cleanup\nret\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order_and_return),
        cmocka_unit_test(test_declared_in_one_statement),
        cmocka_unit_test(test_break_and_continue),
        cmocka_unit_test(test_goto_out_of_scope),
        cmocka_unit_test(test_goto_backwards),
        cmocka_unit_test(test_goto_within_scope),
        cmocka_unit_test(test_switch),
        cmocka_unit_test(test_loop_variable),
        cmocka_unit_test(test_statement_expression),
        cmocka_unit_test(test_no_way_out),
        cmocka_unit_test(test_spellings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
