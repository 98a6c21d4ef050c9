# Sourced by the command-line tests: a scratch project with a pack of its own, and ways to say what must hold.
set -u
: "${CANCELCHECK:?names the program to test}"
CANCELCHECK=$(readlink -f "$CANCELCHECK")
[ -x "$CANCELCHECK" ] || { echo "$CANCELCHECK cannot be run" >&2; exit 1; }
FAILED=0
WORK=$(mktemp -d "${TMPDIR:-/tmp}/cancelcheck-cli-XXXXXX")
trap 'rm -rf "$WORK"' EXIT
export CANCELCHECK_RULES="$WORK/packs"
unset NO_COLOR || true

fail() {
    echo "FAILED: $*" >&2
    echo "  in: ${LAST:-}" >&2
    sed 's/^/  out: /' "$WORK/out" 2>/dev/null | head -n 20 >&2
    sed 's/^/  err: /' "$WORK/err" 2>/dev/null | head -n 20 >&2
    FAILED=1
}

# run CODE ARGS...: runs cancelcheck in the project, keeps its output, checks the exit code.
run() {
    local want=$1 got
    shift
    LAST="cancelcheck $*"
    (cd "$WORK/p" && timeout 120 "$CANCELCHECK" "$@") >"$WORK/out" 2>"$WORK/err" </dev/null
    got=$?
    [ "$got" = "$want" ] || fail "exit code $got, expected $want"
}
out_has() { grep -qF -e "$1" "$WORK/out" || fail "standard output lacks: $1"; }
out_lacks() { ! grep -qF -e "$1" "$WORK/out" || fail "standard output has: $1"; }
err_has() { grep -qF -e "$1" "$WORK/err" || fail "standard error lacks: $1"; }
err_lacks() { ! grep -qF -e "$1" "$WORK/err" || fail "standard error has: $1"; }
is_empty() { [ ! -s "$WORK/$1" ] || fail "$1 is not empty"; }
finish() { exit "$FAILED"; }

# source NAME TEXT: a file of the project.
source_file() {
    mkdir -p "$(dirname "$WORK/p/$1")"
    printf '%s\n' "$2" >"$WORK/p/$1"
}

# large FILE: what it says costs so much to read that a shared header pays for six units.
large() { printf '/*%*s*/\n' 16000000 '' >>"$WORK/p/$1"; }

# compdb FILE...: compile_commands.json for these files, flags from $FLAGS.
compdb() {
    local first=1 f
    {
        echo '['
        for f in "$@"; do
            [ "$first" = 1 ] || echo ','
            first=0
            printf '{"directory": "%s", "file": "%s", "command": "cc %s -c %s"}' "$WORK/p" "$f" "${FLAGS:-}" "$f"
        done
        echo ']'
    } >"$WORK/p/compile_commands.json"
}

mkdir -p "$WORK/p" "$WORK/packs"
cat >"$WORK/packs/tok.yaml" <<'PACK'
pack: tok
library: tokens
version: "1"
headers: [tok.h]
kinds:
  - {kind: tok, repr: pointer, types: [struct tok], release: tok_free}
functions:
  - name: tok_new
    header: tok.h
    sig: struct tok *(void)
    effects: [{op: create, kind: tok, at: ret}]
  - name: tok_free
    header: tok.h
    sig: void (struct tok *t)
    effects: [{op: release, kind: tok, at: arg0, via: value}]
  - name: tok_use
    header: tok.h
    sig: int (struct tok *t)
    effects: []
PACK
source_file tok.h 'struct tok; struct tok *tok_new(void); void tok_free(struct tok *t); int tok_use(struct tok *t);'
source_file clean.c '#include "tok.h"
int clean(void)
{
    struct tok *t = tok_new();
    int r = tok_use(t);
    tok_free(t);
    return r;
}'
source_file leak.c '#include "tok.h"
int leak(int x)
{
    struct tok *t = tok_new();
    if (x)
        return 1;
    tok_free(t);
    return 0;
}'

# A number of --stats.
number() { sed -nE "s/.*\"$1\":([0-9]+).*/\1/p" "$WORK/err"; }

# edited LEAST MOST: the kept database and none agree; how many analyses were not done anew. Then all of them are, and
# compared with what was kept.
edited() {
    sleep 0.05 # files written since a run began are not kept
    (cd "$WORK/p" && "$CANCELCHECK" --confidence=possible --format=jsonl) >"$WORK/fresh" 2>/dev/null
    local code=$? kept
    run $code --confidence=possible --format=jsonl --stats --db=k.db
    cmp -s "$WORK/out" "$WORK/fresh" || {
        fail "kept results of functions differ from fresh ones"
        diff "$WORK/fresh" "$WORK/out" >&2
    }
    kept=$(number functions_kept)
    [ "${kept:--1}" -ge "$1" ] && [ "$kept" -le "$2" ] || fail "$kept results of functions kept, not $1 to $2"
    rm -f "$WORK/p/c.db"
    cp "$WORK/p/k.db" "$WORK/p/c.db"
    run $code --confidence=possible --format=jsonl --verify-ir --db=c.db
    cmp -s "$WORK/out" "$WORK/fresh" || fail 'compared results differ'
}
