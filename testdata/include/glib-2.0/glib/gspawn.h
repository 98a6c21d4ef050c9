#ifndef STUB_GLIB_GSPAWN_H
#define STUB_GLIB_GSPAWN_H

#include "gerror.h"
#include "gtypes.h"

typedef enum { G_SPAWN_DEFAULT = 0, G_SPAWN_DO_NOT_REAP_CHILD = 1 << 1, G_SPAWN_SEARCH_PATH = 1 << 2 } GSpawnFlags;
typedef void (*GSpawnChildSetupFunc)(gpointer data);

gboolean g_spawn_async(const gchar *working_directory, gchar **argv, gchar **envp, GSpawnFlags flags,
                       GSpawnChildSetupFunc child_setup, gpointer user_data, GPid *child_pid, GError **error);
gboolean g_spawn_async_with_pipes(const gchar *working_directory, gchar **argv, gchar **envp, GSpawnFlags flags,
                                  GSpawnChildSetupFunc child_setup, gpointer user_data, GPid *child_pid,
                                  gint *standard_input, gint *standard_output, gint *standard_error, GError **error);
void g_spawn_close_pid(GPid pid);

#endif
