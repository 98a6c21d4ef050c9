/* Questions that get the same answer twice: of functions that are declared pure, and of addresses. */
/* options: --pack=malloc --checks=lost-cancel,never-released,overwritten-cancel,double-cancel,use-after-cancel */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int kind_of(const char *name) __attribute__((const));
int mode_of(const char *name);
void work(char *text, size_t n);

/* Standard output is not closed. */
int dash_is_stdout(const char *path)
{
    FILE *out = strcmp(path, "-") == 0 ? stdout : fopen(path, "w");
    if (!out) return -1;
    fputs("x", out);
    if (strcmp(path, "-") != 0) fclose(out);
    return 0;
}

int dash_the_wrong_way_round(const char *path)
{
    FILE *out = strcmp(path, "-") == 0 ? stdout : fopen(path, "w"); /* want "never-released: .*FILE stream" */
    if (!out) return -1;
    fputs("x", out);
    if (strcmp(path, "-") == 0) fclose(out);
    return 0;
}

int another_question(const char *path)
{
    FILE *out = strcmp(path, "-") == 0 ? stdout : fopen(path, "w"); /* want "lost-cancel: .*FILE stream" */
    if (!out) return -1;
    fputs("x", out);
    if (strcmp(path, "+") != 0) fclose(out);
    return 0;
}

int declared_const(const char *name)
{
    int fd = -1;
    if (kind_of(name)) {
        fd = open(name, O_RDONLY);
        if (fd < 0) return -1;
    }
    if (kind_of(name)) close(fd);
    return 0;
}

int may_change(const char *name)
{
    int fd = -1;
    if (mode_of(name)) {
        fd = open(name, O_RDONLY); /* want "lost-cancel: 'fd'" */
        if (fd < 0) return -1;
    }
    if (mode_of(name)) close(fd);
    return 0;
}

/* What an allocator gives is no variable. */
int small_or_large(size_t n)
{
    char small[64], *text = n > sizeof small ? malloc(n) : small;
    if (!text) return -1;
    work(text, n);
    if (text != small) free(text);
    return 0;
}

int small_or_large_swapped(size_t n)
{
    char small[64], *text = n > sizeof small ? malloc(n) : small; /* want "never-released: .*heap block" */
    if (!text) return -1;
    memset(text, 0, n);
    if (text == small) work(text, n);
    return 0;
}

struct text {
    char *at, fixed[16];
};

void grow(struct text *t, size_t n)
{
    char *more = malloc(n);
    if (!more) return;
    if (t->at != t->fixed) free(t->at);
    t->at = more;
}

void text_free(struct text *t)
{
    if (t->at != t->fixed) free(t->at);
}

/* A pointer into a block leads to it. */
int moved_on(size_t n)
{
    char *p = malloc(n + 8);
    if (!p) return -1;
    p += 8;
    memset(p, 0, n);
    free(p - 8);
    return 0;
}

int moved_on_and_lost(size_t n)
{
    char *p = malloc(n + 8); /* want "never-released: 'p'" */
    if (!p) return -1;
    p += 8;
    memset(p, 0, n);
    return 0;
}

struct item {
    int n;
    struct link {
        struct link *next;
    } link;
};

void list_push(struct link *head, struct link *l);

/* Its link is the list's now: it will be found there. */
int listed(struct link *head)
{
    struct item *i = malloc(sizeof *i);
    if (!i) return -1;
    list_push(head, &i->link);
    return 0;
}
