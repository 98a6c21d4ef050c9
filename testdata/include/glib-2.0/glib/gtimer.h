#ifndef STUB_GLIB_GTIMER_H
#define STUB_GLIB_GTIMER_H

#include "gtypes.h"

typedef struct _GTimer GTimer;

GTimer *g_timer_new(void);
void g_timer_destroy(GTimer *timer);
double g_timer_elapsed(GTimer *timer, gulong *microseconds);

#endif
