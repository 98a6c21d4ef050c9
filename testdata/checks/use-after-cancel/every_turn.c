// A call in a loop writes the same members in every turn: what was tested of them before it, in this turn, is known until
// then, and what lies there afterwards is something else again.
#include <stdio.h>
#include <stddef.h>

struct node {
    FILE *log;
    struct node *next;
    const char *name;
};

struct iter {
    struct item *next;
    int backwards;
};

struct item {
    struct item *next, *prev;
    void *value;
};

extern int flags;
void iter_begin(struct iter *it);
int greet(struct node *n, FILE *log);

static struct item *iter_next(struct iter *it)
{
    struct item *now = it->next;
    if (now) it->next = it->backwards ? now->prev : now->next;
    return now;
}

static int node_connect(struct node *n)
{
    if (n->log) fclose(n->log);
    n->log = fopen(n->name, "w");
    if (ferror(n->log)) {
        fclose(n->log);
        n->log = NULL;
        return 0;
    }
    if (flags & 4) {
        int ok = greet(n, n->log);
        if (!ok) return 0;
    }
    return 1;
}

void those_without(struct node *first, int loud)
{
    for (struct node *n = first; n; n = n->next) {
        if (n->log) continue;
        if (loud) puts(n->name);
        if (!node_connect(n)) continue;
        fputs("connected\n", n->log);
    }
}

void all_of_them(void)
{
    struct iter it;
    struct item *i;
    iter_begin(&it);
    while ((i = iter_next(&it)) != NULL) {
        struct node *n = i->value;
        if ((flags & 1) && n->next != NULL) continue;
        if ((flags & 2) && n->next == NULL) continue;
        if (!n->log && !node_connect(n)) continue;
        fputs("connected\n", n->log);
    }
}

static void node_end(struct node *n)
{
    if (n->log) fclose(n->log);
}

void ended_in_each(struct node *first)
{
    for (struct node *n = first; n; n = n->next) {
        if (!n->log) continue;
        node_end(n);
        fputs("the end\n", n->log); /* want "use-after-cancel: .first->log. is used by fputs after" "use-after-cancel: .n->log. is used" */
    }
}
