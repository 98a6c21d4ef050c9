# zsh -f complete.zsh FOLDER: for each line of standard input what zsh offers after it, one a line, then a line with a dot.
# FOLDER is among its completions. A shell on a terminal of its own is told to note every match.
zmodload zsh/zpty
out=$(mktemp)
zpty shell zsh -f -i
zpty -w shell "PS1= PS2= OUT=$out; fpath=(${(q)1} \$fpath); autoload -U compinit; compinit -u -D"
zpty -w shell 'compadd() { if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return; fi
    local -a hits; builtin compadd -A hits "$@"; print -rl -- $hits >>$OUT }'
zpty -w shell 'note() { print . >>$OUT; BUFFER= }; zle -N note; bindkey "^X" note; bindkey "^I" complete-word; print . >>$OUT'
answer() {
    for i in {1..400}; do
        grep -qFx . $out && break
        sleep 0.02
    done
    cat $out
    : >$out
}
answer >/dev/null
while read -r line; do
    zpty -w -n shell "$line"$'\t\x18'
    answer
done
zpty -d shell
rm -f $out
