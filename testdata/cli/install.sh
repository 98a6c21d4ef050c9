# cmake --install, then the installed program from elsewhere: its packs, man pages, CMake package, clang-tidy's place.
. "$(dirname "$0")/helpers.bash"
command -v cmake >/dev/null || { echo 'no cmake: skipped'; exit 0; }
unset CANCELCHECK_RULES
build=$(dirname "$CANCELCHECK")
prefix=$WORK/prefix
cmake --install "$build" --prefix "$prefix" >"$WORK/out" 2>"$WORK/err" || fail 'cmake --install'
CANCELCHECK=$prefix/bin/cancelcheck
for f in share/man/man1/cancelcheck.1 share/man/man5/cancelcheck.yaml.5 share/bash-completion/completions/cancelcheck \
    share/zsh/vendor-completions/_cancelcheck share/fish/vendor_completions.d/cancelcheck.fish share/cancelcheck/rules/posix.yaml; do
    [ -s "$prefix/$f" ] || fail "$f is not installed"
done
run 0 rules list
out_has 'posix'
source_file src/fd.c '#include <fcntl.h>
#include <unistd.h>
int f(int x) { int fd = open("x", O_RDONLY); if (fd < 0 || x) return x; close(fd); return 0; }
int main(int n, char **v) { (void)v; return f(n); }'
run 1 src/fd.c --
out_has '[lost-cancel]'

# The man pages say what the program and the configuration say.
page=$prefix/share/man/man1/cancelcheck.1
for word in analyze diff baseline query 'diff\-base=REV' 'extra\-arg\-before'; do
    grep -qF -e "$word" "$page" || fail "cancelcheck(1) lacks $word"
done
for key in $(sed -n 's/^LEAF([A-Z_]*, "\([a-z]*\)", "\([a-z-]*\)".*/\1 \2/p' analyzer/config/config_leaves.def); do
    grep -qF -e "${key//-/\\-}" "$prefix/share/man/man5/cancelcheck.yaml.5" || fail "cancelcheck.yaml(5) lacks $key"
    grep -qF -e "$key" docs/configuration.md || fail "docs/configuration.md lacks $key"
done
if command -v man >/dev/null; then
    for page in "$prefix"/share/man/man*/*; do
        man --warnings -l "$page" >"$WORK/page" 2>"$WORK/err" </dev/null || fail "man $page"
        is_empty err
    done
fi

# find_package(cancelcheck) and cancelcheck_add_target().
cat >"$WORK/p/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.20)
project(example C)
find_package(cancelcheck 0.1 REQUIRED)
add_executable(fd src/fd.c)
add_executable(good clean_main.c)
cancelcheck_add_target(check)
cancelcheck_add_target(check-clean TARGETS good)
cancelcheck_add_target(check-report OPTIONS --format=sarif -o ${CMAKE_BINARY_DIR}/report.sarif --fail-on=never)
CMAKE
source_file clean_main.c 'int main(void) { return 0; }'
cmake_run() {
    LAST="cmake $*"
    (cd "$WORK/p" && cmake "$@") >"$WORK/out" 2>"$WORK/err"
}
cmake_run -S . -B out -DCMAKE_PREFIX_PATH="$prefix" || fail 'find_package'
cmake_run --build out --target check && fail 'findings do not fail the target'
out_has '[lost-cancel]'
cmake_run --build out --target check-clean || fail 'a clean target fails'
cmake_run --build out --target check-report || fail '--fail-on=never'
grep -q '"lost-cancel"' "$WORK/p/out/report.sarif" || fail 'no SARIF'
[ -s "$WORK/p/out/cancelcheck.db" ] || fail 'results are not kept'

# In clang-tidy's place.
cat >"$WORK/p/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.20)
project(example C)
add_executable(fd src/fd.c)
CMAKE
cmake_run -S . -B tidy "-DCMAKE_C_CLANG_TIDY=$CANCELCHECK;--quiet;--fail-on=error" || fail 'configure'
cmake_run --build tidy || fail 'warnings stop the build'
cat "$WORK/err" >>"$WORK/out"
out_has '[lost-cancel]'
[ -x "$WORK/p/tidy/fd" ] || fail 'nothing was built'
cmake_run -S . -B tidy "-DCMAKE_C_CLANG_TIDY=$CANCELCHECK;--quiet;--fail-on=error;--warnings-as-errors=lost-cancel"
cmake_run --build tidy --clean-first && fail 'errors do not stop the build'
finish
