/* Loading whole sets of packs: what the shipped ones say, switching packs on and off, replacing, references, hashing.
 */
#include "rules_fixture.h"

static const struct rule_pack *pack_named(const struct rules *r, const char *name)
{
    for (uint32_t i = 0; i < rules_n_packs(r); i++) {
        if (strcmp(rules_pack(r, i)->name, name) == 0) return rules_pack(r, i);
    }
    return NULL;
}

static const struct rule_kind *kind_named(const struct rules *r, const char *pack, const char *name)
{
    const struct rule_pack *p = pack_named(r, pack);
    for (uint32_t i = 0; p && i < p->n_kinds; i++) {
        if (strcmp(p->kinds[i].name, name) == 0) return &p->kinds[i];
    }
    fail_msg("no kind %s:%s", pack, name);
    return NULL;
}

static void shipped_packs_load(void **state)
{
    (void)state;
    struct rules *r = shipped(NULL);
    assert_true(pack_named(r, "posix")->enabled);
    assert_true(pack_named(r, "glib")->enabled);
    assert_true(pack_named(r, "libpq")->enabled);
    assert_true(pack_named(r, "nsync")->enabled);
    assert_true(pack_named(r, "libgo-goctx")->enabled);
    assert_false(pack_named(r, "malloc")->enabled);
    assert_true(pack_named(r, "glib")->n_funcs > 700);
    assert_string_equal(pack_named(r, "posix")->file, "rules/posix.yaml");
    rules_free(r);
}

static void kinds_say_what_messages_need(void **state)
{
    (void)state;
    struct rules *r = shipped(NULL);
    const struct rule_kind *k = kind_named(r, "glib", "cancellable");
    assert_string_equal(k->qual, "glib:cancellable");
    assert_string_equal(k->title, "GCancellable");
    assert_int_equal(k->repr, RULE_REPR_POINTER);
    assert_true(k->refcounted && k->tracked && k->release_required && k->exit_ok);
    assert_int_equal(k->n_invalid, 1);
    assert_int_equal(k->invalid[0], 0);
    assert_string_equal(k->releases[0], "g_object_unref");
    k = kind_named(r, "posix", "fd");
    assert_string_equal(k->title, "file descriptor");
    assert_int_equal(k->invalid[0], -1);
    k = kind_named(r, "posix", "thread");
    assert_int_equal(k->n_releases, 2);
    assert_string_equal(k->releases[1], "pthread_detach");
    assert_false(kind_named(r, "posix", "mutex")->tracked);
    assert_ptr_equal(kind_named(r, "posix", "inotify_wd")->parent, kind_named(r, "posix", "fd"));
    k = kind_named(r, "libgo-goctx", "cancel_fn");
    assert_true(k->must_call && k->repr == RULE_REPR_FNPTR);
    assert_string_equal(k->calls, "go_context_cancel");
    rules_free(r);
}

static void what_should_not_cry_wolf_is_not_tracked(void **state)
{
    (void)state;
    static const char *const quiet[][2] = {
        {"posix", "cond"},  {"posix", "rwlock"},     {"posix", "barrier"}, {"posix", "spin"},      {"posix", "tattr"},
        {"posix", "child"}, {"posix", "inotify_wd"}, {"posix", "mapping"}, {"posix", "tls_key"},   {"posix", "itimer"},
        {"posix", "flock"}, {"glib", "gobject"},     {"glib", "error"},    {"glib", "handler_id"}, {"glib", "gclosure"},
        {"glib", "mutex"},  {"glib", "weak"},        {"glib", "pid"},      {"nsync", "mu"},        {"nsync", "cv"},
    };
    struct rules *r = shipped(NULL);
    for (size_t i = 0; i < sizeof quiet / sizeof quiet[0]; i++) {
        assert_false(kind_named(r, quiet[i][0], quiet[i][1])->tracked);
    }
    rules_free(r);
}

/* Failure of a descriptor must leave exactly "not negative" for success, that of a status exactly zero. */
static void failures_are_exact(void **state)
{
    (void)state;
    struct rules *r = shipped(NULL);
    for (uint32_t i = 0; i < rules_n_packs(r); i++) {
        const struct rule_pack *p = rules_pack(r, i);
        for (uint32_t j = 0; j < p->n_funcs; j++) {
            for (uint32_t k = 0; k < p->funcs[j].n_effects; k++) {
                const struct rule_effect *e = &p->funcs[j].effects[k];
                bool makes = e->op == RULE_CREATE && e->kind && e->kind->tracked;
                if (!makes || e->kind->repr != RULE_REPR_FD || e->at.where != RULE_AT_RET) continue;
                assert_int_equal(e->fail.kind, RULE_COND_CMP);
                assert_true(e->fail.on_ret && e->fail.cmp == RULE_LT && e->fail.values[0] == 0);
            }
        }
    }
    rules_free(r);
}

