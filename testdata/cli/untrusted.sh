# A compile database from a stranger: nothing in it runs, loads or writes, and names cannot drive the terminal.
. "$(dirname "$0")/helpers.bash"

touch_me="$WORK/was-here"
cat >"$WORK/evil" <<SH
#!/bin/sh
touch "$touch_me"
SH
chmod +x "$WORK/evil"
cp "$WORK/evil" "$WORK/as"
cp "$WORK/evil" "$WORK/ld"
cat >"$WORK/p/compile_commands.json" <<JSON
[{"directory": "$WORK/p", "file": "leak.c", "command": "$WORK/evil -c leak.c; touch $touch_me"},
 {"directory": "$WORK/p", "file": "leak.c", "command": "cc \`touch $touch_me\` \$(touch $touch_me) -DA -c leak.c | tee $touch_me"},
 {"directory": "$WORK/p", "file": "leak.c", "command": "cc -B$WORK -wrapper $WORK/evil -specs=$WORK/evil -DB -fplugin=$WORK/evil -c leak.c"},
 {"directory": "$WORK/p", "file": "leak.c", "command": "cc -DC -o $touch_me -MMD -MF $touch_me -MJ $touch_me -save-temps -ftime-trace=$touch_me --serialize-diagnostics $touch_me -c leak.c"},
 {"directory": "$WORK/p", "file": "leak.c", "arguments": ["cc", "-DD", "-Xclang", "-load", "-Xclang", "$WORK/evil", "-Wp,-MD,$touch_me", "-c", "leak.c"]},
 {"directory": "$WORK/p", "file": "leak.c", "arguments": ["cc", "-DE", "@/dev/zero", "@$WORK/p/rsp.pipe", "-c", "leak.c"]}]
JSON
mkfifo "$WORK/p/rsp.pipe"
ls -A "$WORK/p" | sort >"$WORK/files"
nothing_happened() {
    [ ! -e "$touch_me" ] || fail "something ran or was written: $1"
    ls -A "$WORK/p" | sort | cmp -s - "$WORK/files" || fail "files appeared in the project: $1"
}
# Cleaning the flags is enough by itself; the sandbox is the second wall.
for sandbox in off auto; do
    run 1 --sandbox=$sandbox
    err_has '6 translation units'
    nothing_happened "$sandbox"
done

# Every way known to make clang load code, start a program, write a file or look elsewhere, in every place that flags
# come from. A response file gets no further than the flags it holds.
cat >"$WORK/flags" <<TXT
-fplugin=$WORK/evil
-fplugin-arg-x-y
-fpass-plugin=$WORK/evil
-Xclang -load -Xclang $WORK/evil
-Xclang -plugin -Xclang evil
-Xclang -add-plugin -Xclang evil
-Xclang -o -Xclang $touch_me
-Xclang -dependency-file -Xclang $touch_me -Xclang -MT -Xclang x
-mllvm -load=$WORK/evil
-load $WORK/evil
-cc1 -load $WORK/evil
-B$WORK
--prefix=$WORK
-wrapper $WORK/evil
-specs=$WORK/evil
-no-integrated-cpp -B$WORK
-fuse-ld=$WORK/evil
-ccc-install-dir $WORK
--config=$WORK/rsp
--config $WORK/rsp
@$WORK/rsp
-o $touch_me
-o$touch_me
--output=$touch_me
--output $touch_me
-MMD -MF $touch_me
-MD -MF$touch_me
-MJ $touch_me
-Wp,-MD,$touch_me
-Wp,-MMD,$touch_me
-Xpreprocessor -MD -Xpreprocessor -MF -Xpreprocessor $touch_me
-dependency-file $touch_me
--write-dependencies -MF $touch_me
-save-temps
-save-temps=obj
--save-temps
-ftime-trace=$touch_me
-ftime-trace
--serialize-diagnostics $touch_me
-serialize-diagnostics=$touch_me
-fdiagnostics-set-output=$touch_me
-fmodules -fmodules-cache-path=$touch_me -fimplicit-module-maps
-fmodule-file=$WORK/evil
-fprebuilt-module-path=$WORK
-include-pch $WORK/evil
-ivfsoverlay $WORK/evil
-working-directory $WORK
-working-directory=$WORK
-fworking-directory
-fcrash-diagnostics-dir=$touch_me
-gen-cdb-fragment-path $touch_me
-fprofile-use=$WORK/evil
-fprofile-generate=$touch_me
-fcoverage-mapping
--coverage
-fdump-tree-all
-fdump-record-layouts
-dumpdir $touch_me
-dumpbase $touch_me
-frecord-command-line
-fopt-info=$touch_me
-fsave-optimization-record -foptimization-record-file=$touch_me
-fstack-usage
-fproc-stat-report=$touch_me
-print-prog-name=evil
-index-store-path $touch_me
-isysroot $WORK
-resource-dir $WORK
-resource-dir=$WORK
--driver-mode=cl
-E
-S
-M
-MM
-emit-pch
-emit-ast
-emit-llvm
-rewrite-objc
--analyze -Xanalyzer -load
-fembed-bitcode
TXT
printf '%s\n' "-fplugin=$WORK/evil -o $touch_me -DFROM_RSP" >"$WORK/rsp"
python3 - "$WORK/p" "$WORK/flags" <<'PY'
import json, sys
folder, flags = sys.argv[1:]
lines = open(flags).read().splitlines()
entries = [{"directory": folder, "file": "leak.c", "arguments": ["cc", f"-DN{i}", *line.split(), "-c", "leak.c"]}
           for i, line in enumerate(lines)]
