# rules show: what a pack says, a line a kind and a function.
. "$(dirname "$0")/helpers.bash"
cat >"$WORK/packs/more.yaml" <<'PACK'
pack: more
default: false
kinds:
  - {kind: watch, title: a watch, repr: id, type: int, invalid: [-1], release: mo_stop}
functions:
  - name: mo_watch
    sig: int (struct tok *t, void (*f)(void *), void *data)
    effects: [{op: create, kind: watch, at: ret, fail: ret < 0, parent: 0, callback: 1, data: 2}]
  - name: mo_stop
    effects: [{op: release, kind: watch, at: arg0}]
  - name: mo_wait
    effects: [{op: block, blocks_on: network, timeout: 1, unit: ms, alt: [mo_watch]}]
PACK
run 0 rules show tok
out_has 'library: tokens'
out_has 'version: 1'
out_has 'headers: tok.h'
out_has '  tok: struct tok; pointer; tracked; types struct tok; no handle is 0; released by tok_free'
out_has '  tok_new <tok.h>  create tok:tok: the result'
out_has '  tok_free <tok.h>  release tok:tok: arg0'
out_has '  tok_use <tok.h>  borrows its arguments'
cp "$WORK/out" "$WORK/first"
run 0 rules show tok
cmp -s "$WORK/out" "$WORK/first" || fail 'not the same twice'

# A pack that is off is shown as well.
run 0 rules show more
out_has 'pack more (off)'
out_has 'library: more'
out_lacks 'version'
out_lacks 'tracked'
out_has '  watch: a watch; number;'
out_has 'no handle is -1'
out_has '  mo_watch  create more:watch: the result, fails when ret < 0, callback arg1, its data arg2, parent arg0'
out_has '  mo_wait  block on network, timeout arg1, instead: mo_watch'

run 2 rules show
err_has 'name one pack'
run 2 rules show tok more
run 2 rules show mor
err_has "no pack 'mor'; did you mean 'more'?"
run 2 rules show tok -p .
finish
