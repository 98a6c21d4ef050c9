/* From a name and a header to a model: paths, bodies, aliases, patterns, several packs for one name. */
#include "rules_fixture.h"

#include "rules/rules_lookup.h"

static const char gmain[] = "/usr/include/glib-2.0/glib/gmain.h";
static const char unistd[] = "/usr/include/unistd.h";

static void headers_match_by_whole_components(void **state)
{
    (void)state;
    assert_true(rules_header_match("gio/gtask.h", "/usr/include/glib-2.0/gio/gtask.h"));
    assert_true(rules_header_match("gio/gtask.h", "gio/gtask.h"));
    assert_false(rules_header_match("gio/gtask.h", "/usr/include/mygio/gtask.h"));
    assert_false(rules_header_match("gio/gtask.h", "gtask.h"));
    assert_true(rules_header_match("glib-2.0/", "/usr/include/glib-2.0/glib.h"));
    assert_true(rules_header_match("glib-2.0/", "glib-2.0/glib.h"));
    assert_false(rules_header_match("glib-2.0/", "/usr/include/myglib-2.0/glib.h"));
    assert_false(rules_header_match("glib-2.0/", "/usr/include/glib-2.0"));
    assert_true(rules_header_match("bits/", "/x/orbits/bits/a.h"));
    assert_false(rules_header_match("", "/usr/include/unistd.h"));
    assert_false(rules_header_match("unistd.h", ""));
}

static void a_projects_own_function_is_not_the_librarys(void **state)
{
    (void)state;
    struct rules *r = shipped(NULL);
    assert_non_null(rules_func(r, "connect", "/usr/include/x86_64-linux-gnu/sys/socket.h", false));
    assert_non_null(rules_func(r, "connect", "", false));
    assert_non_null(rules_func(r, "connect", "/project/src/wrappers.h", false));
    assert_null(rules_func(r, "connect", "/project/src/connect.c", true));
    assert_null(rules_func(r, "connect", "", true));
    /* The checked forms of libc are bodies in its own headers. */
    assert_non_null(rules_func(r, "read", "/usr/include/x86_64-linux-gnu/bits/unistd.h", true));
    rules_free(r);
}

static void strict_names_need_their_header(void **state)
{
    (void)state;
    struct rules *r = shipped(NULL);
    assert_null(rules_func(r, "go", "", false));
    assert_null(rules_func(r, "go", "/project/src/game.h", false));
    assert_non_null(rules_func(r, "go", "/opt/libgo/include/go.h", false));
    assert_non_null(rules_func(r, "go_channel_send", "", false));
    rules_free(r);
}

static void inline_bodies_are_followed(void **state)
{
    (void)state;
    struct rules *r = shipped(NULL);
    static const char gobject[] = "/usr/include/glib-2.0/gobject/gobject.h";
    assert_null(rules_func(r, "g_set_object", gobject, true));
    assert_non_null(rules_func(r, "g_set_object", gobject, false));
    const struct rule_func *steal = rules_func(r, "g_steal_pointer", "/usr/include/glib-2.0/glib/gmem.h", true);
    assert_non_null(steal);
    assert_int_equal(steal->returns_cleared, 0);
    assert_null(rules_func(r, "g_steal_fd", gmain, true));
    rules_free(r);
}

static void aliases_keep_the_name_in_the_source(void **state)
{
    (void)state;
    struct rules *r = shipped(NULL);
    const struct rule_func *f = rules_func(r, "open64", "/usr/include/fcntl.h", false);
    assert_non_null(f);
    assert_string_equal(f->name, "open64");
    assert_int_equal(f->effects[0].op, RULE_CREATE);
    assert_ptr_equal(f->effects, rules_func(r, "open", "/usr/include/fcntl.h", false)->effects);
    rules_free(r);
}

static void headers_of_packs_borrow(void **state)
{
    (void)state;
    struct rules *r = shipped(NULL);
    assert_true(rules_header_borrows(r, gmain));
    assert_true(rules_header_borrows(r, "/usr/include/gio-unix-2.0/gio/gunixinputstream.h"));
    assert_true(rules_header_borrows(r, unistd));
    assert_true(rules_header_borrows(r, "/usr/include/postgresql/libpq-fe.h"));
    assert_false(rules_header_borrows(r, "/project/src/app.h"));
    assert_false(rules_header_borrows(r, ""));
    rules_free(r);
}

