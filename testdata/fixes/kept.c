// options: --pack=malloc
/* Somebody else may keep what looks lost: no fix. */
#include <stdlib.h>

struct node {
    struct node *next, *prev;
};
struct item {
    struct node node;
    int value;
};
struct node items;
int ready(int);

static void append(struct node *list, struct node *n)
{
    n->next = list;
    n->prev = list->prev;
    list->prev->next = n;
    list->prev = n;
}

int intrusive(int x)
{
    struct item *i = calloc(1, sizeof *i);
    if (!i)
        return -1;
    if (!ready(x)) {
        free(i);
        return -1;
    }
    append(&items, &i->node);
    return 0;
}
