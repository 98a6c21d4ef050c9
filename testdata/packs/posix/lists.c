/* Lists, conversions, locales and hierarchies: made by one call, given back by another. */
#define _GNU_SOURCE
#include <fts.h>
#include <iconv.h>
#include <ifaddrs.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

int step(int n);

int good_interfaces(const char *name)
{
    struct ifaddrs *all;
    int found = 0;

    if (getifaddrs(&all) < 0)
        return -1;
    for (struct ifaddrs *i = all; i; i = i->ifa_next)
        if (strcmp(i->ifa_name, name) == 0)
            found = 1;
    freeifaddrs(all);
    return found;
}

int bad_interfaces(const char *name)
{
    struct ifaddrs *all;

    if (getifaddrs(&all) < 0) /* want "lost-cancel: 'all'" */
        return -1;
    for (struct ifaddrs *i = all; i; i = i->ifa_next)
        if (strcmp(i->ifa_name, name) == 0)
            return 1;
    freeifaddrs(all);
    return 0;
}

int good_conversion(char *in, size_t in_left, char *out, size_t out_left)
{
    iconv_t cd = iconv_open("UTF-8", "LATIN1");
    int rc = 0;

    if (cd == (iconv_t)-1)
        return -1;
    if (iconv(cd, &in, &in_left, &out, &out_left) == (size_t)-1)
        rc = -1;
    iconv_close(cd);
    return rc;
}

int bad_conversion(char *in, size_t in_left, char *out, size_t out_left)
{
    iconv_t cd = iconv_open("UTF-8", "LATIN1"); /* want "lost-cancel: 'cd'" */

    if (cd == (iconv_t)-1)
        return -1;
    if (iconv(cd, &in, &in_left, &out, &out_left) == (size_t)-1)
        return -1;
    iconv_close(cd);
    return 0;
}

double good_locale(const char *text)
{
    locale_t c = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0), old;
    double value;

    if (!c)
        return 0;
    old = uselocale(c);
    value = strtod(text, NULL);
    uselocale(old);
    freelocale(c);
    return value;
}

double bad_locale(const char *text)
{
    locale_t c = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0), old; /* want "lost-cancel: 'c'" */
    double value;

    if (!c)
        return 0;
    if (!*text)
        return 0;
    old = uselocale(c);
    value = strtod(text, NULL);
    uselocale(old);
    freelocale(c);
    return value;
}

int good_hierarchy(char **paths)
{
    FTS *tree = fts_open(paths, FTS_PHYSICAL, NULL);
    int n = 0;

    if (!tree)
        return -1;
    while (fts_read(tree))
        n++;
    fts_close(tree);
    return n;
}

int bad_hierarchy(char **paths)
{
    FTS *tree = fts_open(paths, FTS_PHYSICAL, NULL); /* want "lost-cancel: 'tree'" */
    FTSENT *entry;

    if (!tree)
        return -1;
    while ((entry = fts_read(tree)))
        if (step(entry->fts_level) < 0)
            return -1;
    fts_close(tree);
    return 0;
}
