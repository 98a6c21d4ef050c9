/* A pack in words. */
#ifndef CANCELCHECK_CLI_RULES_SHOW_H
#define CANCELCHECK_CLI_RULES_SHOW_H

#include "base/str.h"
#include "rules/rules.h"

/* Adds what `p` says to `out`: the library, its headers, a line a kind, a line a function. The same text every time. */
void rules_show(struct strbuf *out, const struct rule_pack *p);

#endif
