/* Regular expressions within bounds: glibc writes {m,n} and + out as copies and walks groups recursively. */
#include "base/pattern.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MAX_DEPTH 30
#define MAX_ITEMS 2000 /* ()*()*()* takes the C library 3 s, and twice as many eight times as long */

struct size {
    uint64_t items[MAX_DEPTH + 1], last[MAX_DEPTH + 1]; /* of each open group; of the item before */
    uint32_t depth;
};

static void add_item(struct size *s, uint64_t items)
{
    s->items[s->depth] += items;
    s->last[s->depth] = items;
}

/* The item before is written out so many times. */
static void repeat(struct size *s, uint64_t times)
{
    uint64_t *last = &s->last[s->depth];
    if (times < 2 || !*last) return;
    s->items[s->depth] += *last * (times - 1);
    *last *= times;
}

/* Behind a bracket expression; POSIX: a "]" that comes first belongs to it. */
static const char *after_brackets(const char *p)
{
    p += p[1] == '^' ? 2 : 1;
    if (*p == ']') p++;
    for (; *p && *p != ']'; p++) {
        const char *end = p[0] == '[' && p[1] && strchr(":.=", p[1]) ? strchr(p + 2, ']') : NULL;
        if (end) p = end;
    }
    return *p ? p + 1 : p;
}

/* How often {m}, {m,n} or {m,} writes out what is before it. *p goes from the opening to the closing brace. */
static uint64_t bound(const char **p)
{
    uint64_t most = 1;
    const char *at = *p + 1;
    for (; *at && *at != '}'; at++) {
        if (!isdigit((unsigned char)*at)) continue;
        char *end;
        uint64_t n = strtoull(at, &end, 10);
        if (n > most) most = n;
        at = end - 1;
    }
    if (*at && at[-1] == ',') most++; /* without an end: as often, and then any number of times */
    if (*at) *p = at;
    return most < MAX_ITEMS ? most : MAX_ITEMS + 1;
}

static const char *too_much(const char *text)
{
    struct size s = {.items = {0}};
    for (const char *p = text; *p; p++) {
        switch (*p) {
        case '\\':
            if (isdigit((unsigned char)p[1])) return "back-references are not supported";
            add_item(&s, 1);
            if (p[1]) p++;
            break;
        case '[':
            add_item(&s, 1);
            p = after_brackets(p) - 1;
            break;
        case '(':
            if (s.depth == MAX_DEPTH) return "groups are nested too deeply";
            s.depth++;
            s.items[s.depth] = s.last[s.depth] = 0;
            break;
        case ')':
            if (s.depth > 0)
                s.depth--;
            else
                s.items[1] = 0; /* stands for itself, as the C library has it */
            add_item(&s, s.items[s.depth + 1] + 1);
            break;
        case '{': repeat(&s, bound(&p)); break;
        case '+': repeat(&s, 2); break;
        case '*':
        case '?': /* one more round what is before, of which there stays one copy */
            s.items[s.depth]++;
            s.last[s.depth]++;
            break;
        default: add_item(&s, 1);
        }
        if (s.items[s.depth] > MAX_ITEMS) return "too long, or its repetitions multiply to more than 2,000 items";
    }
    return NULL;
}

int pattern_compile(regex_t *re, const char *text, struct err *e)
{
    const char *refused = too_much(text);
    if (refused) return err_set(e, "%s", refused);
    int bad = regcomp(re, text, REG_EXTENDED | REG_NOSUB);
    if (!bad) return 0;
    char why[128];
    regerror(bad, re, why, sizeof why);
    return err_set(e, "%s", why);
}
