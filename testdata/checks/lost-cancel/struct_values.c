/* Structs that are filled as a whole: by zero, then by a callee that writes some members; and structs passed by value. */
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

struct side {
    char *name;
    int n;
    struct {
        int depth, items[4];
    } inner;
};
struct diff {
    int mode;
    struct side old, fresh;
};

char *next_name(int i);
int next_number(int i);

/* What it leaves there is not known: it runs any number of times. */
static void fill(struct diff *d, int n)
{
    for (int i = 0; i < n; i++)
        d->old.name = next_name(i);
}

static void fill_side(struct side *s, int n)
{
    for (int i = 0; i < n; i++) {
        s->inner.depth = next_number(i);
        s->inner.items[i & 3] = next_number(i);
    }
}

void written_by_a_callee(int n)
{
    struct diff d = {0};
    int fd = open("x", O_RDONLY); /* want "lost-cancel: .*'fd'" */

    fill(&d, n);
    if (d.old.name)
        close(fd);
}

void written_in_a_member(int n)
{
    struct diff d = {.mode = 1};
    int fd = open("x", O_RDONLY); /* want "lost-cancel: .*'fd'" */

    fill_side(&d.fresh, n);
    if (d.fresh.inner.depth)
        close(fd);
}

void written_in_an_array(int n)
{
    struct diff d = {.mode = 1};
    int fd = open("x", O_RDONLY); /* want "lost-cancel: .*'fd'" */

    fill_side(&d.fresh, n);
    if (d.fresh.inner.items[2])
        close(fd);
}

/* What the callee does not write is as it was. */
void not_written(int n)
{
    struct diff d = {0};
    int fd = open("x", O_RDONLY);

    fill(&d, n);
    fill_side(&d.old, n);
    if (!d.mode && !d.old.n)
        close(fd);
}

/* Which of two members of one type is written is not remembered. */
void fp_other_side(int n)
{
    struct diff d = {0};
    int fd = open("x", O_RDONLY); /* want "lost-cancel: .*'fd'" */

    fill(&d, n);
    if (!d.fresh.name)
        close(fd);
}

/* Asked twice with nothing between, the answer is the same. */
void asked_twice(int n)
{
    struct diff d = {0};
    int fd = -1;

    fill(&d, n);
    if (d.old.name)
        fd = open("x", O_RDONLY);
    if (d.old.name && fd >= 0)
        close(fd);
}

/* ---- by value ---- */

struct answer {
    bool ready;
    int fd;
    size_t len;
};
struct pool {
    struct answer *answers;
    unsigned done;
};

void put_away(struct answer a);

static void keep(struct pool *p, unsigned item, struct answer a)
{
    a.ready = true;
    p->answers[item] = a;
    p->done++;
}

static void end(struct answer a)
{
    close(a.fd);
}

static bool peek(struct answer a)
{
    return a.len > 3;
}

void kept_by_a_callee(struct pool *p, unsigned item)
{
    struct answer a = {.len = 1, .fd = open("x", O_RDONLY)};

    keep(p, item, a);
}

void kept_as_a_literal(struct pool *p, unsigned item)
{
    keep(p, item, (struct answer){.fd = open("x", O_RDONLY)});
}

void handed_to_the_unknown(void)
{
    put_away((struct answer){.fd = open("x", O_RDONLY)});
}

void ended_by_a_callee(void)
{
    end((struct answer){.fd = open("x", O_RDONLY)});
}

bool only_looked_at(void)
{
    struct answer a = {.fd = open("x", O_RDONLY)}; /* want "never-released: .*'a.fd'" */

    return peek(a);
}

void pool_free(struct pool *p, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        close(p->answers[i].fd);
    free(p->answers);
    free(p);
}

/* ---- a field's release, by the function that has the struct ---- */

struct one {
    int fd;
};
struct two {
    struct one a, b;
    int status;
};

static int open_one(struct two *t, struct one *o, const char *name)
{
    o->fd = open(name, O_RDONLY);
    if (o->fd < 0 || next_number(t->status) < 0)
        return -1;
    return next_number(o->fd) > 3 ? 0 : -1;
}

static int open_both(struct two *t)
{
    if (open_one(t, &t->a, "a") < 0)
        return -1;
    return open_one(t, &t->b, "b");
}

int released_by_its_owner(int argc)
{
    struct two t = {.a = {-1}, .b = {-1}};
    int bad = argc > 3;

    if (!bad)
        bad = open_both(&t);
    if (t.a.fd >= 0)
        close(t.a.fd);
    if (t.b.fd >= 0)
        close(t.b.fd);
    return bad;
}
