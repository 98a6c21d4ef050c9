# Where compile databases are looked for, and what is said of bad ones.
. "$(dirname "$0")/helpers.bash"

run 2
err_has 'no compile_commands.json in ., build*/ or out/'
err_has '-DCMAKE_EXPORT_COMPILE_COMMANDS=ON'

for place in build build-debug out out/Release build/x86; do
    mkdir -p "$WORK/p/$place"
    compdb leak.c
    mv "$WORK/p/compile_commands.json" "$WORK/p/$place/"
    run 1
    out_has 'leak.c:4:'
    run 1 -p "$place"
    run 1 -p "$place/compile_commands.json"
    rm -r "${WORK:?}/p/${place%%/*}"
done
run 2 -p nowhere
err_has 'nowhere: no such file or folder'
mkdir -p "$WORK/p/build"
run 2 -p build
err_has 'build: no such file or folder with a compile_commands.json in it'

echo '[' >"$WORK/p/compile_commands.json"
run 2
err_has 'compile_commands.json:'
: >"$WORK/p/compile_commands.json"
run 2
err_has 'compile_commands.json:1:1:'
printf '[\n {"directory": ".", "file": 3}\n]' >"$WORK/p/compile_commands.json"
run 2
err_has 'compile_commands.json:2:21:'
echo '[]' >"$WORK/p/compile_commands.json"
run 3
err_has 'nothing was analysed: compile_commands.json has no entries'

# Folders relative to the database; entries of the same file; the run is told from any folder.
mkdir -p "$WORK/p/build"
printf '[{"directory": "..", "file": "leak.c", "command": "cc -c leak.c"},
 {"directory": "..", "file": "./leak.c", "command": "cc -c leak.c -o x.o"},
 {"directory": "..", "file": "leak.c", "arguments": ["cc", "-DOTHER", "-c", "leak.c"]}]' >"$WORK/p/build/compile_commands.json"
rm "$WORK/p/compile_commands.json"
run 1
err_has '2 translation units'
(cd / && "$CANCELCHECK" -p "$WORK/p/build") >"$WORK/out" 2>"$WORK/err"
[ $? = 1 ] || fail 'from another folder'
out_has 'leak.c:4:'

# gcc's own flags and a launcher do no harm.
FLAGS='-fconserve-stack -mpreferred-stack-boundary=3 -Wno-such-warning -Werror -fplugin=./evil.so -MD -MF dep.d' compdb leak.c
sed -i 's/"cc /"ccache gcc-12 /' "$WORK/p/compile_commands.json"
rm -r "$WORK/p/build"
run 1 --stats
err_has '"dropped_flags":3'
err_has '"with_errors":0'
[ ! -e "$WORK/p/dep.d" ] || fail 'a dependency file was written'
finish
