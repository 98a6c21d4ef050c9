# explain: a check's page; a kept finding's path by fingerprint or place.
. "$(dirname "$0")/helpers.bash"
compdb leak.c clean.c
run 1 --db=cancelcheck.db
run 1 --db=cancelcheck.db --format=jsonl
print=$(sed -n 's/.*"fingerprint":"\([0-9a-f]*\)".*/\1/p' "$WORK/out" | head -n 1)
[ ${#print} = 32 ] || fail 'a fingerprint in jsonl'
run 0 explain "$print"
out_has 'leak.c:4:21: warning: '
out_has 'in leak, confidence certain, fingerprint '
out_has '1. made: struct tok made by tok_new here'
out_has '2. taken: `x` is true'
out_has '    5 |     if (x)'
out_has '3. lost: still held on the path that returns here'
out_has '    6 |         return 1;'
cp "$WORK/out" "$WORK/whole"
run 0 explain "${print:0:8}" --db=cancelcheck.db
cmp -s "$WORK/out" "$WORK/whole" || fail 'the first digits will do'
run 0 explain leak.c:4
cmp -s "$WORK/out" "$WORK/whole" || fail 'by place'
run 2 explain leak.c:5
err_has "no finding 'leak.c:5'"
run 2 explain eak.c:4
run 2 explain 0123456789abcdef0123456789abcdef
run 2 explain 01234 # too short for a fingerprint
err_has 'no check is called'
run 0 explain lost-cancel
out_has 'NOLINT'
rm "$WORK/p/cancelcheck.db"
run 2 explain "$print"
err_has 'which database'
finish
