/* What of a compile command reaches libclang, and which word of it is the compiler. */
#include "driver/compdb_internal.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;

static const char *joined(const struct compdb_strs *words)
{
    struct strbuf b = {0};
    for (uint32_t i = 0; i < words->n; i++) strbuf_addf(&b, "%s%s", i ? " " : "", words->v[i]);
    const char *text = arena_strdup(&arena, strbuf_cstr(&b));
    strbuf_release(&b);
    return text;
}

static struct compdb_flags sanitize(const char *command)
{
    struct compdb_strs words = {0};
    struct compdb_flags flags = {0};
    compdb_split_command(&arena, command, &words);
    compdb_sanitize(&arena, words.v, words.n, &flags);
    return flags;
}

/* Each line: arguments in, arguments out, how many were counted as dropped. */
static const struct {
    const char *in, *out;
    uint32_t dropped;
} cases[] = {
    /* kept */
    {"-Iinc -I inc2 -isystem sys -iquote q -idirafter d", "-Iinc -I inc2 -isystem sys -iquote q -idirafter d", 0},
    {"-DA -D B=1 -UC -U D -include x.h -imacros m.h", "-DA -D B=1 -UC -U D -include x.h -imacros m.h", 0},
    {"-std=gnu11 -ansi -pthread -m32 -march=native -mavx2", "-std=gnu11 -ansi -pthread -m32 -march=native -mavx2", 0},
    {"-fPIC -fshort-enums -fno-builtin -fno-builtin-memcpy", "-fPIC -fshort-enums -fno-builtin -fno-builtin-memcpy", 0},
    {"-fno-common -fms-extensions -funsigned-char", "-fno-common -fms-extensions -funsigned-char", 0},
    {"--sysroot=/x --sysroot /y -isysroot /z -nostdinc", "--sysroot=/x --sysroot /y -isysroot /z -nostdinc", 0},
    {"-target arm-linux --target=arm-linux-gnueabi", "-target arm-linux --target=arm-linux-gnueabi", 0},
    {"-O -O3 -O0 -Os -Ofast", "-O2 -O2 -O0 -Os -O2", 0},
    {"-std=c23 -std=gnu23 --std=c99 -std=c++17 -std=gnu++20", "-std=c2x -std=gnu2x -std=c99", 0},
    {"-Wp,-DX=1,-UY -Xpreprocessor -DZ", "-DX=1 -UY -DZ", 0},
    {"-fplan9-extensions", "-fms-extensions", 1},
    {"-include inc.h -include-pch x.pch", "-include inc.h", 1},
    /* of no interest to a parser */
    {"-c -S -E -o out.o -oout.o x.c y.o libz.a", "", 0},
    {"-MD -MMD -MP -MF dep -MFdep -MT t -MQ q -MJ frag.json -Wp,-MD,dep,-MT,x", "", 0},
    {"-Wall -Wno-unknown-thing -Werror=foo -w -pedantic-errors -g3 -ggdb -gdwarf-5", "", 0},
    {"-lm -l m -L/x -L /x -Wl,--as-needed -Wa,-x -Xlinker -y -shared -static-pie -rdynamic -T script.ld", "", 0},
    {"-flto=auto -fvisibility=hidden -fno-omit-frame-pointer -fsanitize=address -fopenmp -fstack-protector-strong", "",
     0},
    {"--param max-inline=3 --param=x=1 -pipe -pg -v -### --coverage -Qunused-arguments", "", 0},
    {"-DA -- -DB", "-DA", 0},
    {"-I", "", 0},
    {"", "", 0},
    {"-", "", 0},
    /* gcc only */
    {"-fvar-tracking-assignments -fno-var-tracking -fconserve-stack -fno-allow-store-data-races", "", 4},
    {"-mpreferred-stack-boundary=3 -mindirect-branch=thunk-extern -mindirect-branch-register -mrecord-mcount", "", 4},
    {"-fno-tree-vectorize -fno-ipa-sra -fno-reorder-blocks -fzee -fno-printf-return-value", "", 5},
    {"-mno-fp-ret-in-387 -mskip-rax-setup -maccumulate-outgoing-args", "", 3},
    {"-frobnicate-by-value", "", 0},
    {"-unknown-thing", "", 0}, /* -u takes a symbol */
    {"-krobnicate", "", 1},
    /* would load code, run something or write */
    {"-fplugin=evil.so -fplugin-arg-evil-x=1 -fpass-plugin=evil.so", "", 3},
    {"-Xclang -load -Xclang evil.so -Xclang -plugin -Xclang evil", "", 4},
    {"-Xclang=-load -load evil.so -plugin evil -add-plugin evil -plugin-arg-evil x", "", 5},
    {"-mllvm -load=evil.so -Xarch_host -load -Xanalyzer -load", "", 3},
    {"-B/tmp/evil -B /tmp/evil --prefix=/tmp/evil -specs=evil -specs evil --specs=evil -wrapper evil,x", "", 7},
    {"--config evil.cfg --config=evil.cfg --config-user-dir=/tmp -resource-dir /tmp -resource-dir=/tmp", "", 5},
    {"-ivfsoverlay evil.yaml -ivfsoverlayevil.yaml -fmodule-file=x.pcm -fmodules -fprebuilt-module-path=/x", "", 5},
    {"-save-temps -save-temps=obj --save-temps -ftime-trace -ftime-trace=/x -fprofile-generate=/x -fprofile-use", "",
     7},
    {"--serialize-diagnostics x -dependency-file y -dependency-dot z -index-store-path w -fdump-tree-all", "", 5},
    {"-fuse-ld=/evil -ccc-install-dir /evil -cc1 -aux-info f -fcrash-diagnostics-dir=/x -iplugindir=/x", "", 6},
    {"-Wp,-fplugin=evil.so -Xpreprocessor -fplugin=evil.so", "", 2},
    {"@gone.rsp", "", 1},
};

