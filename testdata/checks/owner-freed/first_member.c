/* An object that goes by its first member: the function that frees it knows what is around. */
#include <stdlib.h>
#include <sys/inotify.h>
#include <unistd.h>

struct base {
    void (*free)(struct base *b);
};
struct watch {
    struct base base;
    int fd, wd;
};

static void watch_free(struct base *b)
{
    struct watch *w = (struct watch *)b;
    if (w->fd != -1) {
        if (w->wd != -1) inotify_rm_watch(w->fd, w->wd);
        close(w->fd);
    }
    free(w);
}

struct base *watch_new(const char *path)
{
    struct watch *w = calloc(1, sizeof *w);
    if (!w) return NULL;
    w->base.free = watch_free;
    w->fd = w->wd = -1;
    if ((w->fd = inotify_init()) == -1) goto fail;
    if ((w->wd = inotify_add_watch(w->fd, path, IN_CREATE)) == -1) goto fail;
    return &w->base;
fail:
    watch_free(&w->base);
    return NULL;
}

struct base *watch_new_badly(const char *path)
{
    struct watch *w = calloc(1, sizeof *w);
    if (!w) return NULL;
    w->base.free = watch_free;
    if ((w->fd = inotify_init()) == -1) goto fail;
    if ((w->wd = inotify_add_watch(w->fd, path, IN_CREATE)) == -1) goto fail;
    return &w->base;
fail:
    free(w); /* want "owner-freed" */
    return NULL;
}
