/* What ends an object asks for a member that holds an argument of what made it: the caller knows what it passed. */
#include <fcntl.h>
#include <stddef.h>
#include <unistd.h>

struct folder {
    const char *name; /* NULL: none */
    int lock;
};

static int folder_open(struct folder *f, const char *name)
{
    *f = (struct folder){0};
    int fd = open(name, O_RDONLY);
    if (fd < 0) return -1;
    f->lock = fd;
    f->name = name;
    return 0;
}

/* The members one by one. */
static int folder_fill(struct folder *f, const char *name)
{
    f->lock = open(name, O_RDONLY);
    if (f->lock < 0) {
        f->name = NULL;
        return -1;
    }
    f->name = name;
    return 0;
}

static void folder_close(struct folder *f)
{
    if (!f->name) return;
    close(f->lock);
    f->name = NULL;
}

int twice(void)
{
    struct folder f;
    if (folder_open(&f, "a") != 0) return -1;
    folder_close(&f);
    folder_close(&f); /* there is nothing left to close */
    if (folder_open(&f, "b") != 0) return -1;
    folder_close(&f);
    return 0;
}

int filled(const char *other)
{
    struct folder f;
    if (!other || folder_fill(&f, other) != 0) return -1;
    folder_close(&f);
    if (folder_fill(&f, "b") != 0) return -1;
    folder_close(&f);
    return 0;
}

int forgotten(int n)
{
    struct folder f;
    if (folder_open(&f, "a") != 0) return -1; /* want "lost-cancel" */
    if (n > 3) return -1;
    folder_close(&f);
    return 0;
}

/* Without a name it is never closed. */
int nameless(void)
{
    struct folder f = {NULL, -1};
    f.lock = open("a", O_RDONLY); /* want "never-released|lost-cancel" */
    folder_close(&f);
    return f.name != NULL;
}
