#!/usr/bin/env bash
# --fix and --export-fixes: what is plain is repaired, the file keeps its mode and stays a link, suppressed findings stay;
# clang-apply-replacements, where it is installed, makes the same of the exported file.
. testdata/cli/helpers.bash
export CANCELCHECK_RULES=$PWD/rules
HERE=$PWD/testdata/fixes
flags=(-std=gnu17 "-I$PWD/testdata/include/glib-2.0")

cp "$HERE/release.c" "$WORK/p/real.c"
chmod 0640 "$WORK/p/real.c"
ln -s real.c "$WORK/p/link.c"
run 1 --fix --output=/dev/null link.c -- "${flags[@]}"
err_has "fixed 8 findings in 1 file"
diff "$HERE/release.fixed" "$WORK/p/real.c" || fail "another result than testdata/fixes/release.fixed"
[ -L "$WORK/p/link.c" ] || fail "the link became a file"
[ "$(stat -c %a "$WORK/p/real.c")" = 640 ] || fail "the mode is lost"
run 0 --fix --output=/dev/null link.c -- "${flags[@]}"
err_has "fixed 0 findings in 0 files"

# Line ends of Windows stay what they are.
sed 's/$/\r/' "$HERE/release.c" >"$WORK/p/dos.c"
run 1 --fix --output=/dev/null dos.c -- "${flags[@]}"
diff <(sed 's/$/\r/' "$HERE/release.fixed") "$WORK/p/dos.c" || fail "line ends are mixed"

# Two handles lost at one return: their fixes touch, so it takes two runs.
cat >"$WORK/p/two.c" <<'C'
#include <sys/timerfd.h>
#include <unistd.h>
int two(int x)
{
    int a = timerfd_create(CLOCK_MONOTONIC, 0), b;
    if (a < 0)
        return -1;
    b = timerfd_create(CLOCK_MONOTONIC, 0);
    if (b < 0) {
        close(a);
        return -1;
    }
    if (x)
        return 1;
    close(a);
    close(b);
    return 0;
}
C
cp "$WORK/p/two.c" "$WORK/p/silent.c"
run 1 --fix --output=/dev/null two.c --
err_has "fixed 1 finding in 1 file; 1 more can be fixed in another run"
run 1 --fix --output=/dev/null two.c --
err_has "fixed 1 finding in 1 file"
run 0 two.c --

# Nothing is done about what is suppressed.
sed -i 's/timerfd_create(CLOCK_MONOTONIC, 0).*;/& \/\/ NOLINT/' "$WORK/p/silent.c"
cp "$WORK/p/silent.c" "$WORK/p/silent.copy"
run 0 --fix --export-fixes=none.yaml silent.c --
diff "$WORK/p/silent.c" "$WORK/p/silent.copy" || fail "a suppressed finding was fixed"
grep -q 'Diagnostics: \[\]' "$WORK/p/none.yaml" || fail "a suppressed finding's fix was exported"

# The same edits through other tools' hands.
for name in release jump scoped; do
    mkdir -p "$WORK/p/export/$name"
    cp "$HERE/$name.c" "$WORK/p/export/$name/"
    run 1 --quiet --output=/dev/null --export-fixes="export/$name/fixes.yaml" "export/$name/$name.c" -- "${flags[@]}"
    tool=$(command -v clang-apply-replacements clang-apply-replacements-19 clang-apply-replacements-14 | head -n 1)
    [ -n "$tool" ] || continue
    "$tool" "$WORK/p/export/$name" || fail "clang-apply-replacements ends with $?"
    diff "$HERE/$name.fixed" "$WORK/p/export/$name/$name.c" || fail "clang-apply-replacements makes something else of $name.c"
done
run 2 --export-fixes=/nowhere/at/all.yaml two.c --
err_has "cannot be written"
finish
