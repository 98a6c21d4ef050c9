# One precompiled header for units whose flags differ: where nobody looks at the difference. And names that several
# headers say: where it does not matter which of them.
. "$(dirname "$0")/helpers.bash"
compare=$(dirname "$0")/../../scripts/compare-pch

source_file lib.h '#ifndef LIB_H
#define LIB_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <fcntl.h>
#include <signal.h>
#include <libgen.h>
#include "tok.h"
#include <twice.h>
#ifdef WIDE
typedef long long unit;
#else
typedef int unit;
#endif
struct lib { unit n; struct tok *tok; };
static inline unit lib_count(const struct lib *l) { return l ? l->n + TWICE : 0; }
#endif'
source_file near/where.h '#ifndef WHERE_H
#define WHERE_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static inline const char *where(void) { return __FILE__; }
#endif'
large lib.h
large near/where.h
source_file a/twice.h '#define TWICE 2'
source_file b/twice.h '#define TWICE 4'
source_file same/lonely.h 'int lonely(void);'
# names that two headers define alike, and otherwise
source_file first.h '#ifndef FIRST_H
#define FIRST_H
#define ALIKE 3
#define OTHERWISE 3
#define CALLED(x) first_called(x)
int first_called(int x);
#endif'
source_file second.h '#ifndef SECOND_H
#define SECOND_H
#ifndef FIRST_H
#define ALIKE 3
#endif
#ifndef FIRST_H
#define OTHERWISE 4
#endif
#ifndef CALLED
int CALLED(int x);
#endif
#endif'
source_file third.h '#ifndef THIRD_H
#define THIRD_H
#ifdef FIRST_H
# define KIND "after first"
#else
# define KIND "before first"
#endif
#endif'

source_file early.h '#ifndef EARLY_H
#define EARLY_H
int twofold(int x);
#endif'
source_file late.h '#ifndef LATE_H
#define LATE_H
int twofold(int x);
#endif'

entries=()
add() { # NAME, flags, includes, body
    source_file "src/$1.c" "$3
int $1(struct lib *l, int x);
int $1(struct lib *l, int x)
{
    struct tok *lost = tok_new();
    l->tok = lost;
    if (x > 3) return (int)lib_count(l);
    tok_free(lost);
    $4
}"
    entries+=("{\"directory\": \"$WORK/p\", \"file\": \"src/$1.c\", \"command\": \"cc $2 -c src/$1.c\"}")
}
check() { # at least so many use the header
    (IFS=,; echo "[${entries[*]}]") >"$WORK/p/compile_commands.json"
    LAST="$compare, $1 expected to share"
    : >"$WORK/err"
    python3 "$compare" --binary "$CANCELCHECK" -j 2 "$WORK/p" --verify-ir >"$WORK/out" 2>"$WORK/err" ||
        fail 'with and without differ'
    out_has ' 0 different'
    local used
    used=$(sed -n 's/.* \([0-9]*\) used.*/\1/p' "$WORK/out")
    [ "${used:-0}" -ge "$1" ] || fail "only ${used:-0} files used a shared header"
    entries=()
}

# ---- flags
flags="-I. -Ia -DBASE=2"
lib='#include "lib.h"'
for i in 1 2 3 4 5; do add same$i "$flags" "$lib" 'return x + BASE;'; done
# that differ where nobody looks: these share
add idle "$flags -DIDLE=7" "$lib" 'return IDLE + BASE;'
add lacks "-I. -Ia" "$lib" 'return x;'
add folder "-Isame $flags" "#include <lonely.h>
$lib" 'return lonely() + BASE;'
add pic "$flags -fPIC -DPIC" "$lib" 'return x + BASE;'
add nowhere "-Inowhere $flags" "$lib" 'return x + BASE;'
# and where somebody does: a header, the file itself, another value, another folder, another order
add wide "$flags -DWIDE" "$lib" 'return (int)sizeof(unit);'
add looks "-I. -Ia" "$lib" '
#ifdef BASE
    return 1;
#else
    return x;
#endif'
add value "-I. -Ia -DBASE=3" "$lib" 'return x + BASE;'
add other "-I. -Ib -DBASE=2" "$lib" 'return x + BASE;'
add order "-I. -Ib -Ia -DBASE=2" "$lib" 'return x + TWICE;'
add kind "$flags -fPIC" "$lib" '
#ifdef __PIE__
    return 1;
#else
    return x;
#endif'
add undone "$flags -UBASE" "$lib" '
#ifdef BASE
    return 1;
#else
    return x;
#endif'
# a macro of the command line stands for a name of a header that is not included
add names "$flags -DWHICH=LOCK_EX" "$lib" '
#ifdef LOCK_EX
    return WHICH;
#else
    return sizeof("WHICH");
#endif'
check 9

