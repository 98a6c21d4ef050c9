/* The same shapes as in lost-cancel/silent_real_code.c, as questions about the second release. */
// flags: -I testdata/include/glib-2.0
#include "../lost-cancel/silent_real_code.c"
