# rules test: the tests of a pack, the project's own and those of a folder that is named.
. "$(dirname "$0")/helpers.bash"
mkdir -p "$WORK/p/.cancelcheck/rules/tests/bus/include" "$WORK/p/src"
cat >"$WORK/p/.cancelcheck/rules/bus.yaml" <<'PACK'
pack: bus
headers: [bus.h]
kinds: [{kind: bus, repr: pointer, types: [struct bus *], release: bus_close}]
functions:
  - {name: bus_open, header: bus.h, sig: struct bus *(void), effects: [{op: create, kind: bus, at: ret, fail: ret == NULL}]}
  - {name: bus_close, header: bus.h, sig: void (struct bus *b), effects: [{op: release, kind: bus, at: arg0}]}
PACK
tests=.cancelcheck/rules/tests/bus
source_file $tests/include/bus.h 'struct bus; struct bus *bus_open(void); void bus_close(struct bus *b); int bus_send(struct bus *b);'
source_file $tests/life.c '#include <bus.h>
int good(void)
{
    struct bus *b = bus_open();
    if (!b) return -1;
    bus_send(b);
    bus_close(b);
    return 0;
}
int bad(void)
{
    struct bus *b = bus_open(); /* want "lost-cancel: .b. \(struct bus from bus_open\).*\[certain\]$" */
    if (!b) return -1;
    if (bus_send(b)) return 1;
    bus_close(b);
    return 0;
}
void worse(void)
{
    bus_open(); // want "discarded-cancel"
}'
run 0 rules test
out_has 'bus: 1 case, 2 wants, ok'
err_has '1 case of 1 pack, 2 wants: 0 failed'
run 0 rules test bus
run 0 rules test $tests
(cd "$WORK/p/src" && "$CANCELCHECK" rules test -q bus) >"$WORK/out" 2>"$WORK/err" || fail 'from a folder below'
is_empty err

# A case does not say where something is written.
source_file $tests/writes.c "// options: --db=$WORK/p/written.db --output=$WORK/p/written.txt --fix --export-fixes=$WORK/p/written.yaml
#include <bus.h>
void f(void) { bus_open(); } // want \"discarded-cancel\""
run 0 rules test
[ -z "$(ls "$WORK"/p/written* 2>/dev/null)" ] || fail 'a case writes files'
rm "$WORK/p/$tests/writes.c"

# A folder is one program; flags, options and the exit code stand in the comments that open a file.
source_file $tests/two/bus2.h '#include <bus.h>
struct bus *open_it(void);'
source_file $tests/two/make.c '/* flags: -DREALLY
 * options: --checks=-*,lost-cancel --confidence=possible */
#include "bus2.h"
#ifdef REALLY
struct bus *open_it(void) { return bus_open(); }
#endif'
source_file $tests/two/use.c '#include "bus2.h"
int use(void)
{
    struct bus *b = open_it(); /* want "lost-cancel: .*open_it" */
    if (!b) return -1;
    if (bus_send(b)) return 1;
    bus_close(b);
    open_it();
    return 0;
}'
run 0 rules test bus
out_has 'bus: 2 cases, 3 wants, ok'

# What does not hold is said with file and line; the exit code is 1.
source_file $tests/wrong.c '#include <bus.h>
int leak(void)
{
    struct bus *b = bus_open();
    if (bus_send(b)) return 1;
    bus_close(b); /* want "double-cancel" */
    return 0;
}'
run 1 rules test
out_has "$tests/wrong.c: FAILED"
out_has "    wrong.c:4: nobody wants: lost-cancel: 'b'"
out_has '    wrong.c:6: unmet want: double-cancel'
out_has 'bus: 3 cases, 4 wants, FAILED'
err_has '3 cases of 1 pack, 4 wants: 1 failed'
source_file $tests/wrong.c '#include "gone.h"'
run 1 rules test bus
out_has "'gone.h' file not found"
source_file $tests/wrong.c 'int f(void) { undeclared x; return 0; }'
run 1 rules test bus
out_has 'does not parse: '
source_file $tests/wrong.c 'int f(void); /* want "(" */'
run 1 rules test bus
out_has "$tests/wrong.c:1: want \"(\":"
source_file $tests/wrong.c '/* options: --cheks=x */'
run 1 rules test bus
out_has "--cheks"
rm "$WORK/p/$tests/wrong.c"

# A mistake in the pack itself; nothing to run.
sed -i 's/op: create/op: creat/' "$WORK/p/.cancelcheck/rules/bus.yaml"
run 1 rules test bus
out_has "unknown op 'creat'"
run 2 rules test tok
err_has "no tests of tok"
err_has ".cancelcheck/rules/tests/tok"
run 2 rules test src
err_has 'no C files in src'
rm -r "$WORK/p/.cancelcheck"
run 2 rules test
err_has 'no tests: '
finish
