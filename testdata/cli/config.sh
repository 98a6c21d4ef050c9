# .cancelcheck.yaml: found upwards, one policy a file, flags override, mistakes are told with the nearest word.
. "$(dirname "$0")/helpers.bash"

body='#include "tok.h"
int NAME(int x)
{
    struct tok *t = tok_new();
    if (x)
        return 1;
    tok_free(t);
    return 0;
}'
for f in src/one src/net/two tests/test_three vendor/four; do
    source_file "$f.c" "${body/NAME/$(basename "$f")}"
done
FLAGS=-I. compdb src/one.c src/net/two.c tests/test_three.c vendor/four.c
conf() { source_file "${2:-.cancelcheck.yaml}" "$1"; }
count() {
    local got
    got=$(grep -c '\[lost-cancel\]' "$WORK/out")
    [ "$got" = "$1" ] || fail "$got findings, expected $1"
}
run 1; count 4

# Found upwards from the file, wherever the command is given.
conf 'checks: -lost-cancel'
run 0; count 0
(cd / && "$CANCELCHECK" -p "$WORK/p") >"$WORK/out" 2>"$WORK/err" || fail 'the folder of the command counts'
run 1 --checks=lost-cancel; count 4
run 1 --no-config; count 4
conf 'checks: ["-*", lost-cancel]' other.yaml
run 1 --config=other.yaml; count 4
run 2 --config=nowhere.yaml
err_has '--config=nowhere.yaml: no such file'
conf ''
run 1; count 4

# Paths out and in.
conf 'paths:
  exclude: [vendor, "test_*.c"]'
