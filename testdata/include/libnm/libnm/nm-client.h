/* Stub of libnm/nm-client.h: what the cases use. */
#ifndef STUB_LIBNM_NM_CLIENT_H
#define STUB_LIBNM_NM_CLIENT_H

#include <gio/gio.h>

typedef struct _NMClient NMClient;

NMClient *nm_client_new(GCancellable *cancellable, GError **error);
NMClient *nm_client_new_finish(GAsyncResult *result, GError **error);
gboolean nm_client_reload(NMClient *client);

#endif
