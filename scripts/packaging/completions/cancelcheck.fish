# fish completion for cancelcheck. Commands, options and checks are asked of the program itself.
function __cancelcheck_commands
    cancelcheck --help 2>/dev/null | sed -n '/^Commands:/,/^$/s/^  \([a-z-]*\)  *\(.*\)/\1\t\2/p'
end

function __cancelcheck_command
    for word in (commandline -opc)[2..-1]
        if __cancelcheck_commands | cut -f1 | grep -qx -e $word
            echo $word
            return
        end
    end
    echo analyze
end

function __cancelcheck_options
    cancelcheck (__cancelcheck_command) --help=all 2>/dev/null | grep -oE -e '--[a-z][a-z-]*=?' | LC_ALL=C sort -ru |
        awk '{ name = $0; sub(/=$/, "", name) } !seen[name]++' # named with its value and without: with it
end

function __cancelcheck_first
    test (count (commandline -opc)) -eq 1
end

function __cancelcheck_after
    contains -- (commandline -opc)[-1] $argv
end

complete -c cancelcheck -n __cancelcheck_first -a '(__cancelcheck_commands)'
complete -c cancelcheck -n 'string match -qr -- "^-[^=]*\$" (commandline -ct)' -a '(__cancelcheck_options)'
complete -c cancelcheck -n '__cancelcheck_after explain' -x -a '(cancelcheck list-checks | cut -d" " -f1)'
complete -c cancelcheck -n '__cancelcheck_after query' -x -a '(cancelcheck query | string replace -r " .*" "")'
complete -c cancelcheck -n '__cancelcheck_after rules' -x -a '(cancelcheck rules --help | sed -n "s/^  \([a-z]*\)  .*/\1/p")'
complete -c cancelcheck -n 'test (__cancelcheck_command) = rules; and __cancelcheck_after show test' -a '(cancelcheck rules list | cut -d" " -f1)'

# An option's values, one a line.
function __cancelcheck_values
    switch $argv[1]
        case --checks --warnings-as-errors
            cancelcheck list-checks | cut -d' ' -f1
        case --pack --no-pack
            cancelcheck rules list | cut -d' ' -f1
        case --confidence
            printf '%s\n' certain likely possible
        case --color
            printf '%s\n' auto always never
        case --fail-on
            printf '%s\n' finding error never
        case --format
            switch (__cancelcheck_command)
                case query
                    printf '%s\n' table csv jsonl
                case diff
                    printf '%s\n' text html jsonl sarif sarif-github gitlab annotations checkstyle junit markdown openmetrics fixes json
                case '*'
                    printf '%s\n' text html jsonl sarif sarif-github gitlab annotations checkstyle junit markdown openmetrics fixes
            end
    end
end

# "--name=VALUE" is one word; a list's earlier entries stand before the last comma.
function __cancelcheck_joined
    set -l head (string match -r -- '^(--[a-z-]+)=(?:.*,)?' (commandline -ct))
    for value in (__cancelcheck_values $head[2])
        echo $head[1]$value
    end
end

set -l valued --checks --warnings-as-errors --pack --no-pack --confidence --color --fail-on --format
complete -c cancelcheck -n "__cancelcheck_after $valued" -x -a '(__cancelcheck_values (commandline -opc)[-1])'
complete -c cancelcheck -f -n "string match -qr -- '^("(string join '|' -- $valued)")=' (commandline -ct)" -a '(__cancelcheck_joined)'
