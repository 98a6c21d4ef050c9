/* Test double of GLib's umbrella header; see glib/gtypes.h. */
#ifndef STUB_GLIB_H
#define STUB_GLIB_H

#include <glib/garray.h>
#include <glib/gasyncqueue.h>
#include <glib/gerror.h>
#include <glib/ghash.h>
#include <glib/giochannel.h>
#include <glib/glist.h>
#include <glib/gmain.h>
#include <glib/gmem.h>
#include <glib/gmessages.h>
#include <glib/gqueue.h>
#include <glib/gslist.h>
#include <glib/gspawn.h>
#include <glib/gtestutils.h>
#include <glib/gthread.h>
#include <glib/gthreadpool.h>
#include <glib/gtimer.h>
#include <glib/gtypes.h>

#include <glib/glib-autocleanups.h>

#endif
