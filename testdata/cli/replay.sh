# scripts/replay: goes through the history of a repository, and notices when what is kept is not what a fresh analysis says.
. "$(dirname "$0")/helpers.bash"
REPLAY=$(cd "$(dirname "$0")/../.." && pwd)/scripts/replay
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null

keep() {
    git -C "$WORK/p" add -A
    git -C "$WORK/p" -c user.name=x -c user.email=x@example.org commit -qm "$1"
}
git init -q "$WORK/p"
compdb clean.c leak.c
printf 'made.h\n' >"$WORK/p/.gitignore"
source_file made.h '#define MADE 1'
sed -i '1i #include "made.h"' "$WORK/p/clean.c"
keep one
sed -i 's/^int clean/\n&/' "$WORK/p/clean.c"
keep two
sed -i 's/return 1;/tok_free(t); return 1;/' "$WORK/p/leak.c"
keep three

replay() {
    python3 "$REPLAY" --binary="$1" "$WORK/p" "$WORK/p" -n 3 >"$WORK/out" 2>"$WORK/err" </dev/null
}
replay "$CANCELCHECK" || fail 'kept results are not what a fresh analysis says'
out_has '3 commits, the same each time'
out_has 'parsed 1 of 2, kept 1 results of functions'

# One that forgets what has changed.
cat >"$WORK/stale" <<STALE
#!/bin/sh
for arg; do case \$arg in --db=*/kept.db) kept=1 ;; esac; done
if [ "\${kept:-}" ] && [ -e "$WORK/last" ]; then cat "$WORK/last.err" >&2; cat "$WORK/last"; exit 1; fi
"$CANCELCHECK" "\$@" >"$WORK/last" 2>"$WORK/last.err"
code=\$?
cat "$WORK/last.err" >&2
cat "$WORK/last"
exit \$code
STALE
chmod +x "$WORK/stale"
! replay "$WORK/stale" || fail 'a stale result was not noticed'
out_has 'DIFFERENT'
finish
