# docs/ci: the commands of the workflow, of the job and of the hooks are run as they stand there; Make and Meson examples, too.
. "$(dirname "$0")/helpers.bash"
unset CANCELCHECK_RULES
for tool in git cmake python3; do command -v $tool >/dev/null || { echo "no $tool: skipped"; exit 0; }; done
python3 -c 'import yaml' 2>/dev/null || true
root=$PWD
mkdir "$WORK/bin"
printf '#!/bin/sh\nCANCELCHECK_RULES=%s/rules exec %s "$@"\n' "$root" "$CANCELCHECK" >"$WORK/bin/cancelcheck"
chmod +x "$WORK/bin/cancelcheck"
export PATH=$WORK/bin:$PATH GIT_CONFIG_GLOBAL=$WORK/gitconfig GIT_CONFIG_SYSTEM=/dev/null
git config --global user.name a
git config --global user.email a@b

# A project with an old finding on main, and a branch that brings a new one.
rm -rf "$WORK/p"
cp -r testdata/projects/example "$WORK/p"
cd "$WORK/p" || exit 1
git init -q -b main
echo build >.gitignore
git add . && git commit -q -m one
git update-ref refs/remotes/origin/main HEAD
before=$(git rev-parse HEAD)
git checkout -q -b change
cat >>src/loop.c <<'C'
#include <sys/timerfd.h>
#include <unistd.h>
int introduced(int x)
{
    int fd = timerfd_create(1, 0);
    if (x)
        return x;
    return close(fd);
}
C
git commit -q -a -m two

# step FILE NAME: the commands of a GitHub step, or with NAME script those of a GitLab job (no YAML reader is needed for them).
github_step() { awk -v name="- name: $1" 'index($0, name) { on = 1; next } on && /- (name|uses):/ { exit }
    on && /run: [^|]/ { sub(/.*run: /, ""); print; exit } on && /run: \|/ { text = 1; next } text { sub(/^ +/, ""); print }' "$root/docs/ci/github.yml"; }
gitlab_part() { awk -v part="  $1:" '$0 == part { on = 1; next } on && !/^    - / { exit } on { sub(/^    - /, ""); print }' "$root/docs/ci/gitlab.yml"; }
try() {
    local want=$1 got
    LAST=$2
    [ -n "$LAST" ] || fail 'no command was found in the file'
    (eval "$LAST") >"$WORK/out" 2>"$WORK/err" </dev/null
    got=$?
    [ "$got" = "$want" ] || fail "exit code $got, expected $want"
}

export GITHUB_WORKSPACE=$WORK/p GITHUB_BASE_REF=main
try 0 "$(github_step 'Compile database')"
try 1 "$(github_step 'What the pull request introduces')"
out_has '::warning file=src/loop.c'
[ "$(grep -c '^::warning' "$WORK/out")" = 1 ] || fail 'more than the new finding is annotated'
try 0 "$(github_step 'Everything')"
python3 - "$WORK/p/cancelcheck.sarif" <<'PY' || fail 'SARIF'
import json, sys
assert len(json.load(open(sys.argv[1]))["runs"][0]["results"]) >= 2
PY

export CI_PROJECT_DIR=$WORK/p CI_MERGE_REQUEST_DIFF_BASE_SHA=$before
try 0 "$(gitlab_part before_script | grep -v -e apt-get -e curl)"
try 1 "$(gitlab_part script)"
err_has '1 finding'
err_has 'already in'
python3 - <<'PY' || fail 'Code Quality'
import json
assert len(json.load(open("gl-code-quality-report.json"))) >= 2
PY
[ -s cancelcheck.xml ] || fail 'no JUnit report'
rm -f cancelcheck.db* cancelcheck.xml cancelcheck.sarif gl-code-quality-report.json

# The hooks: a commit that introduces nothing passes, another does not.
cp "$root/docs/ci/pre-commit" .git/hooks/pre-commit
echo '/* nothing */' >>src/loop.c
git commit -q -a -m three >"$WORK/out" 2>&1 || fail 'the hook stops a good commit'
sed -n '/^int introduced/,$p' src/loop.c | sed 's/introduced/second/' >>src/loop.c
git commit -q -a -m four >"$WORK/out" 2>&1 && fail 'the hook lets a bad commit through'
out_has '[lost-cancel]'
try 1 "$(sed -n 's/^ *entry: //p' "$root/docs/ci/pre-commit-config.yaml")"
git checkout -q src/loop.c
try 0 "$(sed -n 's/^ *entry: //p' "$root/docs/ci/pre-commit-config.yaml")"

# The examples, where their tools are.
cd "$WORK" || exit 1
if command -v bear >/dev/null && command -v make >/dev/null; then
    cp -r "$root/docs/ci/make" make
    try 0 'make -C make check-handles'
    sed -i 's/    ssize_t n/    if (name[0] == 0) return 2;\n&/' make/hello.c
    try 2 'make -C make check-handles'
    out_has 'lost-cancel'
fi
if command -v meson >/dev/null && command -v ninja >/dev/null; then
    cp -r "$root/docs/ci/meson" meson
    try 0 'meson setup meson/build meson && ninja -C meson/build check-handles'
fi
cmp -s "$root/docs/ci/make/hello.c" "$root/docs/ci/meson/hello.c" || fail 'the two hello.c differ'
finish