static void each_argument_is_judged(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct compdb_flags f = sanitize(cases[i].in);
        if (strcmp(joined(&f.args), cases[i].out) != 0 || f.dropped != cases[i].dropped)
            print_error("%s\n", cases[i].in);
        assert_string_equal(joined(&f.args), cases[i].out);
        assert_int_equal(f.dropped, cases[i].dropped);
    }
}

static enum compdb_language language(const char *file, const char *command, bool cxx)
{
    struct compdb_flags f = sanitize(command);
    return compdb_language(file, &f, cxx);
}

static void languages(void **state)
{
    (void)state;
    assert_int_equal(language("a.c", "", false), COMPDB_C);
    assert_int_equal(language("a.i", "", false), COMPDB_C);
    assert_int_equal(language("a.c", "", true), COMPDB_NOT_C);
    assert_int_equal(language("a.c", "-x c", true), COMPDB_C);
    assert_int_equal(language("a.inc", "-xc", false), COMPDB_C);
    assert_int_equal(language("a.c", "-xc++", false), COMPDB_NOT_C);
    assert_int_equal(language("a.c", "-x c++ -x none", false), COMPDB_C);
    assert_int_equal(language("a.c", "--language=c++", false), COMPDB_NOT_C);
    assert_int_equal(language("a.c", "-xHost -xCORE-AVX2 -xO3 -xarch=native", false), COMPDB_C);
    assert_int_equal(language("a.c", "--driver-mode=g++", false), COMPDB_NOT_C);
    assert_int_equal(language("a.S", "-x assembler-with-cpp", false), COMPDB_NOT_C);
    assert_int_equal(language("a.h", "", false), COMPDB_C_HEADER);
    static const char *const others[] = {"a.cc", "a.cpp", "a.cxx", "a.C", "a.S", "a.s", "a.m", "a.cu", "a", "a.o", "c"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(language(others[i], "", false), COMPDB_NOT_C);
}

static void compilers(void **state)
{
    (void)state;
    static const struct {
        const char *command;
        uint32_t next;
        bool cxx;
        const char *target;
    } commands[] = {
        {"gcc -c a.c", 1, false, NULL},
        {"/usr/bin/cc a.c", 1, false, NULL},
        {"g++-12 a.cc", 1, true, NULL},
        {"/opt/clang++ a.cc", 1, true, NULL},
        {"ccache gcc a.c", 2, false, NULL},
        {"ccache compiler_check=content gcc a.c", 3, false, NULL},
        {"distcc ccache x86_64-linux-gnu-gcc-12.2 a.c", 3, false, NULL},
        {"/usr/bin/env CC=x LANG=C nice -n 5 gcc a.c", 7, false, NULL},
        {"/bin/sh ../libtool --tag=CC --mode=compile gcc -DX a.c", 5, false, NULL},
        {"./arm-libtool --mode=compile clang -c a.c", 3, false, NULL},
        {"libtool --mode=compile ccache g++ a.cc", 4, true, NULL},
        {"riscv64-unknown-elf-gcc -c a.c", 1, false, "riscv64-unknown-elf"},
        {"arm-none-eabi-gcc-10.3 -c a.c", 1, false, "arm-none-eabi"},
        {"my-own-gcc -c a.c", 1, false, NULL},
        {"weird-compiler -c a.c", 1, false, NULL},
        {"-DX -c a.c", 0, false, NULL},
        {"ccache", 1, false, NULL},
        {"", 0, false, NULL},
    };
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        struct compdb_strs words = {0};
        compdb_split_command(&arena, commands[i].command, &words);
        struct compdb_compiler c = compdb_find_compiler(&arena, words.v, words.n);
        if (c.next != commands[i].next || c.cxx != commands[i].cxx) print_error("%s\n", commands[i].command);
        assert_int_equal(c.next, commands[i].next);
        assert_int_equal(c.cxx, commands[i].cxx);
        if (commands[i].target)
            assert_string_equal(c.target, commands[i].target);
        else
            assert_null(c.target);
    }
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_argument_is_judged),
        cmocka_unit_test(languages),
        cmocka_unit_test(compilers),
    };
    return cmocka_run_group_tests(tests, NULL, release);
}
