/* The table of checks, made from checks.def, and its validation at start-up. */
#include "checks/check.h"

#include "base/err.h"
#include "checks/check_util.h"

#include <ctype.h>
#include <string.h>

static const struct check *const table[] = {
#define CHECK(name, id) &check_##name,
#include "checks/checks.def"
};

/* The ids once more, as checks.def has them: they also name the help pages and the test folders. */
static const char *const ids[] = {
#define CHECK(name, id) id,
#include "checks/checks.def"
};

#define N_CHECKS (sizeof table / sizeof *table)

const struct check *const *checks_all(uint32_t *n)
{
    *n = N_CHECKS;
    return table;
}

const struct check *check_find(const char *id)
{
    for (size_t i = 0; i < N_CHECKS; i++)
        if (strcmp(table[i]->id, id) == 0) return table[i];
    return NULL;
}

/* Lower-case words joined by '-': what a flag, a NOLINT list and a folder name can all hold. */
static bool id_well_formed(const char *id)
{
    if (!id || !islower((unsigned char)id[0])) return false;
    for (const char *p = id; *p; p++) {
        bool dash = *p == '-' && p[1] && p[1] != '-';
        if (!islower((unsigned char)*p) && !isdigit((unsigned char)*p) && !dash) return false;
    }
    return true;
}

void checks_validate(void)
{
    for (size_t i = 0; i < N_CHECKS; i++) {
        const struct check *c = table[i];
        if (!id_well_formed(c->id)) BUG("check %zu: id '%s' is not made of lower-case words", i, c->id ? c->id : "");
        if (strcmp(c->id, ids[i]) != 0) BUG("check '%s' is '%s' in checks.def", c->id, ids[i]);
        if (!c->summary || !c->summary[0] || strchr(c->summary, '\n'))
            BUG("check '%s': needs a one-line summary", c->id);
        if (!c->help || !c->help[0]) BUG("check '%s' has no help", c->id);
        if (!c->run) BUG("check '%s' has no run function", c->id);
        if (check_find(c->id) != c) BUG("check id '%s' is used twice", c->id);
    }
}
