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
run 1
err_has '6 translation units'
[ ! -e "$touch_me" ] || fail 'something ran or was written'
ls -A "$WORK/p" | sort | cmp -s - "$WORK/files" || fail 'files appeared in the project'

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
