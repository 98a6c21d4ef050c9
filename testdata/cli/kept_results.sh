# --db: what has not changed is not parsed again, what has changed is; databases that cannot be used are told.
. "$(dirname "$0")/helpers.bash"

source_file other.c '#include "flag.h"
#include "tok.h"
int other(void)
{
    struct tok *t = tok_new();
#if !LOSE
    tok_free(t);
#endif
    return 0;
}'
source_file flag.h '#define LOSE 0'
compdb clean.c leak.c other.c
sleep 0.1 # files written since a run began are not kept
run 1 --db k.db
err_lacks 'unchanged'
cp "$WORK/out" "$WORK/first"
run 1 --db k.db
err_has '3 unchanged'
cmp -s "$WORK/out" "$WORK/first" || fail 'kept results differ'

source_file flag.h '#define LOSE 1'
run 1 --db k.db
err_has '2 unchanged'
out_has 'other.c:5:'
touch "$WORK/p/tok.h"
sleep 0.1
run 1 --db k.db
run 1 --db k.db
err_has '3 unchanged'
FLAGS=-DX compdb clean.c leak.c other.c
run 1 --db k.db
err_lacks 'unchanged'
run 1 --extra-arg=-DY --db k.db
err_lacks 'unchanged'
run 1 --checks='-*,lost-cancel' --db k.db
err_has '3 unchanged'
rm "$WORK/p/flag.h"
run 3 --db k.db
err_has '2 unchanged'
out_has "other.c:1:10: 'flag.h' file not found"

# A unit that fails is tried again; what it fails with is the same, and so is everything else.
cp "$WORK/out" "$WORK/lost"
run 3 --db k.db --stats
err_has '"reused":true'
cmp -s "$WORK/out" "$WORK/lost" || fail 'reused results of a run that lost a unit differ'
source_file flag.h '#include "none.h"'
run 3 --db k.db --stats
err_has '"reused":false'
out_has "'none.h' file not found"
source_file flag.h '#define LOSE 1'
run 1 --db k.db
out_has 'other.c:5:'
rm "$WORK/p/flag.h"
compdb clean.c leak.c gone.c
run 3 --db k.db
cp "$WORK/out" "$WORK/lost"
run 3 --db k.db --stats
err_has '"reused":true'
cmp -s "$WORK/out" "$WORK/lost" || fail 'reused results of a run without a source differ'

# A header found earlier than the one that was read: in a folder of the flags, and beside the file.
mkdir -p "$WORK/p/near" "$WORK/p/far"
source_file far/deep.h '#define LOSE 0'
source_file deep.c '#include "deep.h"
#include "tok.h"
int deep(void)
{
    struct tok *t = tok_new();
#if !LOSE
    tok_free(t);
#endif
    return 0;
}'
FLAGS='-Inear -Ifar -I.' compdb deep.c
sleep 0.1
run 0 --db deep.db
run 0 --db deep.db --stats
err_has '1 unchanged'
err_has '"reused":true'
source_file near/deep.h '#define LOSE 1'
sleep 0.1
run 1 --db deep.db
err_lacks 'unchanged'
rm "$WORK/p/near/deep.h"
run 0 --db deep.db
err_lacks 'unchanged'
source_file deep.h '#define LOSE 1'
sleep 0.1
run 1 --db deep.db
err_lacks 'unchanged'
rm "$WORK/p/deep.h"

# Another text of the same length, with the old times put back.
run 0 --db deep.db
sleep 0.1
run 0 --db deep.db
cp -p "$WORK/p/far/deep.h" "$WORK/was"
source_file far/deep.h '#define LOSE 1'
touch -r "$WORK/was" "$WORK/p/far/deep.h"
run 1 --db deep.db
err_lacks 'unchanged'

# Whatever else the findings are made of is asked for, too.
sleep 0.1
run 1 --db deep.db
run 1 --db deep.db --stats
err_has '"reused":true'
cp "$WORK/out" "$WORK/first"
run 0 --db deep.db --stats --checks='-*,double-cancel'
err_has '"reused":false'
run 1 --db deep.db
cmp -s "$WORK/out" "$WORK/first" || fail 'reused results differ'
sed 's/tok_free/tok_drop/' "$WORK/packs/tok.yaml" >"$WORK/tok.yaml"
cp "$WORK/tok.yaml" "$WORK/packs/tok.yaml"
run 1 --db deep.db --stats
err_has '"reused":false'
sed -i 's/tok_drop/tok_free/' "$WORK/packs/tok.yaml"
echo '/* NOLINTBEGIN(never-released) */' | cat - "$WORK/p/deep.c" >"$WORK/nolint.c"
echo '/* NOLINTEND(never-released) */' >>"$WORK/nolint.c"
cp "$WORK/nolint.c" "$WORK/p/deep.c"
run 0 --db deep.db
err_has '1 suppressed'
source_file flag.h '#define LOSE 0'
FLAGS=-DX compdb clean.c leak.c other.c
run 1 --db k.db

# A part of the files: the rest stays kept.
source_file flag.h '#define LOSE 0'
run 0 clean.c --db k.db
err_has '1 unchanged'

run 2 --db /nonexistent/k.db
err_has '/nonexistent/k.db: cannot be opened'
run 2 --db clean.c
err_has 'clean.c: not a sqlite database'
grep -q 'tok_new' "$WORK/p/clean.c" || fail 'a source file was overwritten'
run 2 report --db clean.c
err_has 'clean.c: not a sqlite database'
run 2 report
err_has 'which database?'
mkdir "$WORK/p/build"
cp "$WORK/p/k.db" "$WORK/p/build/cancelcheck.db"
run 0 report
chmod -R a-w "$WORK/p/build"
run 0 report --db build/cancelcheck.db
chmod -R u+w "$WORK/p/build"
printf '\377\377\377\377' | dd of="$WORK/p/k.db" bs=1 seek=60 conv=notrunc 2>/dev/null
run 2 --db k.db
err_has 'k.db'
finish
