# Help that fits a screen, version, options misspelt, clang's ways of spelling them.
. "$(dirname "$0")/helpers.bash"
compdb leak.c

for command in "" $(sed -n 's/^COMMAND(\(.*\))/\1/p' analyzer/cli/commands.def | tr _ -); do
    run 0 $command --help
    lines=$(wc -l <"$WORK/out")
    width=$(awk '{ if (length($0) > w) w = length($0) } END { print w }' "$WORK/out")
    [ "$lines" -le 24 ] || fail "help has $lines lines"
    [ "$lines" -ge 3 ] || fail "help has only $lines lines"
    [ "$width" -le 80 ] || fail "help is $width columns wide"
    is_empty err
done
run 0 help
out_has 'Commands:'
run 0 help report
out_has 'Usage: cancelcheck report'
run 0 --version
out_has 'cancelcheck '
out_has 'clang version'

run 2 --chekcs='*'
err_has "unknown option '--chekcs=*'; did you mean '--checks'?"
run 2 --qiet
err_has "did you mean '--quiet'?"
run 2 --zzzzzzzz
err_has '--help lists the options'
run 2 -Z
run 2 --checks='-*,lost-cancle'
err_has "did you mean 'lost-cancel'?"
run 2 --checks='-*'
err_has 'leaves no check on'
run 2 --warnings-as-errors=nonsense-check
run 2 --format=sarfi
err_has "did you mean 'sarif'?"
run 2 --confidence=sure
err_has 'certain, likely or possible'
run 2 --color=sometimes
run 2 reprot
err_has "no command 'reprot'; did you mean 'report'?"
run 2 report --db "$WORK/none.db"
err_has 'none.db'
run 2 report --chekcs=x
run 2 report leftover
run 2 explain
run 2 explain lost-cancle
err_has "did you mean 'lost-cancel'?"
run 2 dump
run 2 dump it
run 2 rules
run 2 rules list leftover
run 2 list-checks leftover

# One option, many spellings.
for spelling in '--checks=-*,double-cancel' '-checks=-*,double-cancel' '--checks -*,double-cancel' \
    '-p . --checks=-*,double-cancel' '-p=. --checks=-*,double-cancel' '-p. --checks=-*,double-cancel' \
    'analyze -j2 -checks -*,double-cancel' '-j 2 --checks=-* --checks=double-cancel'; do
    set -f
    run 0 $spelling
    set +f
done
run 1 --checks='-*,lost-*'
run 1 --confidence=possible
run 1 --confidence certain

run 0 list-checks
out_has 'lost-cancel'
run 0 explain lost-cancel
out_has 'lost-cancel'

# Colours only where asked for, or on a terminal.
run 1
! grep -q $'\033' "$WORK/out" || fail 'colours in a pipe'
run 1 --color=always
grep -q $'\033' "$WORK/out" || fail 'no colours with --color=always'
NO_COLOR=1 run 1 --color=auto
! grep -q $'\033' "$WORK/out" || fail 'colours with NO_COLOR'
finish
