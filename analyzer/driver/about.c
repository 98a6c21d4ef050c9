/* What the command line tells about this build without knowing the modules that it is made of. */
#include "driver/driver.h"

#include "base/path.h"
#include "base/str.h"
#include "checks/check.h"
#include "frontend/frontend.h"

#ifndef CANCELCHECK_VERSION
#define CANCELCHECK_VERSION "0.1.0"
#endif

#define MAX_CHECKS 64

const struct driver_check *driver_checks(uint32_t *n)
{
    static struct driver_check shown[MAX_CHECKS];
    const struct check *const *all = checks_all(n);
    checks_validate();
    ASSERT(*n <= MAX_CHECKS);
    for (uint32_t i = 0; i < *n; i++)
        shown[i] = (struct driver_check){
            .id = all[i]->id, .summary = all[i]->summary, .help = all[i]->help, .default_on = all[i]->default_on};
    return shown;
}

const char *driver_reason(struct arena *a, const char *root, const char *file, const char *why)
{
    const char *shown = path_relative(root, file), *text = path_relative(root, why);
    if (str_starts(why, file)) return arena_strdup(a, text);
    return arena_sprintf(a, "%s: %s", shown, text);
}

const char *driver_version(void)
{
    return CANCELCHECK_VERSION;
}

const char *driver_libclang_version(void)
{
    return frontend_version();
}
