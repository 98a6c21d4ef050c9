# Contexts: functions that may block by pack and by configuration; detachment that the source says shows as accepted.
. "$(dirname "$0")/helpers.bash"

cat >"$WORK/packs/vctx.yaml" <<'PACK'
pack: vctx
library: contexts
headers: [vctx.h]
blocking_ok: ["boot_*"]
kinds:
  - {kind: ctx, repr: pointer, context: true, types: [vctx *], release: vctx_free}
functions:
  - name: vctx_root
    header: vctx.h
    sig: vctx * (void)
    effects: [{op: root, kind: ctx, at: ret}, {op: create, kind: ctx, at: ret, fail: ret == NULL}]
  - {name: vctx_free, header: vctx.h, sig: void (vctx *c), effects: [{op: release, kind: ctx, at: arg0}]}
  - {name: vctx_done, header: vctx.h, sig: int (vctx *c), effects: [{op: query, kind: ctx, at: arg0, what: done}]}
  - {name: wait_long, header: vctx.h, sig: void (void), effects: [{op: block, blocks_on: socket, alt: [wait_some]}]}
PACK
source_file vctx.h 'typedef struct vctx vctx;
vctx *vctx_root(void);
void vctx_free(vctx *c);
int vctx_done(vctx *c);
void wait_long(void);'
source_file work.c '#include "vctx.h"
void boot_up(vctx *c) { if (!vctx_done(c)) wait_long(); }
void shutdown_all(vctx *c) { if (!vctx_done(c)) wait_long(); }
void work(vctx *c)
{
    if (!vctx_done(c))
        wait_long();
}
void flush(vctx *c)
{
    if (vctx_done(c))
        return;
    /* cancelcheck: detached(the journal must reach the disk) */
    wait_long();
}'
FLAGS=-I. compdb work.c

run 1
out_has 'work.c:7:9: warning: wait_long blocks here'
out_has "'c' (vctx) cannot end it; use wait_some"
out_has 'work.c:3'
out_lacks 'boot_up'
out_lacks 'journal'
err_has '2 findings'
err_has '1 suppressed'

source_file .cancelcheck.yaml 'blocking-ok: ["shutdown_*"]'
run 1
err_has '1 finding'
run 0 --dump-config
out_has 'blocking-ok'

# What is meant is in the logs, as accepted and with its reason.
run 1 --format=sarif
out_has '"justification": "detached(the journal must reach the disk)"'
out_has '"kind": "inSource"'
finish