json.dump(entries, open(folder + "/compile_commands.json", "w"))
words = [w for line in lines for w in line.split()]
open(folder + "/.cancelcheck.yaml", "w").write("extra-args: " + json.dumps(words) + "\n")
PY
ls -A "$WORK/p" | sort >"$WORK/files"
(cd "$WORK/p" && timeout 120 "$CANCELCHECK" --sandbox=off --no-config) >"$WORK/out" 2>"$WORK/err" </dev/null
LAST='every flag'
nothing_happened 'one of the flags'
out_has 'leak.c:4:'
[ "$(wc -l <"$WORK/flags")" = "$(sed -n 's/^\([0-9]*\) translation units.*/\1/p' "$WORK/err")" ] || fail 'not every flag was tried'
compdb leak.c
(cd "$WORK/p" && timeout 120 "$CANCELCHECK" --sandbox=off) >"$WORK/out" 2>"$WORK/err" </dev/null
LAST='flags from the configuration'
nothing_happened "$LAST"
mapfile -t words < <(tr ' ' '\n' <"$WORK/flags")
(cd "$WORK/p" && timeout 120 "$CANCELCHECK" --no-config --sandbox=off leak.c -- "${words[@]}") >"$WORK/out" 2>"$WORK/err" </dev/null
LAST='flags after --'
nothing_happened "$LAST"
(cd "$WORK/p" && timeout 120 "$CANCELCHECK" dump ir --no-config --sandbox=off leak.c -- "${words[@]}") >"$WORK/out" 2>"$WORK/err" </dev/null
LAST='dump ir'
nothing_happened "$LAST"
rm "$WORK/p/.cancelcheck.yaml"

# Nor do sources: pragmas, includes of devices, assembler, modules.
source_file pragma.c '#pragma clang module build evil
module evil {}
#pragma clang module endbuild
#pragma GCC dependency "leak.c"
#pragma comment(lib, "evil")
#pragma comment(linker, "/OUT:evil")
#include "/dev/null"
#include "/proc/self/environ"
__asm__(".incbin \"/etc/passwd\"");
int pragma(void) { return 0; }'
ls -A "$WORK/p" | sort >"$WORK/files"
compdb leak.c pragma.c
mkdir "$WORK/tmp"
(cd "$WORK/p" && TMPDIR=$WORK/tmp timeout 60 "$CANCELCHECK" --sandbox=off) >"$WORK/out" 2>"$WORK/err" </dev/null
LAST='sources'
out_has 'leak.c:4:'
nothing_happened sources
[ -z "$(ls -A "$WORK/tmp")" ] || fail 'a source had a module written among the temporary files'

# No shell: neither ours to be called nor a function that calls one.
if command -v nm >/dev/null; then
    ! nm -D --undefined-only "$CANCELCHECK" | grep -E ' (system|popen|wordexp)(@|$)' || fail 'a function that runs a shell is linked'
fi

# Terminal escapes in file names are shown, not sent.
name=$'esc\033]0;owned\007.c'
cp "$WORK/p/leak.c" "$WORK/p/$name"
python3 - "$WORK/p" "$name" <<'PY'
import json, sys
folder, name = sys.argv[1:]
entries = [{"directory": folder, "file": f, "arguments": ["cc", "-c", f]} for f in (name, "gone\x1b[2J.c")]
json.dump(entries, open(folder + "/compile_commands.json", "w"))
PY
for format in text sarif jsonl; do
    run 3 --format=$format
    ! LC_ALL=C grep -q $'\033' "$WORK/out" "$WORK/err" || fail "an escape reached the terminal in $format"
done
run 2 $'no\033such'
! LC_ALL=C grep -q $'\033' "$WORK/err" || fail 'an escape reached the terminal in an error'
finish
