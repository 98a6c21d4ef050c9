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
    cancelcheck (__cancelcheck_command) --help=all 2>/dev/null | grep -oE -e '--[a-z][a-z-]*=?' | sort -u
end

function __cancelcheck_first
    test (count (commandline -opc)) -eq 1
end

function __cancelcheck_after
    contains -- (commandline -opc)[-1] $argv
end

complete -c cancelcheck -n __cancelcheck_first -a '(__cancelcheck_commands)'
complete -c cancelcheck -n 'string match -q -- "-*" (commandline -ct)' -a '(__cancelcheck_options)'
complete -c cancelcheck -n '__cancelcheck_after explain --checks' -x -a '(cancelcheck list-checks | cut -d" " -f1)'
complete -c cancelcheck -n '__cancelcheck_after query' -x -a '(cancelcheck query | string replace -r " .*" "")'
complete -c cancelcheck -n '__cancelcheck_after --pack --no-pack' -x -a '(cancelcheck rules list | cut -d" " -f1)'
complete -c cancelcheck -n '__cancelcheck_after --confidence' -x -a 'certain likely possible'
complete -c cancelcheck -n '__cancelcheck_after --color' -x -a 'auto always never'
complete -c cancelcheck -n '__cancelcheck_after --fail-on' -x -a 'finding error never'
