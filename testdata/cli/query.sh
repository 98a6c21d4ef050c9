# query: every ready query of docs/sql.md runs and has rows; own SQL; nothing but reading.
. "$(dirname "$0")/helpers.bash"

source_file src/two.c '#include "tok.h"
void other(struct tok *t);
int two(void) { struct tok *t = tok_new(); return tok_use(t); }
int three(void) { struct tok *t = tok_new(); return tok_use(t); } // NOLINT
void four(void) { other(tok_new()); }'
source_file broken.c '#include "not-there.h"'
FLAGS=-I. compdb clean.c
run 0 --db cancelcheck.db
FLAGS=-I. compdb clean.c leak.c src/two.c broken.c
run 3 --db cancelcheck.db

run 0 query
names=$(cut -d' ' -f1 "$WORK/out")
[ "$(echo "$names" | wc -l)" -ge 10 ] || fail 'fewer than ten ready queries'
run 0 query "SELECT substr(fingerprint, 1, 8) FROM findings WHERE path = 'leak.c'" --format=csv
print=$(sed -n 2p "$WORK/out" | tr -d '\r')
for name in $names; do
    case $name in path) run 0 query path "$print" ;; *) run 0 query "$name" ;; esac
    out_lacks '(no rows)'
    [ "$(wc -l <"$WORK/out")" -ge 2 ] || fail "query $name has no rows"
    is_empty err
done

run 0 query by-check
out_has 'lost-cancel'
run 0 query by-directory
out_has 'src '
run 0 query path "$print"
out_has 'leak.c:4'
run 0 query new
out_has 'leak.c'
run 0 query silenced
out_has 'NOLINT'
run 0 query unknown-callees
out_has 'other'
run 0 query not-analysed
out_has 'broken.c'
run 0 query runs --format=jsonl
python3 - "$WORK/out" <<'PY' || fail 'jsonl'
import json, sys
rows = [json.loads(line) for line in open(sys.argv[1])]
assert [r["run"] for r in rows] == [2, 1], rows
assert rows[0]["lost"] == 1 and rows[0]["exit_code"] == 3, rows
PY
run 0 query "SELECT 'a,\"b' AS x, NULL AS y, char(10) AS z, 1.5 AS w" --format=csv
python3 - "$WORK/out" <<'PY' || fail 'csv'
import csv, sys
assert list(csv.reader(open(sys.argv[1], newline=""))) == [["x", "y", "z", "w"], ['a,"b', "", "\n", "1.5"]]
PY
run 0 query "SELECT char(27) || '[2J' || x'ff' || char(155) AS a, '=1+1' AS b, '-x' AS c, -1.5 AS d, char(9) || '@' AS e" --format=csv
[ "$(sed -n 2p "$WORK/out" | tr -d '\r')" = "\\x1b[2J\\xff\\xc2\\x9b,'=1+1,'-x,-1.5,'$(printf '\t')@" ] || fail 'csv of what is no text'
run 0 query "SELECT char(27) || '[2J' AS x"
out_has '\x1b[2J'
run 0 query "SELECT ?1 || ?2 AS x" 'a' '; DROP TABLE run'
out_has 'a; DROP TABLE run'
run 0 query "SELECT * FROM findings WHERE 0"
out_has '(no rows)'
run 0 query by-check -o "$WORK/saved"
grep -q lost-cancel "$WORK/saved" || fail '-o'

# The views and their columns, as docs/sql.md has them.
sed -n 's/^| `\([a-z_]*\)` | .* | \(.*\) |$/\1 \2/p' docs/sql.md >"$WORK/views"
[ "$(wc -l <"$WORK/views")" -ge 8 ] || fail 'the table of views was not read'
while read -r view columns; do
    [ "$columns" = 'as `findings`' ] && continue
    run 0 query "SELECT * FROM $view LIMIT 0" --format=csv
    want=$(echo "$columns" | sed 's/([^)]*)//g' | grep -o '`[a-z_]*`' | tr -d '`' | paste -sd,)
    [ "$(tr -d '\r' <"$WORK/out")" = "$want" ] || fail "columns of $view: $want"
done <"$WORK/views"

# Only reading.
cp "$WORK/p/cancelcheck.db" "$WORK/before.db"
for sql in 'DELETE FROM run;' 'DROP VIEW findings;' "ATTACH 'x.db' AS x;" 'PRAGMA user_version = 1;' 'CREATE TABLE t(x);' \
    "VACUUM INTO 'x.db';" 'INSERT INTO run(args) VALUES(1);'; do
    run 2 query "$sql"
    is_empty out
done
run 2 query "SELECT load_extension('x')"
[ ! -e "$WORK/p/x.db" ] || fail 'a file was written'
run 2 query 'SELECT 1; SELECT 2'
err_has 'one statement at a time'
run 2 query 'SELECT x FROM nowhere'
err_has 'no such table: nowhere'
run 2 query 'SELECT ?1'
err_has 'it takes 1 value (?1, ...), 0 given'
# Not without an end.
began=$SECONDS
run 2 query --timeout=1 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n'
err_has 'no answer after 1 second'
err_has '--timeout'
[ $((SECONDS - began)) -lt 30 ] || fail 'the limit of time does not hold'
run 2 query 'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT hex(zeroblob(20000000)) FROM n LIMIT 100'
err_has 'more than 256 megabytes'
# Within one step sqlite does not look at the clock.
began=$SECONDS
run 2 query --timeout=1 "SELECT hex(zeroblob(3000000)) LIKE '%' || replace(hex(zeroblob(10000)), '0', '0_') || '1'"
err_has 'no answer in time'
[ $((SECONDS - began)) -lt 30 ] || fail 'the limit of time does not hold within LIKE'
run 2 query 'SELECT zeroblob(100000000)'
err_has 'too big'
run 0 query --timeout=0 'SELECT 1'
run 2 query --timeout=x 'SELECT 1'
run 2 query path
run 2 query by-chekc
err_has "did you mean 'by-check'?"
run 2 query by-check --db nowhere.db
run 2 query by-check --format=xml
mv "$WORK/p/cancelcheck.db" "$WORK/p/other.db"
run 2 query by-check
err_has 'which database?'
run 0 query by-check --db other.db
finish
