/* "Did you mean": the nearest word by Damerau-Levenshtein distance (optimal string alignment). */
#include "base/str.h"

#include <string.h>

enum { WORD_MAX = 96 }; /* longer words are not typed by hand */

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Distance of a[0..n) and b[0..m), or limit + 1 as soon as it must exceed `limit`. n, m <= WORD_MAX. */
static size_t edit_distance(const char *a, size_t n, const char *b, size_t m, size_t limit)
{
    size_t rows[3][WORD_MAX + 1];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    if ((n > m ? n - m : m - n) > limit) return limit + 1;
    for (size_t j = 0; j <= m; j++) above[j] = before[j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t best = row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t cost = a[i - 1] != b[j - 1];
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = least(row[j], before[j - 2] + 1);
            }
            best = least(best, row[j]);
        }
        if (best > limit) return limit + 1; /* the best of a row never falls again, swaps included */
        size_t *spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[m];
}

const char *str_nearest(const char *word, const char *const *words, size_t n)
{
    size_t len = strlen(word);
    if (!len || len > WORD_MAX) return NULL;
    size_t limit = (len + 2) / 3;
    if (limit >= len) limit = len - 1; /* nothing of the word would be left */
    const char *nearest = NULL;
    for (size_t i = 0; i < n; i++) {
        size_t m = strlen(words[i]);
        if (m > WORD_MAX) continue;
        size_t d = edit_distance(word, len, words[i], m, limit);
        if (d > limit) continue;
        nearest = words[i];
        if (d == 0) break;
        limit = d - 1; /* only something nearer may replace it: the first of equals wins */
    }
    return nearest;
}
