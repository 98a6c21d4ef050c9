/* Control flow: switches, loops told apart by their slots, computed gotos, conditions taken apart. */
#include "fe_fixture.h"

#define HEAD "int g(int); _Noreturn void die(void);\n"

static void test_switch_ranges(void **state)
{
    (void)state;
    expect_lowered(HEAD "enum e { A = 3, B }; void f(int n) { switch (n + 1) { default: g(0); case A: case B ... 9: "
                        "g(1); break; case 'x': g(2); } }",
                   "b0:\n%1 = %n + 1\nswitch %1 default b2 \"n + 1\"\n"
                   "case 3 goto b3 \"case A\"\ncase 4..9 goto b3 \"case B ... 9\"\ncase 120 goto b4 \"case 'x'\"\n"
                   "b1:\nret\n"
                   "b2:\ncall @g(0)\ngoto b3\n"
                   "b3:\ncall @g(1)\ngoto b1\n"
                   "b4:\ncall @g(2)\ngoto b1\n");
}

/* A case inside a loop inside the switch is entered from outside the loop. */
static void test_duff(void **state)
{
    (void)state;
    expect_lowered(HEAD "void f(int n) { switch (n % 2) { case 0: do { g(0); case 1: g(1); } while (--n > 0); } }",
                   "b0:\n%1 = %n % 2\nswitch %1 default b1 \"n % 2\"\n"
                   "case 0 goto b2 \"case 0\"\ncase 1 goto b3 \"case 1\"\n"
                   "b1:\nret\n"
                   "b2:\ncall @g(0)\ngoto b3\n"
                   "b3:\ncall @g(1)\n%n = %n - 1\n%2 = %n > 0\nbr loop %2 then b2 else b1 \"--n > 0\"\n");
}

static void test_for_slots(void **state)
{
    (void)state;
    expect_lowered(HEAD "void f(int n) { for (/* ; */; n;) g(1); }",
                   "b0:\ngoto b1\nb1:\nbr loop %n then b2 else b3 \"n\"\nb2:\ncall @g(1)\ngoto b1\nb3:\nret\n");
    expect_lowered(HEAD "void f(int n) { for (n = ';';; n--) if (g(n)) break; }",
                   "b0:\n%n = 59\ngoto b1\nb1:\n%1 = call @g(%n)\nbr if %1 then b3 else b2 \"g(n)\"\n"
                   "b2:\n%n = %n - 1\ngoto b1\nb3:\nret\n");
    expect_lowered(HEAD "#define WHILE(c) for (; c;)\nvoid f(int n) { WHILE(n = g(n)) g(1); }",
                   "b0:\ngoto b1\nb1:\n%n = call @g(%n)\nbr loop %n then b2 else b3 \"n = g(n)\"\n"
                   "b2:\ncall @g(1)\ngoto b1\nb3:\nret\n");
    /* An empty macro argument: only what the parts look like can tell. */
    expect_lowered(HEAD "#define LOOP(a, b, c) for (a; b; c)\nvoid f(int n) { LOOP(, n, n--) g(1); }",
                   "b0:\ngoto b1\nb1:\nbr loop %n then b2 else b3 \"n\"\n"
                   "b2:\ncall @g(1)\n%n = %n - 1\ngoto b1\nb3:\nret\n");
}

static void test_endless(void **state)
{
    (void)state;
    expect_lowered(HEAD "int f(int n) { for (;;) { if (g(n)) return 1; } }",
                   "b0:\ngoto b1\nb1:\n%1 = call @g(%n)\nbr if %1 then b2 else b1 \"g(n)\"\nb2:\nret 1\n");
    expect_lowered("void f(void) { while (1) ; }", "b0:\ngoto b1\nb1:\ngoto b1\n");
}

static void test_constant_conditions(void **state)
{
    (void)state;
    expect_lowered(HEAD
                   "void f(int n) { if (0) g(1); if (sizeof(int) == 4) g(2); if (n && 0) g(3); do g(4); while (0); }",
                   "b0:\ncall @g(2)\ncall @g(4)\nret\n");
}

static void test_short_circuit(void **state)
{
    (void)state;
    expect_lowered(HEAD "int f(int a, int *p) { if (!p || (a > 3 && !g(a))) return 1; return 0; }",
                   "b0:\nbr if %p then b3 else b2 \"p\"\n"
                   "b1:\nret 0\n"
                   "b2:\nret 1\n"
                   "b3:\n%2 = %a > 3\nbr if %2 then b4 else b1 \"a > 3\"\n"
                   "b4:\n%3 = call @g(%a)\nbr if %3 then b1 else b2 \"g(a)\"\n");
}

