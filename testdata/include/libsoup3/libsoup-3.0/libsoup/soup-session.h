/* Stub of libsoup-3.0/libsoup/soup-session.h: what the cases use. */
#ifndef STUB_LIBSOUP_3_0_LIBSOUP_SOUP_SESSION_H
#define STUB_LIBSOUP_3_0_LIBSOUP_SOUP_SESSION_H

#include <gio/gio.h>

typedef struct _SoupSession SoupSession;
typedef struct _SoupMessage SoupMessage;

SoupSession *soup_session_new(void);
SoupSession *soup_session_new_with_options(const char *optname1, ...);
void soup_session_abort(SoupSession *session);
void *soup_session_send(SoupSession *session, SoupMessage *msg, GCancellable *cancellable, GError **error);

#endif