static struct rules *load_from(const char *const *dirs, uint32_t n, struct err *e)
{
    struct rules_options o = {.dirs = dirs, .n_dirs = n};
    *e = (struct err){{0}};
    return rules_load(&o, e);
}

static void a_later_pack_replaces_its_namesake(void **state)
{
    (void)state;
    char *one = folder_new(), *two = folder_new();
    static const char *const names[] = {"a.yaml"};
    static const char first[] = "pack: p\nborrows: [old]\n", second[] = "pack: p\nborrows: [new]\n";
    struct err e;
    folder_write(one, "a.yaml", first, strlen(first));
    folder_write(two, "a.yaml", second, strlen(second));
    const char *dirs[] = {one, two};
    struct rules *r = load_from(dirs, 2, &e);
    assert_non_null(r);
    assert_int_equal(rules_n_packs(r), 1);
    assert_null(rules_func(r, "old", "", false));
    assert_non_null(rules_func(r, "new", "", false));
    rules_free(r);
    folder_remove(one, names, 1);
    folder_remove(two, names, 1);
}

static void packs_refer_to_one_another(void **state)
{
    (void)state;
    char *dir = folder_new();
    static const char *const names[] = {"a.yaml", "z.yaml"};
    static const char a[] = "pack: a\n"
                            "kinds: [{kind: h, repr: pointer, parent: 'z:fd', release: 'z:shut'}]\n"
                            "functions: [{name: take, effects: [{op: release, kind: 'z:fd', at: arg0}]}]\n";
    static const char z[] = "pack: z\n"
                            "kinds: [{kind: fd, repr: fd}]\n"
                            "functions: [{name: shut, effects: [{op: release, kind: fd, at: arg0}]}]\n";
    struct err e;
    folder_write(dir, "a.yaml", a, strlen(a));
    folder_write(dir, "z.yaml", z, strlen(z));
    const char *dirs[] = {dir};
    struct rules *r = load_from(dirs, 1, &e);
    assert_non_null(r);
    assert_string_equal(rules_func(r, "take", "", false)->effects[0].kind->qual, "z:fd");
    assert_string_equal(kind_named(r, "a", "h")->parent->qual, "z:fd");
    assert_string_equal(kind_named(r, "a", "h")->releases[0], "shut");
    rules_free(r);
    folder_write(dir, "z.yaml", "pack: zz\n", 9);
    assert_null(load_from(dirs, 1, &e));
    assert_non_null(strstr(e.msg, "a.yaml:2:43: error: unknown pack 'z'; known: a, zz"));
    folder_remove(dir, names, 2);
}

/* A folder above the program's root says nothing of a file's library. */
static void the_root_is_no_library(void **state)
{
    (void)state;
    char *dir = folder_new();
    static const char *const names[] = {"a.yaml"};
    static const char text[] = "pack: a\nheaders: [tiny/]\nkinds: [{kind: h, repr: pointer, tracked: false}]\n"
                               "functions: [{name: make, effects: [{op: create, kind: h, at: ret}]}]\n";
    const char *dirs[] = {dir};
    struct rules_options o = {.dirs = dirs, .n_dirs = 1, .root = "/src/tiny"};
    struct err e = {{0}};
    folder_write(dir, "a.yaml", text, strlen(text));
    struct rules *r = rules_load(&o, &e);
    assert_non_null(r);
    assert_null(rules_func(r, "make", "/src/tiny/lib/make.c", true));
    assert_non_null(rules_func(r, "make", "/src/tiny/deps/tiny/make.h", true));
    assert_false(rules_header_borrows(r, "/src/tiny/lib/own.h"));
    assert_true(rules_header_borrows(r, "/usr/include/tiny/tiny.h"));
    rules_free(r);
    folder_remove(dir, names, 1);
}