/* What "likely" macros wrap around a condition leaves no trace. */
static void test_likely(void **state)
{
    (void)state;
    expect_lowered(
        HEAD "#define BOOL(e) ({ int b_; if (e) b_ = 1; else b_ = 0; b_; })\n"
             "#define UNLIKELY(e) __builtin_expect(BOOL(e), 0)\n"
             "#define LIKELY(e) __builtin_expect(!!(e), 1)\n"
             "int f(int *p) { if (UNLIKELY(p == (void *)0)) return 1; if (LIKELY(g(2) && *p)) return 2; return 3; }",
        "b0:\n%1 = %p == null\nbr if %1 then b2 else b1 \"p == (void *)0\"\n"
        "b1:\n%2 = call @g(2)\nbr if %2 then b5 else b3 \"g(2)\"\n"
        "b2:\nret 1\n"
        "b3:\nret 3\n"
        "b4:\nret 2\n"
        "b5:\nbr if *%p then b4 else b3 \"*p\"\n");
}

static void test_computed_goto(void **state)
{
    (void)state;
    expect_lowered(
        "int f(int n) { static void *t[] = {&&a, &&b}; void *p = t[n]; goto *p; a: return 1; b: return 2; c: "
        "return 3; }",
        "b0:\nlive %p\n%p = @t[%n] decl\nigoto %p to b1, b2\nb1:\nret 1\nb2:\nret 2\n");
    expect_lowered("int f(int n) { __asm__ goto(\"\" : : \"r\"(n) : : out); return 0; out: return 1; }",
                   "b0:\nasm(%n)\nbr other ? then b1 else b2 \"__asm__ goto(\\\"\\\" : : \\\"r\\\"(n) : : out)\"\n"
                   "b1:\nigoto ? to b3\nb2:\nret 0\nb3:\nret 1\n");
}

static void test_unreachable(void **state)
{
    (void)state;
    expect_lowered(HEAD "int f(int n) { return 1; g(1); if (n) { g(2); lab: g(3); return 2; } goto lab; }",
                   "b0:\nret 1\n");
    expect_lowered(HEAD "int f(int n) { if (n) goto lab; return 1; { int x = 3; lab: x = 2; return x; } }",
                   "b0:\nbr if %n then b2 else b1 \"n\"\nb1:\nret 1\nb2:\n%x = 2\nret %x\n");
}

static void test_noreturn(void **state)
{
    (void)state;
    expect_lowered(HEAD "int f(int n) { int x = n ? 3 : (die(), 4); return n && (die(), 1) ? 5 : x; }",
                   "b0:\nlive %x\nbr cond %n then b1 else b2 \"n\"\n"
                   "b1:\n%x = 3 decl\nbr cond %n then b4 else b3 \"n\"\n"
                   "b2:\ncall @die() noreturn\nunreachable\n"
                   "b3:\n%2 = %x\nret %2\n"
                   "b4:\ncall @die() noreturn\nunreachable\n");
}

/* The return's place is the statement's, or the closing brace's. */
static void test_return_positions(void **state)
{
    (void)state;
    struct lowered l = lower_text("void f(int n)\n{\n    if (n)\n        return;\n}\n");
    const struct ir_func *f = func_named(l.r.unit, "f");
    assert_non_null(f);
    uint32_t lines[2] = {0}, n = 0;
    for (uint32_t b = 0; b < f->n_blocks; b++)
        if (f->blocks[b].term.kind == IR_RET && n < 2) lines[n++] = l.r.unit->positions[f->blocks[b].term.pos].line;
    assert_int_equal(n, 2);
    assert_int_equal(lines[0] + lines[1], 4 + 5);
    assert_int_equal(l.r.unit->positions[f->end].line, 5);
    assert_int_equal(l.r.unit->positions[f->end].col, 1);
    lowered_free(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_switch_ranges),
        cmocka_unit_test(test_duff),
        cmocka_unit_test(test_for_slots),
        cmocka_unit_test(test_endless),
        cmocka_unit_test(test_constant_conditions),
        cmocka_unit_test(test_short_circuit),
        cmocka_unit_test(test_likely),
        cmocka_unit_test(test_computed_goto),
        cmocka_unit_test(test_unreachable),
        cmocka_unit_test(test_noreturn),
        cmocka_unit_test(test_return_positions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
