/* Checks: which engine events become which findings, and in which words. Events are made by hand; no engine runs. */
#include "checks/check.h"
#include "checks/check_util.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *releases[] = {"thing_free", "thing_clear", "thing_drop", "thing_more"};
static const struct rule_kind thing = {
    .name = "thing", .qual = "demo:thing", .title = "Thing", .releases = releases, .n_releases = 2};
static const struct rule_kind stopper = {
    .name = "stopper", .qual = "demo:stopper", .title = "stop function", .must_call = true};

static struct engine_event event(enum engine_event_kind kind, uint32_t created, uint32_t at)
{
    return (struct engine_event){
        .kind = kind,
        .handle = &thing,
        .creator = "thing_new",
        .name = "t",
        .function = "serve",
        .function_usr = "c:@F@serve",
        .exit = ENGINE_EXIT_RETURN,
        .arm = "",
        .created = {"/p/a.c", created, 5},
        .at = {"/p/a.c", at, 9},
        .other = "",
        .released_elsewhere = true,
    };
}

static struct arena arena;

static int teardown(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct check_run ask(const char *id, const struct engine_event *events, uint32_t n)
{
    struct check_run run = {.arena = &arena, .events = events, .n_events = n};
    const struct check *c = check_find(id);
    assert_non_null(c);
    c->run(c, &run);
    return run;
}

static const char *message(const char *id, const struct engine_event *e)
{
    struct check_run run = ask(id, e, 1);
    assert_int_equal(run.n, 1);
    assert_string_equal(run.out[0].check, id);
    return run.out[0].message;
}

static const struct finding_step *last_step(const struct finding *f)
{
    assert_true(f->n_steps > 0);
    return &f->steps[f->n_steps - 1];
}

static void the_table_is_sound(void **state)
{
    (void)state;
    checks_validate();
    uint32_t n;
    const struct check *const *all = checks_all(&n);
    assert_int_equal(n, 18);
    static const char *const parts[] = {"## Why", "## Bad", "## Good", "## How to fix", "## How to silence", "NOLINT"};
    for (uint32_t i = 0; i < n; i++) {
        assert_ptr_equal(check_find(all[i]->id), all[i]);
        assert_true(strncmp(all[i]->help, "# ", 2) == 0);
        assert_true(strncmp(all[i]->help + 2, all[i]->id, strlen(all[i]->id)) == 0);
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
            if (!strstr(all[i]->help, parts[k])) fail_msg("docs/checks/%s.md lacks %s", all[i]->id, parts[k]);
    }
    assert_null(check_find("no-such-check"));
}

/* Each kind of event goes to exactly one check. */
static void every_event_has_one_check(void **state)
{
    (void)state;
    uint32_t n_checks;
    const struct check *const *all = checks_all(&n_checks);
    for (int kind = ENGINE_LOST; kind <= ENGINE_NO_CAUSE; kind++) {
        for (int elsewhere = 0; elsewhere < 2; elsewhere++) {
            struct engine_event e = event((enum engine_event_kind)kind, 3, 7);
            e.released_elsewhere = elsewhere;
            uint32_t found = 0;
            for (uint32_t i = 0; i < n_checks; i++) found += ask(all[i]->id, &e, 1).n;
            assert_int_equal(found, 1);
        }
    }
}

static void lost(void **state)
{
    (void)state;
    struct engine_event e = event(ENGINE_LOST, 3, 42);
    e.arm = "`case 2`";
    struct check_run run = ask("lost-cancel", &e, 1);
    assert_int_equal(run.n, 1);
    const struct finding *f = &run.out[0];
    assert_string_equal(f->message,
                        "'t' (Thing from thing_new) is not released on the path that returns at line 42 (case 2)");
    assert_int_equal(f->loc.line, 3);
    assert_int_equal(f->confidence, FINDING_CERTAIN);
    assert_string_equal(f->exit_kind, "return");
    assert_string_equal(f->handle_kind, "demo:thing");
    assert_int_equal(f->n_steps, 2);
    assert_int_equal(f->steps[0].kind, FINDING_STEP_EXIT);
    assert_string_equal(f->steps[0].text, "still held on the path that returns here (case 2)");
    assert_string_equal(f->steps[1].text, "release it with thing_free() or thing_clear()");
}

static void lost_by_every_exit(void **state)
{
    (void)state;
    static const struct {
        enum engine_exit exit;
        const char *words, *kind;
    } cases[] = {
        {ENGINE_EXIT_RETURN, "that returns at line 42", "return"},
        {ENGINE_EXIT_END, "that reaches the end of the function at line 42", "end of function"},
        {ENGINE_EXIT_LONGJMP, "that jumps out at line 42", "jump"},
        {ENGINE_EXIT_THREAD, "that ends the thread at line 42", "thread exit"},
        {ENGINE_EXIT_EXEC, "that runs another program at line 42", "exec"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct engine_event e = event(ENGINE_LOST, 3, 42);
        e.exit = cases[i].exit;
        struct check_run run = ask("lost-cancel", &e, 1);
        if (!strstr(run.out[0].message, cases[i].words)) fail_msg("%s", run.out[0].message);
        assert_string_equal(run.out[0].exit_kind, cases[i].kind);
    }
}

static void words_for_handles(void **state)
{
    (void)state;
    struct engine_event e = event(ENGINE_LOST, 3, 42);
    e.creator = "make_thing";
    e.wrapped = "thing_new";
    assert_string_equal(
        message("lost-cancel", &e),
        "'t' (Thing from make_thing, which calls thing_new) is not released on the path that returns at line 42");
    e.name = "";
    assert_string_equal(
        message("lost-cancel", &e),
        "the Thing from make_thing (which calls thing_new) is not released on the path that returns at line 42");
    e.at.file = "/p/sub/b.h";
    e.creator = "";
    assert_string_equal(message("lost-cancel", &e),
                        "the Thing is not released on the path that returns at line 42 of b.h");
    e.handle = &stopper;
    assert_string_equal(message("lost-cancel", &e),
                        "the stop function is not called on the path that returns at line 42 of b.h");
}

static void exits_of_one_creation_are_one_finding(void **state)
{
    (void)state;
    struct engine_event es[5];
    for (uint32_t i = 0; i < 5; i++) es[i] = event(ENGINE_LOST, 3, 50 - i);
    es[0].assumptions = es[4].assumptions = 2;
    es[1].at.line = 48; /* the same exit as es[2], seen on another path */
    es[3].released_elsewhere = false;
    es[4].created.line = 4;
    struct check_run run = ask("lost-cancel", es, 5);
    assert_int_equal(run.n, 2);
    const struct finding *f = &run.out[0];
    assert_non_null(strstr(f->message, "at line 47")); /* the first of those without assumptions */
    assert_int_equal(f->confidence, FINDING_CERTAIN);
    assert_int_equal(f->n_steps, 4);
    assert_int_equal(f->steps[0].loc.line, 47);
    assert_int_equal(f->steps[1].loc.line, 48);
    assert_string_equal(f->steps[1].text, "also lost on the path that returns here");
    assert_int_equal(f->steps[2].loc.line, 50);
    assert_string_equal(f->steps[2].text, "perhaps also lost on the path that returns here");
    assert_int_equal(run.out[1].confidence, FINDING_POSSIBLE);
    assert_int_equal(ask("never-released", es, 5).n, 0);
}

static void never(void **state)
{
    (void)state;
    struct engine_event e = event(ENGINE_LOST, 3, 42);
    e.released_elsewhere = false;
    assert_string_equal(message("never-released", &e),
                        "'t' (Thing from thing_new) is never released: no path of 'serve' "
                        "releases it or hands it on");
    assert_int_equal(ask("lost-cancel", &e, 1).n, 0);
    e = event(ENGINE_FIELD_NEVER, 3, 0);
    e.name = "app->t";
    e.record = "struct app";
    e.assumptions = 1;
    struct check_run run = ask("never-released", &e, 1);
    assert_string_equal(
        run.out[0].message,
        "'app->t' (Thing from thing_new) is kept in a field of 'struct app' that nothing ever releases");
    assert_int_equal(run.out[0].confidence, FINDING_LIKELY);
    assert_string_equal(run.out[0].exit_kind, "field");
    assert_string_equal(last_step(&run.out[0])->text, "release it with thing_free() or thing_clear()");
    assert_int_equal(last_step(&run.out[0])->loc.line, 3);
    e.record = NULL;
    assert_non_null(strstr(message("never-released", &e), "is kept in a global that nothing ever releases"));
}

static void discarded(void **state)
{
    (void)state;
    struct engine_event e = event(ENGINE_DISCARDED, 3, 3);
    e.name = "";
    assert_string_equal(message("discarded-cancel", &e),
                        "result of thing_new is thrown away: the Thing can never be released");
    e.void_cast = true;
    assert_string_equal(message("discarded-cancel", &e),
                        "result of thing_new is cast to void: the Thing can never be released");
    struct check_run run = ask("discarded-cancel", &e, 1);
    assert_string_equal(last_step(&run.out[0])->text, "keep it and release it with thing_free() or thing_clear()");
}

static void overwritten(void **state)
{
    (void)state;
    struct engine_event e = event(ENGINE_OVERWRITTEN, 3, 42);
    struct check_run run = ask("overwritten-cancel", &e, 1);
    assert_string_equal(run.out[0].message, "'t' is overwritten while still held; it was made by thing_new at line 3");
    assert_int_equal(run.out[0].loc.line, 42);
    assert_int_equal(run.out[0].steps[0].kind, FINDING_STEP_CREATE);
    assert_string_equal(run.out[0].steps[0].text, "'t' is made here by thing_new");
    e.at = e.created;
    assert_string_equal(
        message("overwritten-cancel", &e),
        "'t' is overwritten while still held; it was made here by thing_new on an earlier turn of the loop");
}

static void released_twice(void **state)
{
    (void)state;
    struct finding_step steps[] = {
        {FINDING_STEP_CREATE, {"/p/a.c", 3, 5}, "made"},
        {FINDING_STEP_RELEASE, {"/p/a.c", 12, 5}, "released"},
        {FINDING_STEP_RELEASE, {"/p/a.c", 42, 9}, "released again"},
    };
    struct engine_event e = event(ENGINE_DOUBLE, 3, 42);
    e.other = "thing_free";
    assert_string_equal(message("double-cancel", &e),
                        "'t' is released twice: it was released before, and again here by thing_free");
    e.steps = steps;
    e.n_steps = 3;
    struct check_run run = ask("double-cancel", &e, 1);
    assert_string_equal(run.out[0].message, "'t' is released twice: first at line 12, again here by thing_free");
    assert_int_equal(run.out[0].loc.line, 42);
    assert_int_equal(run.out[0].n_steps, 3); /* the engine's creation step is not repeated */
}

static void used_after(void **state)
{
    (void)state;
    struct finding_step steps[] = {{FINDING_STEP_RELEASE, {"/p/a.c", 12, 5}, "released"}};
    struct engine_event e = event(ENGINE_USED_AFTER, 3, 42);
    e.other = "thing_poke";
    assert_string_equal(message("use-after-cancel", &e), "'t' is used by thing_poke after it was released");
    e.steps = steps;
    e.n_steps = 1;
    e.other = "";
    assert_string_equal(message("use-after-cancel", &e), "'t' is used after it was released at line 12");
}

static void bare_events_are_fine(void **state)
{
    (void)state;
    uint32_t n_checks;
    const struct check *const *all = checks_all(&n_checks);
    for (int kind = ENGINE_LOST; kind <= ENGINE_NO_CAUSE; kind++) {
        struct engine_event e = {.kind = (enum engine_event_kind)kind};
        for (uint32_t i = 0; i < n_checks; i++) {
            struct check_run run = ask(all[i]->id, &e, 1);
            if (run.n) finding_finish(run.out, run.n, "/p");
        }
    }
    struct engine_event none;
    assert_int_equal(ask("lost-cancel", &none, 0).n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_is_sound),
        cmocka_unit_test_teardown(every_event_has_one_check, teardown),
        cmocka_unit_test_teardown(lost, teardown),
        cmocka_unit_test_teardown(lost_by_every_exit, teardown),
        cmocka_unit_test_teardown(words_for_handles, teardown),
        cmocka_unit_test_teardown(exits_of_one_creation_are_one_finding, teardown),
        cmocka_unit_test_teardown(never, teardown),
        cmocka_unit_test_teardown(discarded, teardown),
        cmocka_unit_test_teardown(overwritten, teardown),
        cmocka_unit_test_teardown(released_twice, teardown),
        cmocka_unit_test_teardown(used_after, teardown),
        cmocka_unit_test_teardown(bare_events_are_fine, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
