# Shell completions, driven in the shells themselves: bash's function is called, zsh runs on a terminal of its own, fish
# has a command for it. A shell that is not installed is told; without zsh and fish the test counts as skipped.
. "$(dirname "$0")/helpers.bash"
unset CANCELCHECK_RULES
ROOT=$PWD
FILES=$ROOT/scripts/packaging/completions
mkdir "$WORK/bin" "$WORK/zsh"
# The installed rules are not beside a build's program.
printf '#!/bin/sh\nCANCELCHECK_RULES=%s exec %s "$@"\n' "$ROOT/rules" "$CANCELCHECK" >"$WORK/bin/cancelcheck"
chmod +x "$WORK/bin/cancelcheck"
cp "$FILES/cancelcheck.zsh" "$WORK/zsh/_cancelcheck"
export PATH=$WORK/bin:$PATH HOME=$WORK/p

complete_in_bash() {
    local line=${1//=/ = } # bash takes the sign for a word
    (# shellcheck disable=SC1091
        . "$FILES/cancelcheck.bash"
        compopt() { :; }
        read -ra COMP_WORDS <<<"$line"
        [[ $line == *' ' ]] && COMP_WORDS+=('')
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        cd "$WORK/p" || exit
        _cancelcheck
        printf '%s\n' "${COMPREPLY[@]}")
}
complete_in_zsh() {
    local hit
    [ -n "${ZSH_PID:-}" ] || coproc ZSH { cd "$WORK/p" && exec zsh -f "$ROOT/testdata/tools/complete.zsh" "$WORK/zsh"; }
    printf '%s\n' "$1" >&"${ZSH[1]}"
    while read -r hit <&"${ZSH[0]}" && [ "$hit" != . ]; do printf '%s\n' "$hit"; done
}
complete_in_fish() {
    (cd "$WORK/p" && fish --no-config -c "source $FILES/cancelcheck.fish; complete -C '$1'") | cut -f1 | sed 's/^--[a-z-]*=\(.*,\)*\(..*\)/\2/'
}

# offers LINE WORD...: after LINE just these are offered, in any order.
offers() {
    local line=$1 want
    shift
    want=$(printf '%s\n' "$@" | sort)
    LAST="completion in $SHELL_NAME of '$line'"
    "complete_in_$SHELL_NAME" "$line" >"$WORK/hits" 2>"$WORK/err"
    sed 's/=$//; /^$/d' "$WORK/hits" | sort -u >"$WORK/out" # zsh adds the sign as it inserts a match
    is_empty err
    [ "$(cat "$WORK/out")" = "$want" ] || fail "expected: $(echo $want)"
}

# The formats that completions know are those of the program.
formats=$("$CANCELCHECK" report --format=none 2>&1 | sed 's/.*must be //; s/;.*//; s/,//g; s/ or / /')
missing=0
shells="bash zsh fish"
# Under sanitizers what the program answers is what counts: the other shells ask it the same.
if ldd "$CANCELCHECK" | grep -q libasan; then shells=bash; fi
for SHELL_NAME in $shells; do
    command -v "$SHELL_NAME" >/dev/null || { echo "$SHELL_NAME is not installed: its completion is not tried"; missing=1; continue; }
    offers 'cancelcheck base' baseline
    offers 'cancelcheck diff --for' --format
    offers 'cancelcheck --diff' --diff-base
    offers 'cancelcheck --checks=lost' lost-cancel lost-cause
    offers 'cancelcheck explain own' owner-freed
    offers 'cancelcheck query by' by-check by-directory by-handle
    offers 'cancelcheck query --d' --db
    offers 'cancelcheck rules c' check coverage
    offers 'cancelcheck rules show nsy' nsync
    offers 'cancelcheck --confidence=l' likely
    offers 'cancelcheck --fail-on=' finding error never
    offers 'cancelcheck --color=a' auto always
    offers 'cancelcheck --no-pack=nsy' nsync
    offers 'cancelcheck query --format=' table csv jsonl
    offers 'cancelcheck diff --format=js' json jsonl
    # shellcheck disable=SC2086
    offers 'cancelcheck report --format=' $formats
    offers 'cancelcheck cle' clean.c
    [ "$SHELL_NAME" = bash ] || offers 'cancelcheck --checks=-*,lost' lost-cancel lost-cause
done
[ "$FAILED" = 1 ] || [ "$missing" = 0 ] || exit 77
finish
