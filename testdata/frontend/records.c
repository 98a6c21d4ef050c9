/* Records: anonymous members, bit-fields, unions, arrays of structs, incomplete types. */
struct later;
typedef struct {
    int id;
    struct later *owner;
} Tagless;
struct item {
    unsigned kind : 4, : 3, dirty : 1;
    union {
        struct {
            int x, y;
        };
        double d;
        struct {
            char c;
        } inner;
    };
    Tagless tag;
    struct item *next;
    struct item *slots[4];
};
struct later {
    struct item items[2];
};
enum mode { OFF, ON };

int fields(struct item *i, struct later *l, Tagless t, enum mode m)
{
    i->kind = 3;
    i->dirty = i->x + i->y;
    i->inner.c = 'c';
    l->items[1].tag.id = t.id;
    i->next->next->slots[m]->d = 1.0;
    (*i).tag.owner->items[0].x++;
    i->slots[2] = &l->items[1];
    struct item *first = l->items;
    int *py = &i->y;
    return first->y + *py + (m == ON);
}

struct opaque *passed(struct opaque *o)
{
    return o;
}

typedef struct item *ItemPtr;
typedef ItemPtr ItemArray[3];

int through_typedefs(ItemPtr p, ItemArray a, const ItemPtr *const volatile c)
{
    return p->x + a[1]->y + (*c)->x;
}

int parameters(int list[10], int grid[][3], int fn(int))
{
    list++;
    return list[1] + grid[1][2] + fn(3);
}
