#compdef cancelcheck
# zsh completion for cancelcheck. Commands, options and checks are asked of the program itself.
_cancelcheck() {
    local program=$words[1] command=analyze word
    local -a commands options formats
    formats=(text html jsonl sarif sarif-github gitlab annotations checkstyle junit markdown openmetrics fixes)
    commands=(${(f)"$($program --help 2>/dev/null | sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\)  *\(.*\)/\1:\2/p')"})
    for word in ${words[2,CURRENT-1]}; do
        [[ $word == -- ]] && { _files; return }
        (( ${commands[(I)$word:*]} )) && { command=$word; break }
    done
    [[ $PREFIX == -* ]] || case $words[CURRENT-1] in
        -p|--root|--rules|--resource-dir) _files -/; return ;;
        explain) compadd -- ${(f)"$($program list-checks 2>/dev/null | cut -d' ' -f1)"}; return ;;
        query) compadd -- ${(f)"$($program query 2>/dev/null | cut -d' ' -f1)"}; return ;;
        rules) compadd -- ${(f)"$($program rules --help 2>/dev/null | sed -n 's/^  \([a-z]*\)  .*/\1/p')"}; return ;;
        show|test) [[ $command == rules ]] && compadd -- ${(f)"$($program rules list 2>/dev/null | cut -d' ' -f1)"} ;;
        --pack|--no-pack) compadd -- ${(f)"$($program rules list 2>/dev/null | cut -d' ' -f1)"}; return ;;
    esac
    case $PREFIX in
        --confidence=*) compset -P '*='; compadd certain likely possible ;;
        --format=*)
            [[ $command == query ]] && formats=(table csv jsonl)
            [[ $command == diff ]] && formats+=json
            compset -P '*='; compadd -- $formats ;;
        --pack=*|--no-pack=*)
            compset -P '*='; compadd -- ${(f)"$($program rules list 2>/dev/null | cut -d' ' -f1)"} ;;
        --color=*) compset -P '*='; compadd auto always never ;;
        --fail-on=*) compset -P '*='; compadd finding error never ;;
        --checks=*|--warnings-as-errors=*)
            compset -P '*[=,]'; compadd -- ${(f)"$($program list-checks 2>/dev/null | cut -d' ' -f1)"} ;;
        --*=*) compset -P '*='; _files ;;
        -*)
            options=(${(fu)"$($program $command --help=all 2>/dev/null | grep -oE -e '--[a-z][a-z-]*=?')"})
            local -a valued=(${(M)options:#*=}) plain=(${options:#*=})
            valued=(${valued%=})
            plain=(${plain:|valued}) # named with its value and without: with it
            compadd -S '=' -- $valued
            compadd -- $plain ;;
        *)
            (( CURRENT == 2 )) && _describe command commands
            _files ;;
    esac
}
if [[ $funcstack[1] == _cancelcheck ]]; then _cancelcheck "$@"; else compdef _cancelcheck cancelcheck; fi
