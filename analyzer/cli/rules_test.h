/* `cancelcheck rules test`: the tests of a pack. */
#ifndef CANCELCHECK_CLI_RULES_TEST_H
#define CANCELCHECK_CLI_RULES_TEST_H

#include "cli/analysis.h"

/* Runs the tests of the packs and folders that are the patterns of `s` (none: of all packs in force that have some),
 * prints what fails and a line for each pack. Gives the exit code: 0 all hold, 1 some do not, 2 nothing to run. */
int rules_test(struct analysis *s);

#endif