static void borrowers_keep_nothing(void **state)
{
    (void)state;
    static const char *const names[] = {"printf",
                                        "strlen",
                                        "setsockopt",
                                        "fcntl",
                                        "fstat",
                                        "lseek",
                                        "ioctl",
                                        "bind",
                                        "listen",
                                        "getsockname",
                                        "isatty",
                                        "ftruncate",
                                        "snprintf",
                                        "__errno_location",
                                        "__builtin_strlen",
                                        "free",
                                        "fputs",
                                        "pthread_self",
                                        "__snprintf_chk"};
    struct rules *r = shipped(NULL);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const struct rule_func *f = rules_func(r, names[i], "", false);
        if (!f || !f->borrows) fail_msg("%s is not known to borrow", names[i]);
    }
    assert_int_equal(rules_func(r, "memcpy", "", false)->returns_arg, 0);
    assert_false(rules_func(r, "g_object_connect", "", false)->borrows);
    rules_free(r);
}

static void a_model_beats_a_borrower(void **state)
{
    (void)state;
    struct rules *r = shipped("malloc");
    const struct rule_func *f = rules_func(r, "free", "/usr/include/stdlib.h", false);
    assert_string_equal(f->pack->name, "malloc");
    assert_int_equal(f->effects[0].op, RULE_RELEASE);
    assert_string_equal(rules_func(r, "free", "", false)->pack->name, "malloc");
    rules_free(r);
}

static void patterns_serve_when_no_name_does(void **state)
{
    (void)state;
    char *dir = folder_new();
    static const char *const names[] = {"a.yaml"};
    static const char text[] = "pack: p\n"
                               "headers: [log.h]\n"
                               "kinds: [{kind: k, repr: id}]\n"
                               "functions: [{name: log_close, effects: [{op: release, kind: k, at: arg0}]}]\n"
                               "borrows: [log_*, 'trace?']\n";
    folder_write(dir, "a.yaml", text, strlen(text));
    const char *dirs[] = {dir};
    struct rules_options o = {.dirs = dirs, .n_dirs = 1};
    struct err e = {{0}};
    struct rules *r = rules_load(&o, &e);
    assert_non_null(r);
    assert_int_equal(rules_func(r, "log_close", "", false)->n_effects, 1);
    assert_int_equal(rules_func(r, "log_info", "", false)->n_effects, 0);
    assert_true(rules_func(r, "log_info", "/x/log.h", true)->borrows);
    assert_null(rules_func(r, "log_info", "/x/other.c", true));
    assert_non_null(rules_func(r, "trace1", "", false));
    assert_null(rules_func(r, "trace12", "", false));
    assert_null(rules_func(r, "", "", false));
    rules_free(r);
    folder_remove(dir, names, 1);
}

static const struct rule_kind *created_by(const struct rules *r, const char *func)
{
    return rules_func(r, func, "", false)->effects[0].kind;
}

static void effects_fit_their_kinds(void **state)
{
    (void)state;
    struct rules *r = shipped(NULL);
    const struct rule_func *unref = rules_func(r, "g_object_unref", "", false);
    const struct rule_func *add = rules_func(r, "g_sequence_append", "", false);
    const struct rule_func *shut = rules_func(r, "close", "", false);
    assert_true(rule_effect_fits(&unref->effects[0], unref, created_by(r, "g_cancellable_new")));
    assert_true(rule_effect_fits(&unref->effects[0], unref, created_by(r, "g_task_new")));
    assert_false(rule_effect_fits(&unref->effects[0], unref, created_by(r, "PQconnectdb")));
    assert_true(rule_effect_fits(&add->effects[0], add, created_by(r, "PQconnectdb")));
    assert_true(rule_effect_fits(&shut->effects[0], shut, created_by(r, "g_mkstemp")));
    assert_false(rule_effect_fits(&shut->effects[0], shut, created_by(r, "fopen")));
    rules_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers_match_by_whole_components),
        cmocka_unit_test(a_projects_own_function_is_not_the_librarys),
        cmocka_unit_test(strict_names_need_their_header),
        cmocka_unit_test(inline_bodies_are_followed),
        cmocka_unit_test(aliases_keep_the_name_in_the_source),
        cmocka_unit_test(headers_of_packs_borrow),
        cmocka_unit_test(borrowers_keep_nothing),
        cmocka_unit_test(a_model_beats_a_borrower),
        cmocka_unit_test(patterns_serve_when_no_name_does),
        cmocka_unit_test(effects_fit_their_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
