#include "gio/gunixinputstream.h"

/* Where the descriptor goes is said by the names of properties. */
GInputStream *g_unix_input_stream_new(gint fd, gboolean close_fd)
{
    return stream_with_properties("fd", fd, "close-fd", close_fd, NULL);
}
