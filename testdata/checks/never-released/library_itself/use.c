/* A library that is analysed itself: what its public functions take over, its header's model knows better than the body. */
#include "gio/gunixinputstream.h"
#include <unistd.h>

void taken(void)
{
    int p[2];
    if (pipe(p) < 0) return;
    g_object_unref(g_unix_input_stream_new(p[0], TRUE));
    close(p[1]);
}

void kept_by_the_caller(void)
{
    int p[2];
    if (pipe(p) < 0) return; /* want "never-released: 'p.0.'" */
    g_object_unref(g_unix_input_stream_new(p[0], FALSE));
    close(p[1]);
}
