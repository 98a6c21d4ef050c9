# Shared precompiled headers change nothing but the time: code, dependencies and reports are those of plain parses.
. "$(dirname "$0")/helpers.bash"
compare=$(dirname "$0")/../../scripts/compare-pch

source_file config.h '#define LIMIT 7
#define WITH_LOG 1'
source_file lib.h '#ifndef LIB_H
#define LIB_H
#include <stddef.h>
#include "tok.h"
#ifdef WIDE
typedef long long unit;
#else
typedef int unit;
#endif
struct lib { unit n; struct tok *tok; union { int i; void *p; } u; };
static inline void lib_clear(struct tok **t) { if (*t) tok_free(*t); }
#define DEFINE_AUTO(T) static inline void auto_clear_##T(struct T **t) { if (*t) T##_free(*t); }
#define AUTO(T) __attribute__((cleanup(auto_clear_##T))) struct T *
DEFINE_AUTO(tok)
static inline unit lib_count(const struct lib *l) { return l ? l->n + 1 : 0; }
#endif'
source_file one.h '#pragma once
#include <string.h>
#ifndef PLACE
#define PLACE 1
#endif
extern int one_value;
int one(int x);'
source_file two.h '#ifndef TWO_H
#define TWO_H
#include <stdlib.h>
#ifndef PLACE
#define PLACE 1
#endif
#define TWO(x) ((x) * 2)
enum two_kind { TWO_A, TWO_B };
typedef struct two two;
int two_call(two *t, enum two_kind k);
#endif'
source_file counting.h '#ifndef COUNTING_H
#define COUNTING_H
#define PASTE_(a, b) a##b
#define PASTE(a, b) PASTE_(a, b)
static inline int counted(int x) { int PASTE(v, __COUNTER__) = x; return x; }
#endif'
source_file table.h 'struct row { int a, b; };
static const struct row rows[] = {{1, 2}, {3, 4}};'

# headers that share constants and a function, as <stdio.h>, <unistd.h> and <fcntl.h> do
source_file seek.h '#ifndef SEEK_H
#define SEEK_H
#define FROM_START 0
#define FROM_END (1)
int seek(int fd, int from);
#endif'
source_file fd.h '#ifndef FD_H
#define FD_H
#ifndef SEEK_H
# define FROM_START 0
# define FROM_END (1)
#endif
#if !defined LOCK_ALL
# define LOCK_ALL 1
# ifndef LIMIT
int lock(int fd);
# else
#  ifdef LIMIT
int lock(int fd);
#  else
#   define lock lock_64
#  endif
# endif
#endif
int fd_open(int how);
#endif'
source_file lock.h '#ifndef LOCK_H
#define LOCK_H
#if !defined LOCK_ALL
# define LOCK_ALL 1
# ifndef LIMIT
int lock(int fd);
# else
#  ifdef LIMIT
int lock(int fd);
#  else
#   define lock lock_64
#  endif
# endif
#endif
#undef stack_of
#define stack_of(n) __builtin_alloca(n)
#endif'
source_file stack.h '#ifndef STACK_H
#define STACK_H
#define stack_of(n) __builtin_alloca(n)
#endif'
# what it defines depends on another header, and it uses it itself
source_file broad.h '#ifndef BROAD_H
#define BROAD_H
#define BROAD 1
#endif'
source_file width.h '#ifndef WIDTH_H
#define WIDTH_H
#ifdef BROAD
# define WIDTH 8
#else
# define WIDTH 4
#endif
#ifdef FROM_NOWHERE
# define NOWHERE FROM_NOWHERE
#else
# define NOWHERE 0
#endif
static inline int width(int x) { return x * WIDTH; }
#endif'
source_file shape.h '#ifndef SHAPE_H
#define SHAPE_H
struct shape { int wide, high; struct tok *tok; };
#define FROM_NOWHERE 7
#endif'
source_file area.h 'struct shape;
int area(const struct shape *s, struct shape *more);'
# no guard
source_file loop.h '#include "shape.h"
#include "stack.h"
int loop_run(struct shape *s);'
source_file sys/outer.h '#include <loop.h>'
source_file counted.h '#ifndef COUNTED_H
#define COUNTED_H
#define GLUE_(a, b) a##b
#define GLUE(a, b) GLUE_(a, b)
#define SURE(x) extern char GLUE(sure_, __COUNTER__)[(x) ? 1 : -1]
SURE(1);
SURE(2);
#endif'