# ---- a header that says its own name, found under another one
where='struct tok;
struct tok *tok_new(void);
void tok_free(struct tok *t);
struct lib { struct tok *tok; };
static int lib_count(struct lib *l) { return l != 0; }'
for i in 1 2 3 4 5; do add near$i '-I. -Inear' "#include <where.h>
$where" 'return where()[0];'; done
add spelled '-I. -Inear' "#include \"near/where.h\"
$where" 'return where()[0];'
check 5

# ---- names that several headers say
both='#include "first.h"
#include "second.h"
#include "third.h"
#include "lib.h"'
swapped='#include "second.h"
#include "third.h"
#include "first.h"
#include "lib.h"'
for i in 1 2 3 4 5 6; do add both$i '-I. -Ia' "$both" 'return ALIKE + (x == SEEK_SET);'; done
add alike '-I. -Ia' "$swapped" 'return ALIKE;'
add otherwise '-I. -Ia' "#include \"second.h\"
#include \"lib.h\"" 'return OTHERWISE;'
add only_first '-I. -Ia' "#include \"first.h\"
#include \"lib.h\"" 'return OTHERWISE + CALLED(x);'
add called '-I. -Ia' "$swapped" 'int (*f)(int) = CALLED; return f(x);'
add kinds '-I. -Ia' "$swapped" 'return KIND[0];'
add seek '-I. -Ia' "#include <fcntl.h>
#include <unistd.h>
$both" 'return x == SEEK_SET ? SEEK_END : SEEK_CUR;'
add variable '-I. -Ia' "#include <string.h>
$both" 'const char *basename = "a"; return basename[0] + ALIKE;'
add early '-I. -Ia' "#include <string.h>
static int early_of(const char *s) { return basename(s)[0]; }
$both" 'return early_of("a/b");'
add mine '-I. -Ia' "#define ALIKE 9
$both" 'return ALIKE;'
add again '-I. -Ia' "$both
#undef ALIKE
#define ALIKE 9" 'return ALIKE;'
check 8

# ---- a macro that two headers define unless another has: in whose words code stands
source_file yes.h '#ifndef YES_H
#define YES_H
#ifndef YES
#define YES (!0)
#endif
static inline int yes_sir(void) { return YES; }
#endif'
source_file ja.h '#ifndef JA_H
#define JA_H
#ifndef YES
#define YES 1
#endif
#endif'
for i in 1 2 3 4 5; do add yes$i '-I. -Ia' '#include "yes.h"
#include "ja.h"
#include "lib.h"' 'x = YES; return x;'; done
add ja '-I. -Ia' '#include "ja.h"
#include "yes.h"
#include "lib.h"' 'x = YES; return x;'
check 5

# ---- a function that two headers declare: the first one is where it is said to be declared
for i in 1 2 3 4 5; do add two$i '-I. -Ia' '#include "early.h"
#include "late.h"
#include "lib.h"' 'return twofold(x);'; done
add turned '-I. -Ia' '#include "late.h"
#include "early.h"
#include "lib.h"' 'return twofold(x);'
add unused '-I. -Ia' '#include "late.h"
#include "early.h"
#include "lib.h"' 'return x;'
check 6

# ---- a part of a header, for units that cannot use all of it
source_file trap.h '#ifndef TRAP_H
#define TRAP_H
#define sprung 7
#endif'
for i in 1 2 3 4 5 6; do add with$i '-I. -Ia' '#include "lib.h"
#include "trap.h"' 'return sprung;'; done
for i in 1 2 3 4 5 6; do add without$i '-I. -Ia' '#include "lib.h"' 'int sprung = x; return sprung;'; done
check 12

# ---- a text that defines what the header asks for: skipped, read, read the first time only
source_file old.h '#ifdef OLD_COMPILER
#define WIDE 1
#endif'
source_file new.h '#ifdef __GNUC__
#define WIDE 1
#endif'
source_file turns.h '#ifndef SECOND
#define WIDE 1
#endif'
for i in 1 2 3 4 5 6; do add plain$i '-I. -Ia' '#include "lib.h"' 'return x;'; done
add old '-I. -Ia' '#include "old.h"
#include "lib.h"' 'return (int)sizeof(unit);'
add new '-I. -Ia' '#include "new.h"
#include "lib.h"' 'return (int)sizeof(unit);'
add turns '-I. -Ia' '#include "turns.h"
#define SECOND
#include "turns.h"
#include "lib.h"' 'return (int)sizeof(unit);'
check 7

# ---- headers that cost less than the check
for i in 1 2 3 4 5 6; do add small$i '-I. -Ia' '#include "tok.h"
struct lib { struct tok *tok; };
static int lib_count(struct lib *l) { return l != 0; }' 'return x;'; done
check 0
out_has ' 0 headers'
finish
