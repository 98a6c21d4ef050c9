# --diff-base: only what a branch introduces, in changed files and in what depends on them; git runs without a shell.
. "$(dirname "$0")/helpers.bash"
command -v git >/dev/null || { echo 'no git: skipped'; exit 0; }
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
g() { git -C "$WORK/p" "$@" >/dev/null 2>&1 || fail "git $*"; }

source_file give.h 'struct tok; void give(struct tok *t);'
source_file give.c '#include "tok.h"
#include "give.h"
void give(struct tok *t) { tok_free(t); }'
source_file user.c '#include "mode.h"
#include "tok.h"
#include "give.h"
int user(void)
{
    struct tok *t = tok_new();
    int r = tok_use(t);
    if (GIVE)
        give(t);
    return r;
}'
source_file mode.h "#define GIVE 1"
all='clean.c leak.c give.c user.c'
compdb $all
g init -q -b main
g add .
g commit -q -m one
run 2 --diff-base=nowhere
err_has '--diff-base=nowhere: no such revision in'
run 2 '--diff-base=--upload-pack=touch pwned'
run 2 '--diff-base=$(touch pwned)'
[ ! -e "$WORK/p/pwned" ] || fail 'a revision was executed'
run 0 --diff-base=main
err_has '0 findings, 1 already in main'
err_has '0 files changed since main, 0 units read as they were'

# A new finding in a changed file; the old one moves and stays old. Uncommitted work counts.
g checkout -q -b work
{ echo '/* moved */'; cat "$WORK/p/leak.c"; echo 'int more(void) { struct tok *t = tok_new(); return tok_use(t); }'; } >"$WORK/x"
mv "$WORK/x" "$WORK/p/leak.c"
run 1 --diff-base=main
err_has '1 finding, 1 already in main'
err_has '1 file changed since main, 1 unit read'
out_has 'leak.c:11:'
out_lacks 'leak.c:5:'
g commit -q -a -m two
run 1 --diff-base=main --db ../k.db
run 1 --diff-base=main --db ../k.db
err_has ', 1 already in main'
err_has '1 file changed since main, 1 unit read'
run 1 --diff-base=main --format=jsonl leak.c
[ "$(wc -l <"$WORK/out")" = 1 ] || fail 'one finding in jsonl'
run 0 --diff-base=HEAD
err_has '2 already in HEAD'

# What depends on a change: the helper releases no more, the finding is in a file that did not change.
source_file give.c '#include "tok.h"
#include "give.h"
void give(struct tok *t) { tok_use(t); }'
run 1 --diff-base=HEAD
err_has '1 finding, 2 already in'
out_has 'user.c:6:'
g checkout -q give.c

# A header that changes.
sed 's/GIVE 1/GIVE 0/' "$WORK/p/mode.h" >"$WORK/x" && cp "$WORK/x" "$WORK/p/mode.h"
run 1 --diff-base=HEAD
err_has '1 file changed since HEAD, 1 unit read'
out_has 'user.c:6:'
g checkout -q mode.h

# Renamed, new, untracked and deleted files.
mkdir "$WORK/p/sub"
g mv leak.c sub/lost.c
sed -i 's|"tok.h"|"../tok.h"|' "$WORK/p/sub/lost.c"
source_file fresh.c '#include "tok.h"
int fresh(void) { struct tok *t = tok_new(); return tok_use(t); }'
compdb clean.c sub/lost.c give.c user.c fresh.c
run 1 --diff-base=HEAD
err_has '1 finding, 2 already in HEAD'
out_has 'fresh.c:2:'
rm "$WORK/p/fresh.c"
g rm -q -f clean.c
compdb sub/lost.c give.c user.c
run 0 --diff-base=HEAD
err_has '2 already in HEAD'
g reset -q --hard
compdb $all

# The branch's own changes only: main went on meanwhile. With a baseline, too.
g checkout -q main
source_file user.c '#include "tok.h"
int user(void) { struct tok *t = tok_new(); return tok_use(t); }'
g commit -q -a -m three
g checkout -q work
run 1 --diff-base=main
err_has '1 finding, 1 already in main'
run 0 baseline write
run 0 --diff-base=main
err_has '2 known (baseline)'
rm -r "$WORK/p/.cancelcheck"

# Fixed findings are nobody's; programs that the repository's configuration names are not run.
source_file leak.c 'int leak(int x) { return x; }'
run 0 --diff-base=main
touch "$WORK/p/.gitattributes"
echo '*.c diff=evil' >"$WORK/p/.gitattributes"
git -C "$WORK/p" config diff.external "touch $WORK/pwned"
git -C "$WORK/p" config diff.evil.textconv "touch $WORK/pwned"
git -C "$WORK/p" config diff.evil.command "touch $WORK/pwned"
git -C "$WORK/p" config core.fsmonitor "touch $WORK/pwned"
run 0 --diff-base=main
[ ! -e "$WORK/pwned" ] || fail "a program of the repository's configuration was run"
[ -z "$(ls -d "${TMPDIR:-/tmp}"/cancelcheck-run-* 2>/dev/null)" ] || ls -d "${TMPDIR:-/tmp}"/cancelcheck-run-*
rm -rf "$WORK/p/.git"
run 2 --diff-base=main
err_has 'is in no git work tree'
mkdir "$WORK/bin"
for tool in timeout head sed grep; do ln -s "$(command -v $tool)" "$WORK/bin/"; done
PATH=$WORK/bin run 2 --diff-base=main
err_has 'git cannot be run'
finish
