# Suppression files: what they silence stays in the store; stale and expired entries are told.
. "$(dirname "$0")/helpers.bash"

mkdir -p "$WORK/p/.git" "$WORK/p/src/old" "$WORK/p/.cancelcheck"
mv "$WORK/p/leak.c" "$WORK/p/src/leak.c"
source_file src/old/two.c '#include "tok.h"
int two(void) { struct tok *t = tok_new(); return tok_use(t); }'
FLAGS=-I. compdb clean.c src/leak.c src/old/two.c
export SOURCE_DATE_EPOCH=1795305600 # 2026-11-22
entries() { source_file .cancelcheck/suppressions.yaml "$1"; }
run 1 --db k.db
err_has '2 findings'
print=$(sqlite3 "$WORK/p/k.db" "select fingerprint from findings where path = 'src/leak.c'" 2>/dev/null ||
    python3 -c "import sqlite3; print(sqlite3.connect('$WORK/p/k.db').execute(\"select fingerprint from findings where path = 'src/leak.c'\").fetchone()[0])")

for entry in "fingerprint: $print" 'path: leak.c' 'path: src/*.c
  check: lost-cancel' 'function: lea?' 'check: lost-*'; do
    entries "- $entry
  reason: meant"
    run 1 --db k.db
    err_has '1 finding, 1 suppressed'
    out_lacks 'leak.c'
    err_lacks 'this suppression'
done
entries '- path: src
  function: nothing
  reason: all must match'
run 1
err_has '2 findings'
err_has '.cancelcheck/suppressions.yaml:1: this suppression matches nothing any more: take it out (all must match)'
run 1 src/leak.c
err_lacks 'take it out'

# Reason and owner go with the finding, which stays in the store.
entries '# legacy
- path: src/old
  check: "*"
  reason: the old protocol is going away
  owner: anna
  expires: 2026-11-22
- {check: lost-cancel, path: /nowhere, reason: "x", expires: 2020-01-01}'
run 1 --db k.db
err_has '1 suppressed'
err_has 'suppressions.yaml:7: this suppression matches nothing and has expired: take it out (x)'
run 0 report --db k.db --format=sarif
out_has 'the old protocol is going away (anna)'
run 0 report --db k.db
out_lacks 'two.c'
SOURCE_DATE_EPOCH=1795392000 run 1
err_has '2 findings'
err_has '.cancelcheck/suppressions.yaml:2: this suppression expired on 2026-11-22: what it silenced is reported again (the old protocol is going away, owner anna)'
run 1 --no-suppressions
err_has '2 findings'
SOURCE_DATE_EPOCH=1795392000 run 1 -q
is_empty err

# Other files, by option or configuration.
mv "$WORK/p/.cancelcheck/suppressions.yaml" "$WORK/p/known.yaml"
run 1
err_has '2 findings'
run 1 --suppressions=known.yaml
err_has '1 suppressed'
source_file .cancelcheck.yaml 'suppressions: [known.yaml]'
run 1
err_has '1 suppressed'
rm "$WORK/p/.cancelcheck.yaml"

# Comments in the code come first; either is enough.
entries '- check: lost-cancel
  reason: both'
sed -i 's|tok_new();$|& // NOLINT|' "$WORK/p/src/leak.c"
run 1
err_has '1 finding, 1 suppressed'
err_lacks 'this suppression'

bad() {
    entries "$1"
    run 2
    err_has "suppressions.yaml:$2"
}
bad '- check: lost-cancel' "1:3: error: an entry needs a 'reason'"
bad '- reason: x' "1:3: error: an entry needs 'fingerprint', 'check', 'path' or 'function'"
bad '- {check: lost-cancle, reason: x}' "1:11: error: unknown check 'lost-cancle'; did you mean 'lost-cancel'?"
bad '- {fingerprint: abc, reason: x}' '1:17: error: a fingerprint has 32 hexadecimal digits'
bad '- {check: lost-cancel, reason: x, expires: soon}' "1:44: error: 'expires' is a day such as 2027-01-31"
bad '- {check: lost-cancel, reason: x, expires: 2027-13-01}' "1:44: error: 'expires'"
bad '- {chek: lost-cancel, reason: x}' "1:4: error: unknown key 'chek'; did you mean 'check'?"
bad 'check: lost-cancel' '1:1: error: a suppression file is a list of entries'
bad '- x' '1:3: error: an entry is a map'
bad '- {path: "", reason: x}' "1:10: error: 'path' is empty"
entries ''
run 1
run 2 --suppressions=nowhere.yaml
err_has 'nowhere.yaml'

# Comments that silence nothing are told where the code beside them was analysed with that check on.
rm -f "$WORK/p/.cancelcheck/suppressions.yaml"
source_file src/leak.c '#include "tok.h"
#include "inline.h"
int used(int x)
{
    struct tok *t = tok_new(); // NOLINT(lost-cancel): meant
    if (x) return 1;
    tok_free(t);
    return 0;
}
int mended(int x)
{
    struct tok *t = tok_new(); // NOLINT(lost-cancel,double-cancel,bugprone-foo)
    int r = x ? tok_use(t) : 0;
    // NOLINTNEXTLINE(double-cancel): once it was
    tok_free(t);
    return r; // NOLINT
}
// NOLINTBEGIN(never-released)
int block(void)
{
    struct tok *t = tok_new(); // NOLINT(lost-*)
    tok_free(t);
#ifdef ELSEWHERE
    use(tok_new()); // NOLINT(discarded-cancel)
#endif
    return sizeof(struct tok *); // NOLINT(lost-cause): off by default
}
// NOLINTEND(never-released)
#ifdef ELSEWHERE
int elsewhere(void) { tok_new(); return 0; } // NOLINT(discarded-cancel)
#endif'
source_file inline.h 'static inline void unreferred(struct tok *t) { tok_free(t); } // NOLINT(double-cancel)'
FLAGS=-I. compdb clean.c src/leak.c src/old/two.c
run 1
sed -n "s/^ *\(.*silences.*\)/\1/p" "$WORK/err" >"$WORK/told"
cmp -s "$WORK/told" - <<'TOLD' || fail "wrong comments are told"
src/leak.c:12: NOLINT(lost-cancel) silences nothing any more: take it out
src/leak.c:12: NOLINT(double-cancel) silences nothing any more: take it out
src/leak.c:14: NOLINTNEXTLINE(double-cancel) silences nothing any more: take it out
src/leak.c:18: NOLINTBEGIN(never-released) silences nothing any more: take it out
TOLD
run 1 --format=sarif
out_has 'NOLINT: meant'
run 1 src/leak.c src/old/two.c # some files only: what the others need is not in view
err_lacks silences
run 0 --checks=-*,discarded-cancel,lost-cancel
err_lacks double-cancel
run 1 --confidence=certain --quiet
is_empty err
source_file .cancelcheck.yaml 'paths: {exclude: [src/leak.c]}'
run 1
err_lacks silences
rm "$WORK/p/.cancelcheck.yaml"
source_file .cancelcheck.yaml 'budgets: {visits-per-function: 3}'
run 1
err_lacks 'leak.c:18'
rm "$WORK/p/.cancelcheck.yaml"
finish
