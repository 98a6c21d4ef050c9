# bash completion for cancelcheck. Commands, options and checks are asked of the program itself.
_cancelcheck()
{
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} program=${COMP_WORDS[0]} command='' word
    # "--name=val" comes as three words: --name, =, val.
    [[ $cur == '=' ]] && cur=''
    [[ $prev == '=' ]] && prev=${COMP_WORDS[COMP_CWORD - 2]}
    local commands
    commands=$("$program" --help 2>/dev/null | sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p')
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        [[ $word == -- ]] && return
        grep -qx -e "$word" <<<"$commands" && { command=$word; break; }
    done
    [[ $command == rules && $prev =~ ^(show|test)$ ]] && prev=--pack
    [[ $cur == -* ]] && prev='' # an option, whatever stands before it
    case $prev in
        --checks | --warnings-as-errors | explain)
            COMPREPLY=($(compgen -W "$("$program" list-checks 2>/dev/null | cut -d' ' -f1)" -- "$cur")) ;;
        --confidence) COMPREPLY=($(compgen -W 'certain likely possible' -- "$cur")) ;;
        --format)
            [[ $command == query ]] && word='table csv jsonl' || word='text html jsonl sarif sarif-github gitlab annotations checkstyle junit markdown openmetrics fixes'
            [[ $command == diff ]] && word+=' json'
            COMPREPLY=($(compgen -W "$word" -- "$cur")) ;;
        --color) COMPREPLY=($(compgen -W 'auto always never' -- "$cur")) ;;
        --fail-on) COMPREPLY=($(compgen -W 'finding error never' -- "$cur")) ;;
        --pack | --no-pack)
            COMPREPLY=($(compgen -W "$("$program" rules list 2>/dev/null | cut -d' ' -f1)" -- "$cur")) ;;
        -p | --root | --rules | --resource-dir) COMPREPLY=($(compgen -d -- "$cur")) ;;
        rules)
            word=$("$program" rules --help 2>/dev/null | sed -n 's/^  \([a-z]*\)  .*/\1/p')
            COMPREPLY=($(compgen -W "$word" -- "$cur")) ;;
        query) COMPREPLY=($(compgen -W "$("$program" query 2>/dev/null | cut -d' ' -f1)" -- "$cur")) ;;
        *)
            if [[ $cur == -* ]]; then
                # Once each: where the help names an option with its value and without, with it.
                COMPREPLY=($(compgen -W "$("$program" ${command:-analyze} --help=all 2>/dev/null |
                    grep -oE -e '--[a-z][a-z-]*=?' | LC_ALL=C sort -ru |
                    awk '{ name = $0; sub(/=$/, "", name) } !seen[name]++')" -- "$cur"))
                [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
            else
                [[ $command ]] || COMPREPLY=($(compgen -W "$commands" -- "$cur"))
                COMPREPLY+=($(compgen -f -- "$cur"))
            fi ;;
    esac
}
complete -o filenames -o bashdefault -F _cancelcheck cancelcheck