run 1; count 2
err_has '2 left out by configuration'
out_lacks 'four.c'
conf 'paths:
  include: [src/]
  exclude: [src/net/*.c]'
run 1; count 1
out_has 'src/one.c'
conf 'paths:
  skip: [vendor/, tests]'
run 1; count 2
err_has '2 translation units'
err_has '2 not read (paths.skip)'
run 0 vendor/four.c # build systems name every file: no error
err_has '1 left out by configuration'
conf 'paths:
  include: [nowhere]'
run 2
err_has '.cancelcheck.yaml:2: leaves out every file: nothing would be reported'

# Test code, and other policies for some paths.
conf 'tests: off'
run 1; count 3
out_lacks 'test_three'
conf 'tests:
  checks: -lost-*'
run 1; count 3
conf 'tests:
  paths: [vendor]
  report: false
overrides:
  - paths: src/net
    warnings-as-errors: "*"
  - paths: ["one.c"]
    checks: -*, double-cancel'
run 1; count 2
out_has 'src/net/two.c:4:21: error:'
out_has 'tests/test_three.c:4:21: warning:'

# Confidence: one word, or a word a check; the flag speaks for all.
conf 'confidence:
  lost-*: certain
  default: possible'
run 1; count 4
conf 'tests: certain
confidence: possible'
run 1; count 4
run 1 --db k.db --confidence=certain; count 4

# The nearest file holds alone, unless it inherits.
conf 'checks: -*, double-cancel'
conf 'checks: lost-cancel' src/net/.cancelcheck.yaml
run 1; count 1
out_has 'src/net/two.c'
conf 'checks: -lost-cancel' src/net/.cancelcheck.yaml
conf 'checks: lost-cancel'
run 1; count 3
conf 'checks: -double-cancel
inherit: true' src/net/.cancelcheck.yaml
run 1; count 4
conf 'inherit: true
header-filter: x' src/net/.cancelcheck.yaml
run 1
err_has "'header-filter' holds for a whole run and is taken from"
rm "$WORK/p/src/net/.cancelcheck.yaml"

# What the run does: exit codes, what main() holds, flags, packs, budgets.
conf 'fail-on: never'
run 0; count 4
run 1 --fail-on=finding
run 0 --fail-on=error
run 1 --fail-on=error '--warnings-as-errors=*'
run 2 --fail-on=warning
source_file broken.c '#include "not-there.h"'
FLAGS=-I. compdb clean.c broken.c
conf 'incomplete: allow'
run 0
err_has 'incomplete: 1 failed of 2 translation units'
rm "$WORK/p/.cancelcheck.yaml"
run 3
run 0 --allow-incomplete
source_file main.c '#include "tok.h"
int main(void) { struct tok *t = tok_new(); return tok_use(t); }'
sed -i 's/release: tok_free}/release: tok_free, exit_ok: true}/' "$WORK/packs/tok.yaml"
compdb main.c
run 0
conf 'process-exit: report'
run 1
conf 'process-exit: ignore'
run 0 --confidence=possible
conf 'process-exit: possible'
run 1 --confidence=possible
conf 'extra-args: [-DLOSE=1]
budgets: {seconds-per-file: 60, visits-per-function: 5000, states-per-block: 40}'
source_file flags.c '#include "tok.h"
int flags(void) { struct tok *t = tok_new(); if (LOSE) return 0; tok_free(t); return 1; }'
compdb flags.c
run 1
run 0 --extra-arg=-DLOSE=0
mkdir -p "$WORK/p/own"
mv "$WORK/packs/tok.yaml" "$WORK/p/own/"
conf 'packs:
  dirs: [own]
extra-args: -DLOSE=1'
run 1
conf 'packs:
  dirs: [own]
  disable: [tok]
extra-args: -DLOSE=1'
run 0
run 1 --pack=tok
conf 'packs:
  dirs: [nowhere]'
run 2
err_has '.cancelcheck.yaml:2: packs.dirs: nowhere is no folder'
mv "$WORK/p/own/tok.yaml" "$WORK/packs/"

# Mistakes: file, line, column, what to write instead.
bad() {
    conf "$1"
    run 2
    err_has "$2"
    is_empty out
}
bad 'chekcs: x' ".cancelcheck.yaml:1:1: error: unknown key 'chekcs'; did you mean 'checks'?"
bad 'checks: -*,lost-cancle' "1:9: error: no check is called 'lost-cancle'; did you mean 'lost-cancel'?"
bad 'budgets:
  state-per-block: 4' "2:3: error: unknown key 'state-per-block'; did you mean 'states-per-block'?"
bad 'confidence: certian' "unknown confidence 'certian'; did you mean 'certain'?"
bad 'fail-on: sometimes' "unknown fail-on 'sometimes'; known: finding, error, never"
bad 'tests: {path: x}' "unknown key 'path'; did you mean 'paths'?"
bad 'tests: none' "unknown test policy 'none'; known: off, certain, likely, possible"
bad 'overrides: {paths: x}' "'overrides' must be a list"
bad 'overrides: [{checks: lost-cancel}]' "an override needs 'paths'"
bad 'header-filter: "("' "'header-filter' is no regular expression"
bad 'header-filter: ((a{1,255}){1,255}){1,255}' "'header-filter' is no regular expression: too long, or its repetitions multiply"
bad 'budgets: {seconds-per-file: 0}' "'seconds-per-file' must be from 1"
bad 'checks: lost-cancel
checks: lost-cancel' 'checks'
bad 'packs: glib' 'packs must be a map of keys'
bad 'paths: [' '.cancelcheck.yaml:'
bad 'inherit: maybe
x: 1' '(and 1 more in this file)'
bad '- x' 'the file must be a map of keys'
bad 'checks: "-*"' "'checks' leaves no check on"
bad 'packs: {enable: [tokk]}' "no rule pack is called 'tokk'; did you mean 'tok'?"

# --dump-config: everything, with where it comes from; it reads back.
FLAGS=-I. compdb src/one.c src/net/two.c tests/test_three.c vendor/four.c
conf 'checks: [-*, "lost-*"]
confidence: {default: likely, lost-cancel: certain}
tests: off
packs: {disable: [tok]}'
run 0 --dump-config --checks=double-cancel --fail-on=error
cp "$WORK/out" "$WORK/dump"
out_has '# src/net/two.c: .cancelcheck.yaml'
grep -qE '^  - "-\*" +# \.cancelcheck\.yaml:1$' "$WORK/out" || fail 'origin of -*'
grep -qE '^  - "double-cancel" +# command line$' "$WORK/out" || fail 'origin of double-cancel'
grep -qE '^  default: likely +# \.cancelcheck\.yaml:2$' "$WORK/out" || fail 'origin of the level'
grep -qE '^fail-on: error +# command line$' "$WORK/out" || fail 'origin of fail-on'
grep -qE '^process-exit: possible +# default$' "$WORK/out" || fail 'origin of a default'
grep -qE '^    - "tok" +# \.cancelcheck\.yaml:4$' "$WORK/out" || fail 'origin of a pack'
run 0 --dump-config tests/test_three.c
out_has '# nothing is reported in this file: .cancelcheck.yaml:3'
cp "$WORK/dump" "$WORK/p/.cancelcheck.yaml"
run 0 --dump-config
sed 's/ *#.*//' "$WORK/dump" >"$WORK/a"
sed 's/ *#.*//' "$WORK/out" >"$WORK/b"
cmp -s "$WORK/a" "$WORK/b" || fail 'the dump does not read back'
rm "$WORK/p/.cancelcheck.yaml"
run 0 --dump-config
out_has 'no .cancelcheck.yaml above it'
finish
