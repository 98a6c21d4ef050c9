# Annotations in the sources: mistakes in them, conflicts, and what rules verify and coverage make of them.
. "$(dirname "$0")/helpers.bash"
source_file says.h '#define SAYS(text) __attribute__((annotate("cancelcheck: " text)))
struct bus;
SAYS("create(bus) at ret, fail: ret == NULL") struct bus *bus_open(void);
SAYS("release(bus) at arg0, null_ok") void bus_close(struct bus *);
SAYS("borrows") int bus_send(struct bus *);'
source_file use.c '#include "says.h"
int use(void)
{
    struct bus *b = bus_open();
    if (!b) return 1;
    if (bus_send(b)) return 2;
    bus_close(b);
    return 0;
}'
compdb use.c
run 1 --format=jsonl
out_has '"line":4'
out_has "'b' (struct bus from bus_open)"
run 0 rules verify
is_empty out
run 0 rules coverage
out_has '# annotations: 3 of 3 functions are called, at 3 places'

# Where the definition stands in one file and the caller in another, either may be annotated.
source_file plain.h 'struct bus; struct bus *bus_open(void); void bus_close(struct bus *); int bus_send(struct bus *);'
source_file impl.c '#include "plain.h"
#include <stdlib.h>
struct bus { int n; };
__attribute__((annotate("cancelcheck: create(bus) at ret; returns_nonnull"))) struct bus *bus_open(void) { return malloc(4); }
__attribute__((annotate("cancelcheck: release(bus) at arg0"))) void bus_close(struct bus *b) { free(b); }
int bus_send(struct bus *b) { return b->n; }'
source_file away.c '#include "plain.h"
int away(void)
{
    struct bus *b = bus_open();
    if (bus_send(b)) return 2;
    bus_close(b);
    return 0;
}'
compdb away.c impl.c
run 1 --format=jsonl
out_has '"file":"away.c"'
[ "$(wc -l <"$WORK/out")" = 1 ] || fail 'one finding'
compdb away.c
run 0

# Mistakes: where they stand, and the nearest word. What is wrong does not count, the exit code says so.
source_file bad.h '#define SAYS(text) __attribute__((annotate("cancelcheck: " text)))
struct bus;
SAYS("creat(bus) at ret") struct bus *m1(void);
SAYS("create(bus) at ret") struct bus *m2(void);
SAYS("release(bsu) at arg0") void m3(struct bus *);
  SAYS("release(bus) at arg1") void m4(struct bus *);
SAYS("release(bus) at arg0, nul_ok") void m5(struct bus *);
SAYS("borows") void m6(struct bus *);
SAYS("create(bus) at ret fail") struct bus *m7(void);
SAYS("create(token:fd) at ret") int m8(void);
SAYS("release(bus) at arg0") SAYS("create(bus) at arg0, via: value") void m9(struct bus *);
SAYS("returns_arg(3)") struct bus *m10(struct bus *);
SAYS("create(lost) at ret") struct lost *m11(void);
SAYS("detached") void m12(void);
SAYS("create(bus at ret") struct bus *m13(void);
SAYS("block, alt: [a, b], alt: c") void m14(void);
SAYS("create(any) at ret, fail: rat == NULL") struct bus *m15(void);
SAYS("kind(odd), repr: idd") void m16(void);
SAYS("borrow(tok) at arg0") void tok_free(struct tok *t);
__attribute__((annotate("another tool: x"))) void m17(void);
SAYS("release(tok) at arg0, fail: ret < 0") SAYS("release(tok) at arg0") int m18(struct tok *t);
SAYS("release(bus) at arg0") void last(struct bus *);'
source_file bad.c '#include "bad.h"
#include "tok.h"
void bad(void)
{
    m1(), m2(), m3(0), m4(0), m5(0), m6(0), m7(), m8(), m9(0), m10(0), m11(), m12(), m13(), m14(), m15(), m16(), m17();
    m18(0), tok_free(0), last(0);
}'
compdb bad.c
run 2 -q
err_has "bad.h:3:1: error: annotation: unknown word 'creat'; did you mean 'create'? (column 1 of its text)"
err_has "bad.h:5:1: error: annotation: unknown kind 'bsu'; did you mean 'bus'? (column 9 of its text)"
err_has "bad.h:6:3: error: annotation: argument 1 does not exist"
err_has "bad.h:7:1: error: annotation: unknown key of an effect 'nul_ok'; did you mean 'null_ok'? (column 23 of its text)"
err_has "bad.h:8:1: error: annotation: unknown word 'borows'; did you mean 'borrows'?"
err_has "bad.h:9:1: error: annotation: expected ', key: value', ';' or the end, found 'fail' (column 20 of its text)"
err_has "bad.h:10:1: error: annotation: unknown pack 'token'; did you mean 'tok'?"
err_has "bad.h:11:30: error: annotation: 'create' contradicts 'release' at bad.h:11:1"
err_has "bad.h:12:1: error: annotation: argument 3 does not exist"
err_has "bad.h:13:1: error: annotation: kind 'lost' is tracked but nothing releases it"
err_has "bad.h:14:1: error: annotation: 'detached' needs something in parentheses"
err_has "bad.h:15:1: error: annotation: ')' is missing behind 'create('"
err_has "bad.h:16:1: error: annotation: 'alt' is said twice (column 21 of its text)"
err_has "bad.h:17:1: error: annotation: unknown subject of a condition 'rat'; did you mean 'ret'? (column 27 of its text)"
err_has "bad.h:18:1: error: annotation: unknown repr 'idd'; did you mean 'id'?"
err_has "bad.h:19:1: warning: annotation of tok_free: 'borrow' contradicts 'release' of pack tok; the annotation counts"
err_has "bad.h:21:45: error: annotation: 'release' contradicts 'release' at bad.h:21:1"
err_lacks 'bad.h:4:'
err_lacks 'bad.h:20:'
err_lacks 'bad.h:22:'
run 1 rules verify -q
out_has "bad.h:3:1: error: annotation: unknown word 'creat'; did you mean 'create'?"

# What is kept in a database says the same when nothing is parsed again.
run 2 -q --db=kept.db
cp "$WORK/err" "$WORK/first"
run 2 -q --db=kept.db
cmp -s "$WORK/err" "$WORK/first" || fail 'mistakes of kept units'
compdb use.c
run 1 -q --db=kept2.db
cp "$WORK/out" "$WORK/first"
run 1 -q --db=kept2.db
cmp -s "$WORK/out" "$WORK/first" || fail 'models of kept units'
finish
