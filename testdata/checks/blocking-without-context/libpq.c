/* A query made with the call that takes no context where one exists that does, and one that can be waited for. */
#include <gio/gio.h>
#include <libpq-fe.h>
#include <poll.h>

int count(PGconn *db, GCancellable *cancellable)
{
    if (g_cancellable_is_cancelled(cancellable)) return -1;
    PGresult *r = PQexec(db, "select count(*) from t"); /* want "blocking-without-context: PQexec blocks here, and 'cancellable' .GCancellable. cannot end it; use PQsendQuery with PQconsumeInput with poll or statement_timeout" */
    int n = r ? PQntuples(r) : -1;
    PQclear(r);
    return n;
}
