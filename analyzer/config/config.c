/* What lists, patterns and words of the configuration mean: "-*,lost-*,-lost-cause", "tests/", "certain". */
#include "config/config.h"

#include "base/str.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The next item of a list without blanks around it; false at the end. *item is cut out of [*p, end of item). */
static bool next_item(const char **p, const char **item, size_t *len)
{
    while (**p == ',' || isspace((unsigned char)**p)) (*p)++;
    if (!**p) return false;
    *item = *p;
    *p += strcspn(*p, ",\n");
    *len = (size_t)(*p - *item);
    while (*len && isspace((unsigned char)(*item)[*len - 1])) (*len)--;
    return true;
}

static bool item_matches(const char *item, size_t len, const char *id)
{
    char *glob = xmalloc(len + 1);
    memcpy(glob, item, len);
    glob[len] = 0;
    bool hit = str_glob(glob, id);
    free(glob);
    return hit;
}

bool config_list_has(const char *list, const char *id, bool dflt)
{
    bool on = dflt;
    const char *p = list ? list : "", *item;
    size_t len;
    while (next_item(&p, &item, &len)) {
        bool remove = item[0] == '-';
        size_t skip = remove;
        while (skip < len && isspace((unsigned char)item[skip])) skip++;
        if (item_matches(item + skip, len - skip, id)) on = !remove;
    }
    return on;
}

bool config_list_next(const char **list, const char **name, struct arena *a)
{
    const char *item;
    size_t len;
    if (!next_item(list, &item, &len)) return false;
    size_t skip = item[0] == '-';
    while (skip < len && isspace((unsigned char)item[skip])) skip++;
    *name = arena_strndup(a, item + skip, len - skip);
    return true;
}

int config_list_check(struct arena *a, const char *where, const char *list, const char *const *names, uint32_t n,
                      struct err *e)
{
    const char *name;
    for (const char *p = list; config_list_next(&p, &name, a);) {
        bool hit = false;
        for (uint32_t i = 0; i < n && !hit; i++) hit = str_glob(name, names[i]);
        if (hit) continue;
        const char *near = str_nearest(name, names, n);
        if (near) return err_set(e, "%sno check is called '%s'; did you mean '%s'?", where, name, near);
        return err_set(e, "%sno check matches '%s'; `cancelcheck list-checks` names them", where, name);
    }
    return 0;
}

static const char *const levels[] = {"possible", "likely", "certain"}; /* enum finding_confidence */

int config_level_parse(const char *word)
{
    for (int i = 0; i < 3; i++)
        if (strcmp(word, levels[i]) == 0) return i;
    return -1;
}

const char *config_level_name(int level)
{
    return level >= 0 && level < 3 ? levels[level] : "";
}
