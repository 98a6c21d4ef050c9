# rules verify: packs held against the declarations that the code sees.
. "$(dirname "$0")/helpers.bash"
compdb clean.c leak.c
run 0 rules verify
is_empty out
err_has '3 functions of packs held against their declarations,'
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

# Types: what `sig` says, and what effects do with an argument.
cat >"$WORK/packs/kinds.yaml" <<'PACK'
pack: kinds
headers: [kinds.h]
kinds:
  - {kind: box, repr: pointer, types: [struct box *], release: box_free}
  - {kind: fd, repr: fd, type: int, release: box_shut}
functions:
  - {name: box_new, header: kinds.h, sig: 'int (struct box **out)', effects: [{op: create, kind: box, at: arg0, via: out, fail: ret != 0}]}
  - {name: box_free, header: kinds.h, sig: void (struct box *b), effects: [{op: release, kind: box, at: arg0}]}
  - {name: box_open, header: kinds.h, sig: int (int n), effects: [{op: create, kind: fd, at: ret, fail: ret < 0}]}
  - {name: box_shut, header: kinds.h, sig: void (int fd), effects: [{op: release, kind: fd, at: arg0}]}
  - name: box_watch
    header: kinds.h
    sig: 'int (struct box *b, box_func func, void *data, void (*free_data)(void *), struct cancel *cancel)'
    effects: [{op: callback, callback: 1, data: 2, destroy: 3, cancellable: 4}]
  - {name: box_name, header: kinds.h, sig: const char *(const struct box *b), effects: [], borrows: true}
  - {name: box_size, header: kinds.h, sig: 'size_t (struct size s, unsigned int n)', effects: [], borrows: true}
PACK
source_file kinds.h 'struct box; struct cancel; struct size { int w; }; typedef void (*box_func)(struct box *, void *);
#ifdef RIGHT
int box_new(struct box **out);
void box_free(struct box *b);
int box_open(int n);
void box_shut(int fd);
int box_watch(struct box *b, box_func func, void *data, void (*free_data)(void *), struct cancel *cancel);
const char *box_name(const struct box *b);
unsigned long box_size(struct size s, unsigned n);
#else
int box_new(int *out);
void box_free(int b);
struct box *box_open(int n);
void box_shut(struct size *fd);
int box_watch(struct box *b, int func, void *data, struct size *free_data, int cancel);
int box_name(const struct box *b);
unsigned long box_size(struct size *s, const char *n);
#endif'
source_file kinds.c '#include "kinds.h"
void *all[] = {(void *)box_new, (void *)box_free, (void *)box_open, (void *)box_shut, (void *)box_watch, (void *)box_name, (void *)box_size};'
FLAGS=-DRIGHT compdb kinds.c
run 0 rules verify
is_empty out
err_has '7 functions of packs held against their declarations,'
compdb kinds.c
run 1 rules verify
out_has "kinds.h:11: error: box_new: pack kinds takes arg0 for a pointer to the handle, declared as 'int *', a pointer"
out_has "kinds.h:12: error: box_free: arg0 is 'int', an integer; pack kinds says a pointer"
out_has "kinds.h:12: error: box_free: pack kinds takes arg0 for the handle, declared as 'int', an integer"
out_has "kinds.h:13: error: box_open: the result is 'struct box *', a pointer; pack kinds says an integer"
out_has "kinds.h:13: error: box_open: the result is 'struct box *', a pointer; pack kinds takes it for a handle of kind fd"
out_has "kinds.h:14: error: box_shut: pack kinds takes arg0 for the handle, declared as 'struct size *', a pointer"
out_has "kinds.h:15: error: box_watch: pack kinds takes arg1 for a callback, declared as 'int', an integer"
out_has "kinds.h:15: error: box_watch: pack kinds takes arg3 for the function that frees the data, declared as 'struct size *'"
out_has "kinds.h:15: error: box_watch: pack kinds takes arg4 for what cancels the call, declared as 'int', an integer"
out_has "kinds.h:16: error: box_name: the result is 'int', an integer; pack kinds says a pointer"
out_has "kinds.h:17: error: box_size: arg0 is 'struct size *', a pointer; pack kinds says a struct"
out_has "kinds.h:17: error: box_size: arg1 is 'char *', a pointer; pack kinds says an integer"
rm "$WORK/packs/kinds.yaml"

# Gone: what a header of the library's does not declare, macros that it needs being defined.
cat >"$WORK/packs/lost.yaml" <<'PACK'
pack: lost
headers: [lost/]
define: [LOST_ALL, LOST_LEVEL=2]
functions:
  - {name: lost_one, header: lost/lost.h, sig: void (void), borrows: true}
  - {name: lost_two, header: lost/lost.h, sig: void (void), borrows: true}
  - {name: lost_old, aliases: [lost_three], header: lost/lost.h, sig: void (void), borrows: true}
  - {name: lost_macro, header: lost/lost.h, sig: void (void), borrows: true}
  - {name: lost_all, header: lost/lost.h, sig: void (void), borrows: true}
  - {name: lost_level, header: lost/lost.h, sig: void (void), borrows: true}
  - {name: lost_new, since: '2.0', header: lost/lost.h, sig: void (void), borrows: true}
  - {name: lost_past, until: '0.9', header: lost/lost.h, sig: void (void), borrows: true}
  - {name: lost_elsewhere, optional: true, header: lost/lost.h, sig: void (void), borrows: true}
  - {name: lost_unread, header: lost/more.h, sig: void (void), borrows: true}
  - {name: lost_same, header: config.h, sig: void (void), borrows: true}
PACK
source_file lib/lost/lost.h 'void lost_one(void); void lost_three(void);
#define lost_macro() lost_one()
#ifdef LOST_ALL
void lost_all(void);
#endif
#if LOST_LEVEL > 1
void lost_level(void);
#endif'
source_file lib/config.h '#define ITS_OWN 1'
source_file lost.c '#include "lost/lost.h"
#include "config.h"
int lost(void) { return ITS_OWN; }'
run 1 rules verify lost.c -- -Ilib
out_has "lib/lost/lost.h: error: lost_two: gone: pack lost has it from lost/lost.h"
[ "$(grep -c . "$WORK/out")" = 1 ] || fail 'only lost_two is gone'
err_has "9 looked for in the headers (3 of other versions not there), 1 mistake"
sed -i '/lost_two/d' "$WORK/packs/lost.yaml"
run 0 rules verify lost.c clean.c -j2 -- -Ilib
is_empty out
rm "$WORK/packs/lost.yaml"

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
