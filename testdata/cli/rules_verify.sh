# rules verify: packs held against the declarations that the code sees.
. "$(dirname "$0")/helpers.bash"
compdb clean.c leak.c
run 0 rules verify
is_empty out
err_has '3 functions of packs held against their declarations, 0 mistakes'
run 0 rules verify --quiet
is_empty err

source_file old.h 'struct tok;
void tok_new(void);
void tok_free(void);
int tok_use(struct tok *t, int how);'
source_file old.c '#include "old.h"
void old(struct tok *t) { tok_new(); tok_use(t, 1); tok_free(); }'
compdb old.c
run 1 rules verify
out_has 'old.h:2: error: tok_new: pack tok speaks of the result, declared as void'
out_has 'old.h:3: error: tok_free: declared with 0 parameters, pack tok says 1'
out_has 'old.h:3: error: tok_free: pack tok names arg0 (counted from 0), declared with 0 parameters'
out_has 'old.h:4: error: tok_use: declared with 2 parameters, pack tok says 1'
[ "$(wc -l <"$WORK/out")" = 4 ] || fail 'a line for each mistake'
err_has '4 mistakes'
cp "$WORK/out" "$WORK/first"
run 1 rules verify -j3 -o "$WORK/again"
cmp -s "$WORK/again" "$WORK/first" || fail '-o'

# Nothing is known of the parameters of old declarations; more than is said may follow dots.
source_file loose.c 'struct tok *tok_new(); void tok_free(); int tok_use(struct tok *t, ...);
void loose(void) { struct tok *t = tok_new(); tok_use(t, 1, 2); tok_free(t); }'
compdb loose.c
run 0 rules verify
is_empty out
run 0 rules verify clean.c --
source_file bad.c '#include "gone.h"'
compdb clean.c gone.c
run 3 rules verify
finish
