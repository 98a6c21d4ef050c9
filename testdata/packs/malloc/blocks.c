// options: --pack=malloc
/* The heap as a pack that is asked for: the tracking of blocks costs more than it tells on most code. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct item {
    char *name;
    struct item *next;
};

int freed_on_every_path(int n)
{
    char *p = malloc(16);

    if (!p)
        return -1;
    if (n < 0) {
        free(p);
        return -1;
    }
    memset(p, n, 16);
    free(p);
    return 0;
}

int lost_on_one_path(int n)
{
    char *p = malloc(16); /* want "lost-cancel" */

    if (!p)
        return -1;
    if (n < 0)
        return -1;
    free(p);
    return 0;
}

char *given_to_the_caller(const char *a, const char *b)
{
    char *p = malloc(strlen(a) + strlen(b) + 1);

    if (p)
        stpcpy(stpcpy(p, a), b);
    return p;
}

struct item *item_new(const char *name, struct item *next)
{
    struct item *i = calloc(1, sizeof *i);

    if (!i)
        return NULL;
    i->name = strdup(name);
    if (!i->name) {
        free(i);
        return NULL;
    }
    i->next = next;
    return i;
}

void item_free(struct item *i)
{
    while (i) {
        struct item *next = i->next;

        free(i->name);
        free(i);
        i = next;
    }
}

/* The block is still ours when realloc fails. */
char *grown(char *unused, size_t n)
{
    char *p = malloc(n);
    char *q;

    (void)unused;
    if (!p)
        return NULL;
    q = realloc(p, n * 2);
    if (!q) {
        free(p);
        return NULL;
    }
    return q;
}

char *grown_wrong(size_t n)
{
    char *p = malloc(n);
    char *q;

    if (!p)
        return NULL;
    q = realloc(p, n * 2);
    free(p); /* want "double-cancel" */
    return q;
}

int line_by_line(FILE *f)
{
    char *line = NULL;
    size_t room = 0;
    int n = 0;

    while (getline(&line, &room, f) >= 0)
        n++;
    free(line);
    return n;
}

int formatted(int n)
{
    char *text;

    if (asprintf(&text, "%d", n) < 0)
        return -1;
    puts(text);
    free(text);
    return 0;
}

int formatted_wrong(int n)
{
    char *text;

    if (asprintf(&text, "%d", n) < 0) /* want "never-released" */
        return -1;
    puts(text);
    return 0;
}

int line_read_wrong(FILE *f)
{
    char *line = NULL;
    size_t n = 0;

    if (getline(&line, &n, f) < 0) /* want "never-released: 'line'" */
        return -1;
    puts(line);
    return 0;
}

int lines_read(FILE *f)
{
    char *line = NULL;
    size_t n = 0;

    while (getline(&line, &n, f) != -1)
        puts(line);
    free(line);
    return 0;
}
