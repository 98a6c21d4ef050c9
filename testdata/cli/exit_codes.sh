# 0 clean, 1 findings, 2 usage or configuration, 3 incomplete.
. "$(dirname "$0")/helpers.bash"

run 0 clean.c --
is_empty out
err_has '1 translation unit, 1 function, 0 findings'
run 1 leak.c --
out_has 'leak.c:4:'
out_has '[lost-cancel]'
err_has '1 finding'

compdb clean.c leak.c
run 1
err_has '2 translation units, 2 functions, 1 finding'
run 0 clean.c
run 1 --quiet
is_empty err
run 1 -q --format=jsonl
is_empty err
out_has '"check":"lost-cancel"'

# Incomplete wins over findings.
source_file broken.c '#include "not-there.h"
int broken(void) { return 0; }'
compdb clean.c leak.c broken.c
run 3
out_has '[lost-cancel]'
out_has "broken.c:1:10: 'not-there.h' file not found"
err_has 'incomplete: 1 failed of 3 translation units'
run 3 --quiet
err_has 'incomplete'
run 3 broken.c
err_has 'nothing was analysed: 1 failed of 1'
run 3 --format=jsonl -o "$WORK/report"
err_has "broken.c:1:10: 'not-there.h' file not found"

# What seems lost in a file that could not be read as a whole is a guess: its headers may say otherwise.
source_file broken.c '#include "tok.h"
#include "not-there.h"
int broken(int x)
{
    struct tok *t = tok_new();
    if (x) give_up();
    tok_free(t);
    if (x) return tok_use(tok_new());
    return 0;
}'
compdb clean.c broken.c
run 3
out_lacks '[never-released]'
err_has '0 findings, 1 left out in files that did not parse, 1 failed'
FLAGS='-I. -DWHOLE' compdb broken.c
source_file not-there.h 'void give_up(void);'
run 1
out_has 'broken.c:8:'
rm "$WORK/p/not-there.h"
compdb leak.c broken.c

# An error that the parser recovers from is told, and is no loss.
source_file odd.c 'int odd(void) { return undeclared_thing; }'
compdb odd.c
run 0
err_has '1 unit parsed with errors'
err_has 'odd.c:1:24:'

# Promoted to errors.
compdb leak.c
run 1 --warnings-as-errors
out_has 'error:'
err_has '(1 as errors)'
run 1 '--warnings-as-errors=double-*'
out_has 'warning:'

# Usage.
run 2 --jobs=0
err_has '--jobs=0'
run 2 --jobs=many
run 2 --tu-timeout=-1
run 2 --checks
err_has "option '--checks' needs a value"
run 2 --quiet=yes
err_has 'takes no value'
run 2 nowhere.c
run 2 '*.cc'
run 2 --header-filter='('
err_has '--header-filter'
run 2 --root=/nonexistent
run 2 --rules=/nonexistent
run 2 -o /nonexistent/report
err_has '/nonexistent/report'
CANCELCHECK_RULES=/nonexistent run 2
finish
