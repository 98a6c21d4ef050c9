# rules coverage: functions of packs that the code calls, and a pack proposal for functions that handles are lost in.
. "$(dirname "$0")/helpers.bash"
source_file other.h 'struct tok; int other_pass(const char *name, struct tok *t, ...); void other_take(struct tok *t);'
source_file other.c '#include "tok.h"
#include "other.h"
extern void bare();
int first(void) { struct tok *t = tok_new(); return other_pass("a", t); }
int second(void) { struct tok *t = tok_new(); return other_pass("b", t); }
void third(void) { struct tok *t = tok_new(); other_take(t); }
void fourth(void) { struct tok *t = tok_new(); tok_free(t); bare(); }'
compdb other.c clean.c
run 0 rules coverage
out_has '# tok: 3 of 3 functions are called, at 8 places'
out_has '#       5  tok_new'
out_has '#       2  tok_free'
out_has '#       1  tok_use'
out_has '  # other_pass: 2 handles; declared at other.h:1'
out_has "    header: 'other.h'"
out_has "    sig: 'int (char *, struct tok *, ...)'"
out_has "    sig: 'void (struct tok *)'"
out_lacks 'bare'
[ "$(grep -n other_pass "$WORK/out" | head -n 1 | cut -d: -f1)" -lt \
    "$(grep -n other_take "$WORK/out" | head -n 1 | cut -d: -f1)" ] || fail 'most frequent first'
cp "$WORK/out" "$WORK/proposal.yaml"
run 0 rules coverage -j3 -o "$WORK/again"
cmp -s "$WORK/again" "$WORK/proposal.yaml" || fail 'the same whatever the number of workers, and with -o'

# The text is a pack as it stands, and answers for what it names.
run 0 rules check "$WORK/proposal.yaml"
run 0 --quiet
mkdir -p "$WORK/p/.cancelcheck/rules"
cp "$WORK/proposal.yaml" "$WORK/p/.cancelcheck/rules/"
run 1 --quiet
run 0 rules coverage
out_has '# proposal: 2 of 2 functions are called, at 3 places'
out_has '# no handle is lost from view'

# A pack that says "may keep" is named as the reason; without anything to propose there is no pack.
sed -i 's/borrows: true/borrows: false/' "$WORK/p/.cancelcheck/rules/proposal.yaml"
run 0 rules coverage
out_has '# other_pass: 2 handles; declared at other.h:1; pack proposal says that it may keep them'
out_lacks 'pack: proposal'

run 0 rules coverage clean.c
out_lacks 'proposal'
out_has '# tok: 3 of 3 functions are called, at 3 places'
run 0 rules coverage --no-pack=tok clean.c
out_has '# no function that a pack models is called'
source_file bad.c '#include "gone.h"'
compdb clean.c bad.c gone.c
run 3 rules coverage
err_has 'could not be analysed'
run 0 rules coverage --allow-incomplete
rm "$WORK/p/compile_commands.json"
run 2 rules coverage
err_has 'compile_commands.json'
finish