large lib.h

body='int NAME(struct lib *l, int x);
int NAME(struct lib *l, int x)
{
    AUTO(tok) t = tok_new();
    struct tok *lost = tok_new();
    l->tok = lost;
    if (x > LIMIT) return (int)lib_count(l);
    tok_free(lost);
    return strlen("a") > 1 ? TWO(x) : one(x);
}'
files=()
add() { # NAME, includes, body
    source_file "src/$1.c" "$2
${3//NAME/$1}"
    files+=("src/$1.c")
}
plain='#include "config.h"
#include "lib.h"
#include "one.h"
#include "two.h"'
for i in 1 2 3 4 5 6; do add "same$i" "$plain" "$body"; done
# in another order that nobody can see
add order '#include "config.h"
#include "two.h"
#include "one.h"
#include "lib.h"' "$body"
# a macro that a header looks at
add wide "#define WIDE 1
$plain" "$body"
add wide_late '#include "config.h"
#define WIDE 1
#include "lib.h"
#include "one.h"
#include "two.h"' "$body"
# whose PLACE is it?
add place '#include "config.h"
#include "lib.h"
#include "two.h"
#include "one.h"' "$body
int place_of(void) { return PLACE; }"
# names of a header that is not included
add not_two '#include "config.h"
#include "lib.h"
#include "one.h"
#define TWO(x) ((x) + 2)
typedef struct two { int mine; } two_of_mine;' "$body
int two_call(struct two *t);
int two_call(struct two *t) { return t->mine; }"
add absent '#include "config.h"
#include "lib.h"
#include "one.h"
#ifdef TWO
#error not here
#endif
static int stdlib_is_not_here(int abs) { return abs; }' "int NAME(struct lib *l) { AUTO(tok) t = tok_new(); return stdlib_is_not_here((int)lib_count(l)); }"
# text before the includes
add before "struct lib;
int before_all(struct lib *l);
$plain" "$body"
# no guard, __COUNTER__, an error, a condition
add table "$plain
#include \"table.h\"" "$body"
add counting "$plain
#include \"counting.h\"
static int first_count(void) { return __COUNTER__; }" "$body
int count_it(int x) { return counted(x) + first_count(); }"
add broken "$plain" 'int NAME(undeclared_type t) { struct tok *lost = tok_new(); return 0; }'
add guarded "#if WITH_LOG
#include \"two.h\"
#endif
$plain" "$body"
# an include guard of the unit itself, as a source has that is compiled several times
for i in 1 2 3 4; do
    add "guard$i" "#ifndef GUARD
#define GUARD
$plain" "$body
#endif"
done

# the same, but who is first?
set_of() { # headers
    printf '#include "config.h"\n#include "lib.h"\n'
    printf '#include "%s.h"\n' "$@"
}
uses='int NAME(struct shape *s, int n)
{
    struct tok *lost = tok_new();
    int *p = stack_of(4);
    switch (n) {
    case FROM_END: return seek(n, FROM_START);
    case 7: return width(n) + FROM_END;
    }
    return s->wide > WIDTH && n ? loop_run(s) : n;
}'
all='seek fd lock stack broad width shape loop counted'
few=("${files[@]}")
for i in 1 2 3 4 5 6 7 8; do add "all$i" "$(set_of $all)" "$uses"; done
add fd_first "$(set_of fd seek lock stack broad width shape loop counted)" "$uses"
add lock_first "$(set_of lock stack fd seek broad width shape loop counted)" "$uses
int locked(int n) { return lock(n); }"
add stack_first "$(set_of loop lock seek fd broad width shape counted)" "$uses"
add width_first "$(set_of seek fd lock stack width broad shape loop counted)" "$uses"
add width_used "$(set_of width broad shape)" "int NAME(int n)
{
    struct tok *lost = tok_new();
    return width(n);
}"
add nowhere "$(set_of seek fd lock stack broad shape width loop counted)" "$uses
int nowhere_is(void) { return NOWHERE; }"
add not_nowhere "$(set_of seek fd lock stack broad width shape loop counted)" "$uses
int nowhere_is(void) { return NOWHERE; }"
add area_first "$(set_of area $all)" "$uses
int area_of(struct shape *s) { return area(s, s); }"
add area_alone "$(set_of area seek fd lock stack broad width)" "int NAME(struct shape *s, int n) { struct tok *lost = tok_new(); return area(s, s); }"
add by_system "#include <outer.h>
$(set_of $all)" "$uses"
add loop_again "$(set_of $all loop)" "$uses"
add loop_alone "$(set_of seek fd lock broad width loop counted)" "$uses"
add not_counted "$(set_of seek fd lock stack broad width shape loop)" "$uses"
add count_myself "$(set_of seek fd lock stack broad width shape loop)" "$uses
int myself(void) { return __COUNTER__; }"

export FLAGS="-I$WORK/p -I$WORK/p/src -isystem $WORK/p/sys"
compdb "${files[@]}"
LAST=$compare
: >"$WORK/err"
python3 "$compare" --binary "$CANCELCHECK" -j 2 "$WORK/p" --verify-ir >"$WORK/out" 2>"$WORK/err" || fail 'with and without differ'
out_has ' 0 different'
used=$(sed -n 's/.* \([0-9]*\) used.*/\1/p' "$WORK/out")
units=$(sed -n 's/.*: \([0-9]*\) units.*/\1/p' "$WORK/out")
[ "${used:-0}" -ge 22 ] || fail "only ${used:-0} files used the shared header"
# foreseen before the parse or found after it: those that must not share it do not
[ $((${units:-0} - ${used:-0})) -ge 6 ] || fail "${used:-0} of ${units:-0} files used the shared header"

files=("${few[@]}")
compdb "${files[@]}"

# What a sanitizer finds in a worker would only cost that file its shared header: written down, where nothing forbids it.
if ldd "$CANCELCHECK" 2>/dev/null | grep -q libasan; then
    mkdir "$WORK/san"
    ASAN_OPTIONS=${ASAN_OPTIONS:-}:log_path=$WORK/san/address UBSAN_OPTIONS=${UBSAN_OPTIONS:-}:log_path=$WORK/san/undefined \
        run 1 --sandbox=off
    [ -z "$(ls "$WORK/san")" ] || { cat "$WORK"/san/* >"$WORK/err" && fail 'reports of sanitizers'; }
fi

# the same bytes at any number of workers, nothing left behind
mkdir "$WORK/tmp"
export TMPDIR=$WORK/tmp
run 1 -j1 --format=jsonl
cp "$WORK/out" "$WORK/first"
for jobs in 2 5; do
    run 1 -j$jobs --format=jsonl
    cmp -s "$WORK/out" "$WORK/first" || fail "differs with -j$jobs"
done
run 1 --no-pch --format=jsonl
cmp -s "$WORK/out" "$WORK/first" || fail 'differs with --no-pch'
[ -z "$(ls -A "$WORK/tmp")" ] || fail 'temporary files are left'
# no place for it: plain parses
TMPDIR=$WORK/nowhere
run 1 --format=jsonl
cmp -s "$WORK/out" "$WORK/first" || fail 'differs without a temporary folder'

# a changed header is noticed although it was read out of a precompiled one
TMPDIR=$WORK/tmp
sleep 0.1
run 1 --db "$WORK/k.db"
run 1 --db "$WORK/k.db"
err_has "${#files[@]} unchanged"
sed -i 's/x) \* 2/x) * 3/' "$WORK/p/two.h"
sleep 0.1
run 1 --db "$WORK/k.db"
err_has ' 2 unchanged'
finish