/* A strict pack's functions need its headers; a test of an argument and an owner are kept as they are said. */
static void packs_say_more_than_effects(void **state)
{
    (void)state;
    char *dir = folder_new();
    static const char *const names[] = {"a.yaml"};
    static const char text[] =
        "pack: a\nstrict: true\nheaders: [a.h]\nkinds: [{kind: h, repr: pointer, tracked: false}]\n"
        "functions:\n"
        "  - {name: bad, sig: int (void *p), returns_test: arg0 < 0}\n"
        "  - {name: make, sig: void * (void *o), effects: [{op: create, kind: h, at: ret, owned_by: 0}]}\n"
        "  - {name: free, strict: false, effects: [{op: release, kind: h, at: arg0}]}\n";
    const char *dirs[] = {dir};
    struct err e;
    folder_write(dir, "a.yaml", text, strlen(text));
    struct rules *r = load_from(dirs, 1, &e);
    assert_non_null(r);
    assert_null(rules_func(r, "bad", "/project/b.h", false));
    assert_non_null(rules_func(r, "free", "/project/b.h", false));
    const struct rule_func *bad = rules_func(r, "bad", "/project/a.h", true);
    assert_int_equal(bad->returns_test.kind, RULE_COND_CMP);
    assert_int_equal(bad->returns_test.cmp, RULE_LT);
    const struct rule_func *make = rules_func(r, "make", "/project/a.h", false);
    assert_int_equal(make->effects[0].owned_by, 0);
    assert_int_equal(rules_func(r, "free", "", false)->effects[0].owned_by, -1);
    assert_int_equal(make->returns_test.kind, RULE_COND_NONE);
    rules_free(r);
    folder_remove(dir, names, 1);
}

static void switches_name_packs_that_exist(void **state)
{
    (void)state;
    const char *dir = "rules", *typo = "glibb", *far = "quux", *on = "malloc", *off = "glib";
    struct err e = {{0}};
    struct rules_options o = {.dirs = &dir, .n_dirs = 1, .enable = &typo, .n_enable = 1};
    assert_null(rules_load(&o, &e));
    assert_string_equal(e.msg, "no rule pack is called 'glibb'; did you mean 'glib'?");
    o.enable = &far;
    assert_null(rules_load(&o, &e));
    assert_string_equal(e.msg, "no rule pack is called 'quux'");
    o = (struct rules_options){
        .dirs = &dir, .n_dirs = 1, .enable = &on, .n_enable = 1, .disable = &off, .n_disable = 1};
    struct rules *r = rules_load(&o, &e);
    assert_non_null(r);
    assert_true(pack_named(r, "malloc")->enabled);
    assert_false(pack_named(r, "glib")->enabled);
    assert_null(rules_func(r, "g_object_unref", "", false));
    assert_false(rules_header_borrows(r, "/usr/include/glib-2.0/glib/gmain.h"));
    rules_free(r);
}

static void a_missing_folder_is_said(void **state)
{
    (void)state;
    const char *dirs[] = {"no/such/folder"};
    struct err e;
    assert_null(load_from(dirs, 1, &e));
    assert_string_equal(e.msg, "no/such/folder: cannot read the folder of rule packs: No such file or directory");
}

static void the_hash_follows_the_enabled_packs(void **state)
{
    (void)state;
    struct rules *plain = shipped(NULL), *again = shipped(NULL), *more = shipped("malloc");
    assert_true(rules_hash(plain) == rules_hash(again));
    assert_true(rules_hash(plain) != rules_hash(more));
    rules_free(plain);
    rules_free(again);
    rules_free(more);
}

static void every_op_has_its_name(void **state)
{
    (void)state;
    assert_string_equal(rule_op_name(RULE_CREATE), "create");
    assert_string_equal(rule_op_name(RULE_SET_TIMEOUT), "set_timeout");
    assert_string_equal(rule_op_name(RULE_EXIT), "exit");
    assert_string_equal(rule_op_name(RULE_N_OPS), "?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shipped_packs_load),
        cmocka_unit_test(kinds_say_what_messages_need),
        cmocka_unit_test(what_should_not_cry_wolf_is_not_tracked),
        cmocka_unit_test(failures_are_exact),
        cmocka_unit_test(a_later_pack_replaces_its_namesake),
        cmocka_unit_test(packs_refer_to_one_another),
        cmocka_unit_test(the_root_is_no_library),
        cmocka_unit_test(packs_say_more_than_effects),
        cmocka_unit_test(switches_name_packs_that_exist),
        cmocka_unit_test(a_missing_folder_is_said),
        cmocka_unit_test(the_hash_follows_the_enabled_packs),
        cmocka_unit_test(every_op_has_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
