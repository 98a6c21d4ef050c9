# docs/tour.md: every command is run, one after the other, and what is shown below it must be in its output.
. "$(dirname "$0")/helpers.bash"
for tool in git cmake python3; do command -v $tool >/dev/null || { echo "no $tool: skipped"; exit 0; }; done
unset CANCELCHECK_RULES
export HOME=$WORK/home GIT_CONFIG_SYSTEM=/dev/null
mkdir -p "$HOME" "$WORK/checkout"
git config --global user.name a
git config --global user.email a@b
ln -s "$PWD/testdata" "$WORK/checkout/testdata"
ln -s "$(dirname "$CANCELCHECK")" "$WORK/checkout/build"

# One part needs a clone of libuv: from the network, or from a folder that CANCELCHECK_TOUR_LIBUV names.
network=yes
if [ -n "${CANCELCHECK_TOUR_LIBUV:-}" ]; then
    git config --global "url.$CANCELCHECK_TOUR_LIBUV.insteadOf" https://github.com/libuv/libuv
elif ! timeout 10 git ls-remote https://github.com/libuv/libuv v1.51.0 >/dev/null 2>&1; then
    echo 'no network: the part with libuv is skipped'
    network=no
fi

python3 - docs/tour.md "$WORK" $network <<'PY' || fail 'docs/tour.md does not read as it should'
import pathlib, re, sys
text, work = pathlib.Path(sys.argv[1]).read_text(), pathlib.Path(sys.argv[2])
fences = r"```sh( network)?\n" if sys.argv[3] == "yes" else r"```sh()\n"
blocks = re.findall(fences + r"(.*?)```\n(?:```text\n(.*?)```\n)?", text, re.S)
assert len(blocks) >= 10, len(blocks)
script = []
for i, (_, commands, shown) in enumerate(blocks):
    (work / f"shown{i}").write_text(shown)
    (work / f"commands{i}").write_text(commands)
    script.append(f"exec >{work}/printed{i} 2>&1\n{commands}")
(work / "tour").write_text("\n".join(script))
PY
(cd "$WORK/checkout" && timeout 600 bash "$WORK/tour" </dev/null)
for shown in "$WORK"/shown*; do
    i=${shown##*shown}
    cp "$WORK/printed$i" "$WORK/out"
    LAST=$(cat "$WORK/commands$i")
    : >"$WORK/err"
    [ -f "$WORK/printed$i" ] || fail 'was not reached'
    while IFS= read -r line; do out_has "$line"; done <"$shown"
    out_lacks 'command not found'
    out_lacks 'fatal:'
done
grep -q 'timer_fd' "$HOME/ticker/build/report.html" || fail 'the report does not show the findings'
cat "$WORK"/printed* | grep -c 'peer_greet\|src/peer.c' >/dev/null || fail 'the new bug was never shown'
finish
