/* The engine from textual IR alone: neither libclang nor sqlite. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"
#include "engine/crew.h"
#include "engine/engine.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct fixture {
    struct rules *rules;
    struct ir_unit *unit;
    struct program *program;
};

static const char prelude[] = "unit \"t.c\"\n"
                              "declare @open \"int (const char *, int)\" (\"const char *\", \"int\")\n"
                              "declare @close \"int (int)\" (\"int\")\n"
                              "declare @pass \"void (int)\" (\"int\")\n"
                              "declare @get \"int (void)\" ()\n"
                              "declare @run \"int (int)\" (\"int\")\n"
                              "declare @wrap \"int (int)\" (\"int\")\n";

static void analyse(struct fixture *f, const char *body)
{
    struct err e = {""};
    const char *dirs[] = {"rules"};
    struct rules_options o = {.dirs = dirs, .n_dirs = 1};
    f->rules = rules_load(&o, &e);
    if (!f->rules) fail_msg("%s", e.msg);
    struct strbuf text = {0};
    strbuf_puts(&text, prelude);
    strbuf_puts(&text, body);
    f->unit = ir_parse(strbuf_cstr(&text), text.len, "t.ir", &e);
    strbuf_release(&text);
    if (!f->unit) fail_msg("%s", e.msg);
    if (ir_verify(f->unit, &e)) fail_msg("%s", e.msg);
    f->program = program_link(&f->unit, 1, f->rules);
    engine_run(f->program, &(struct engine_options){0});
}

static void done(struct fixture *f)
{
    program_free(f->program);
    ir_unit_free(f->unit);
    rules_free(f->rules);
}

static const struct engine_event *only(struct fixture *f, enum engine_event_kind kind)
{
    uint32_t n;
    const struct engine_event *e = engine_events(f->program, &n);
    assert_int_equal(n, 1);
    assert_int_equal(e->kind, kind);
    return e;
}

static void none(struct fixture *f)
{
    uint32_t n;
    const struct engine_event *e = engine_events(f->program, &n);
    if (n) fail_msg("unexpected event %d at line %u", (int)e->kind, e->at.line);
}

static void lost_on_one_branch(void **state)
{
    (void)state;
    struct fixture f;
    analyse(&f, "func @run at 1:1 end 9:1 {\n  param %n \"int\"\n  var %fd \"int\" at 2:3\n  temp %2 \"int\"\nb0:\n"
                "  live %fd\n  %fd = call @open(\"x\", 0) decl at 2:8\n"
                "  %2 = %fd < 0\n  br if %2 then b1 else b2 \"fd < 0\" at 3:3\n"
                "b1:\n  ret -1 at 4:3\nb2:\n  br if %n then b3 else b4 \"n\" at 5:3\n"
                "b3:\n  ret 0 at 6:5\nb4:\n  call @close(%fd) at 7:3\n  ret 0 at 8:3\n}\n");
    const struct engine_event *e = only(&f, ENGINE_LOST);
    assert_int_equal(e->created.line, 2);
    assert_int_equal(e->at.line, 6);
    assert_string_equal(e->name, "fd");
    assert_string_equal(e->arm, "`n` is true");
    assert_true(e->released_elsewhere);
    done(&f);
}

static void correlated_branches(void **state)
{
    (void)state;
    struct fixture f;
    analyse(&f, "func @run at 1:1 end 9:1 {\n  param %n \"int\"\n  var %fd \"int\" at 2:3\n  temp %2 \"int\"\n  temp "
                "%3 \"int\"\n"
                "b0:\n  %fd = -1\n  %2 = %n & 4\n  br if %2 then b1 else b2 \"n & 4\"\n"
                "b1:\n  %fd = call @open(\"x\", 0)\n  goto b2\n"
                "b2:\n  call @get()\n  %3 = %n & 4\n  br if %3 then b3 else b4 \"n & 4\"\n"
                "b3:\n  call @close(%fd)\n  goto b4\nb4:\n  ret 0 at 8:3\n}\n");
    none(&f);
    done(&f);
}

static void wrapper_of_release(void **state)
{
    (void)state;
    struct fixture f;
    analyse(
        &f,
        "func @wrap at 20:1 end 22:1 {\n  param %fd \"int\"\n  temp %1 \"int\"\nb0:\n  %1 = %fd >= 0\n"
        "  br if %1 then b1 else b2 \"fd >= 0\"\nb1:\n  call @close(%fd) at 21:3\n  goto b2\nb2:\n  ret 0 at 22:1\n}\n"
        "func @run at 1:1 end 9:1 {\n  param %n \"int\"\n  var %fd \"int\" at 2:3\nb0:\n"
        "  %fd = call @open(\"x\", 0) at 2:8\n  call @wrap(%fd) at 3:3\n  ret 0 at 4:3\n}\n");
    none(&f);
    struct strbuf out = {0};
    engine_print_summaries(&out, f.program, "wrap");
    assert_non_null(strstr(strbuf_cstr(&out), "releases fd"));
    strbuf_release(&out);
    done(&f);
}

static void overwritten_in_a_loop(void **state)
{
    (void)state;
    struct fixture f;
    analyse(
        &f,
        "func @run at 1:1 end 9:1 {\n  param %n \"int\"\n  var %fd \"int\" at 2:3\n  temp %2 \"int\"\nb0:\n  goto b1\n"
        "b1:\n  %2 = call @get()\n  br loop %2 then b2 else b3 \"get()\" at 3:3\n"
        "b2:\n  %fd = call @open(\"x\", 0) at 4:8\n  goto b1\n"
        "b3:\n  call @close(%fd) at 5:3\n  ret 0 at 6:3\n}\n");
    assert_int_equal(only(&f, ENGINE_OVERWRITTEN)->at.line, 4);
    done(&f);
}

static void released_twice(void **state)
{
    (void)state;
    struct fixture f;
    analyse(
        &f,
        "func @run at 1:1 end 9:1 {\n  param %fd \"int\"\nb0:\n  call @close(%fd) at 2:3\n  call @close(%fd) at 3:3\n"
        "  ret 0 at 4:3\n}\n");
    const struct engine_event *e = only(&f, ENGINE_DOUBLE);
    assert_int_equal(e->at.line, 3);
    assert_string_equal(e->name, "fd");
    done(&f);
}

static void discarded(void **state)
{
    (void)state;
    struct fixture f;
    analyse(&f,
            "func @run at 1:1 end 9:1 {\n  param %n \"int\"\nb0:\n  call @open(\"x\", 0) at 2:3\n  ret 0 at 4:3\n}\n");
    assert_int_equal(only(&f, ENGINE_DISCARDED)->at.line, 2);
    done(&f);
}

static void unknown_function_ends_tracking(void **state)
{
    (void)state;
    struct fixture f;
    analyse(
        &f,
        "func @run at 1:1 end 9:1 {\n  param %n \"int\"\n  var %fd \"int\"\nb0:\n  %fd = call @open(\"x\", 0) at 2:3\n"
        "  call @pass(%fd) at 3:3\n  ret 0 at 4:3\n}\n");
    none(&f);
    uint32_t n;
    const struct engine_unknown *u = engine_unknowns(f.program, &n);
    assert_int_equal(n, 1);
    assert_string_equal(u[0].name, "pass");
    done(&f);
}

#ifdef CANCELCHECK_CHECKED
/* How a process ends that writes to the program while a function is analysed: its signal, 0. */
static int ends_with(struct program *p, bool its_turn, bool allocates)
{
    pid_t child = fork();
    if (child == 0) {
        struct fan a = {.p = p, .pf = &p->funcs[0], .its_turn = its_turn};
        signal(SIGABRT, SIG_DFL);
        close(STDERR_FILENO);
        crew_watch(p);
        crew_enter(&a);
        if (allocates)
            arena_alloc(&p->arena, 1);
        else
            crew_writes();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static void writes_before_turn(void **state)
{
    struct fixture f;
    (void)state;
    analyse(&f, "func @run at 1:1 end 3:1 {\n  param %n \"int\"\nb0:\n  ret %n at 2:3\n}\n");
    assert_int_equal(ends_with(f.program, false, true), SIGABRT);
    assert_int_equal(ends_with(f.program, false, false), SIGABRT);
    assert_int_equal(ends_with(f.program, true, true), 0);
    assert_int_equal(ends_with(f.program, true, false), 0);
    done(&f);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lost_on_one_branch),
        cmocka_unit_test(correlated_branches),
        cmocka_unit_test(wrapper_of_release),
        cmocka_unit_test(overwritten_in_a_loop),
        cmocka_unit_test(released_twice),
        cmocka_unit_test(discarded),
        cmocka_unit_test(unknown_function_ends_tracking),
#ifdef CANCELCHECK_CHECKED
        cmocka_unit_test(writes_before_turn),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
