# Which files have our format, and which clang-format decides. Sourced by scripts/format and scripts/lint.
# shellcheck shell=bash

# NUL-separated: the analyzer, unit tests and the tests' own programs, but no test cases (their lines carry wants).
our_c_files() {
    find "$ROOT/analyzer" "$ROOT/testdata/unit" "$ROOT/testdata/tools" -name '*.[ch]' -print0 2>/dev/null | sort -z
}

clang_format_tool() {
    local tool
    for tool in "clang-format-$CLANG_FORMAT_VERSION" clang-format; do
        if command -v "$tool" >/dev/null 2>&1 && "$tool" --version | grep -q "version $CLANG_FORMAT_VERSION\."; then
            echo "$tool"
            return 0
        fi
    done
    return 1
}
