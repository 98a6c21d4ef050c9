/* clang-tidy's lists of names: "-*,lost-*,-lost-cause". */
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
