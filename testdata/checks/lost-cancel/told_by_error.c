/* Whether a call failed is asked of the error that it fills in, not of its result. */
#include <glib.h>
#include <unistd.h>

void say(const char *text);

int asks_the_error(char **argv)
{
    GError *err = NULL;
    gint in, out;
    g_spawn_async_with_pipes(NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &in, &out, NULL, &err);
    if (err) {
        say(err->message);
        g_error_free(err);
        return -1;
    }
    close(in);
    close(out);
    return 0;
}

int asks_the_error_and_forgets(char **argv)
{
    GError *err = NULL;
    gint in, out;
    g_spawn_async_with_pipes(NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &in, &out, NULL, &err); /* want "lost-cancel: 'out'" */
    if (err != NULL) {
        g_error_free(err);
        return -1;
    }
    close(in);
    if (write(1, "x", 1) < 0) return -1;
    close(out);
    return 0;
}

/* Another error says nothing of this call. */
int asks_another(char **argv, GError *other)
{
    GError *err = NULL;
    gint out;
    g_spawn_async_with_pipes(NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &out, NULL, &err); /* want "lost-cancel: 'out'" */
    if (other) return -1;
    if (err) return -1;
    close(out);
    return 0;
}

/* The result's own message. */
GThread *starts(GThreadFunc f)
{
    GError *err = NULL;
    GThread *t = g_thread_try_new("t", f, NULL, &err);
    if (err) return NULL;
    g_thread_join(t);
    return NULL;
}
