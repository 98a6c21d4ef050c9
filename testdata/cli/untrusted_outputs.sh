# What a stranger's project holds does not decide where something is written, nor what a report or a database runs.
. "$(dirname "$0")/helpers.bash"

outside="$WORK/outside"
mkdir "$outside"
echo precious >"$outside/file"
untouched() { [ "$(ls -A "$outside")" = file ] && [ "$(cat "$outside/file")" = precious ] || fail "something was written outside: $1"; }
compdb leak.c

# A report replaces a link, it does not go through it.
ln -s "$outside/file" "$WORK/p/report.txt"
run 1 -o report.txt
untouched 'report through a link'
[ ! -L "$WORK/p/report.txt" ] && grep -q lost-cancel "$WORK/p/report.txt" || fail 'the report is not there'
ln -s "$outside/gone" "$WORK/p/fixes.yaml"
run 1 --export-fixes fixes.yaml
untouched 'fixes through a link that leads nowhere'

# The baseline's place is the project's say, and that ends at its root.
mkdir "$WORK/p/.cancelcheck"
ln -s "$outside/file" "$WORK/p/.cancelcheck/baseline"
run 2 baseline write
err_has 'leads out of the project'
untouched 'baseline through a link'
rm -r "$WORK/p/.cancelcheck"
ln -s "$outside" "$WORK/p/.cancelcheck"
run 2 baseline write
err_has 'leads out of the project'
untouched 'baseline through a linked folder'
rm "$WORK/p/.cancelcheck"
ln -s "$outside/nowhere" "$WORK/p/.cancelcheck"
run 2 baseline write
untouched 'baseline through a folder link that leads nowhere'
rm "$WORK/p/.cancelcheck"
for name in ../outside/file "$outside/file"; do
    echo "baseline: $name" >"$WORK/p/.cancelcheck.yaml"
    run 2 baseline write
    err_has 'leads out of the project'
    untouched "baseline: $name"
done
rm "$WORK/p/.cancelcheck.yaml"
run 0 baseline write -o "$WORK/elsewhere"
[ -s "$WORK/elsewhere" ] || fail 'the user may name any file'

# A database that is a link.
ln -s "$outside/new.db" "$WORK/p/run.db"
run 2 --db run.db
err_has 'is a symbolic link'
untouched 'database through a link'
rm "$WORK/p/run.db"
# sqlite's own files beside it.
ln -s "$outside/wal" "$WORK/p/run.db-wal"
ln -s "$outside/shm" "$WORK/p/run.db-shm"
ln -s "$outside/journal" "$WORK/p/run.db-journal"
(cd "$WORK/p" && "$CANCELCHECK" --db run.db) >"$WORK/out" 2>"$WORK/err"
untouched "sqlite's files through links"
rm -f "$WORK"/p/run.db*

# --fix changes the project's files only.
cp "$WORK/p/leak.c" "$WORK/p/real.c"
sed 's/leak/away/' "$WORK/p/leak.c" >"$outside/away.c"
cp "$outside/away.c" "$WORK/away.before"
ln -s "$outside/away.c" "$WORK/p/away.c"
FLAGS="-I$WORK/p" compdb real.c away.c ../outside/away.c
run 1 --fix --root .
err_has 'outside the project were left alone'
cmp -s "$outside/away.c" "$WORK/away.before" || fail 'a file outside the project was changed'
! cmp -s "$WORK/p/real.c" "$WORK/p/leak.c" || fail 'the file inside was not fixed'
rm "$WORK/p/away.c" "$outside/away.c"

# Pipes where files are looked for: no run waits for them.
mkfifo "$WORK/p/fifo.c"
for i in 1 2 3 4 5; do cp "$WORK/p/leak.c" "$WORK/p/many$i.c"; done
mkdir "$WORK/p/folder.c"
compdb fifo.c folder.c many1.c many2.c many3.c many4.c many5.c
run 3
out_has 'fifo.c: source file is a folder, pipe or device'
out_has 'folder.c: source file is a folder, pipe or device'
compdb leak.c
for name in .cancelcheck.yaml .cancelcheck/baseline .cancelcheck/suppressions.yaml; do
    mkdir -p "$WORK/p/.cancelcheck"
    mkfifo "$WORK/p/$name"
    run 1
    rm -r "$WORK/p/.cancelcheck" "$WORK/p/.cancelcheck.yaml" 2>/dev/null
done
mkfifo "$WORK/p/fifo.json" "$WORK/p/fifo.db"
run 2 -p fifo.json
for command in link report; do
    run 2 $command $([ $command = link ] || echo --db) fifo.db
    err_has 'fifo.db: is a folder, pipe or device, no database'
done
run 2 --db fifo.db
rm "$WORK/p/fifo.json" "$WORK/p/fifo.db"

# Names and strings full of HTML, SQL, Markdown commands and terminal escapes.
evil=$'x\'); DROP TABLE finding; -- <img src=x onerror=alert(1)> ]]> ::error:: \033[2J .c'
python3 - "$WORK/p" "$evil" <<'PY'
import json, os, sys
folder, name = sys.argv[1:]
source = open(folder + "/leak.c").read()
hostile = "#line 1 \"</script><script>alert(2)</script>'; DROP TABLE run; --.c\"\n"
open(os.path.join(folder, name), "w").write(source.replace("if (x)", 'if (x == sizeof "</pre></script><script>alert(3)</script>\\033[2J\x1b[2J")'))
open(os.path.join(folder, "line.c"), "w").write(hostile + source.replace("leak", "line"))
json.dump([{"directory": folder, "file": f, "arguments": ["cc", "-c", f]} for f in (name, "line.c")],
          open(folder + "/compile_commands.json", "w"))
PY
run 1 --db run.db
[ "$(grep -c lost-cancel "$WORK/out")" = 2 ] || fail 'both are found'
run 0 query 'SELECT count(*) FROM findings' --db run.db
out_has 2
run 2 query 'DROP TABLE finding' --db run.db
run 2 query "ATTACH '$outside/sql.db' AS x" --db run.db
run 2 query "SELECT writefile('$outside/sql', 'x')" --db run.db
run 2 query "SELECT load_extension('x')" --db run.db
run 2 query 'PRAGMA writable_schema = 1; DELETE FROM sqlite_master' --db run.db
run 2 query "VACUUM INTO '$outside/vacuum'" --db run.db
untouched 'by SQL'
run 0 query 'SELECT count(*) FROM findings' --db run.db
out_has 2
for format in text html jsonl sarif sarif-github gitlab annotations checkstyle junit markdown openmetrics; do
    run 0 report --db run.db --format="$format"
    ! LC_ALL=C grep -q $'\033' "$WORK/out" || fail "an escape in $format"
done
run 0 report --db run.db --format=html
! grep -qE '<img src=x|<script>alert' "$WORK/out" || fail 'a tag of the sources stands in the page'
run 0 report --db run.db --format=annotations
[ "$(grep -c '^::' "$WORK/out")" = 2 ] || fail 'a name made a workflow command'
finish
