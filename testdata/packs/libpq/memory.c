/* Memory, connection options and large objects: what the library gives out besides connections and results. */
#include <libpq-fe.h>

#include <stddef.h>

typedef struct _PQconninfoOption PQconninfoOption;
char *PQescapeLiteral(PGconn *conn, const char *str, size_t len);
PQconninfoOption *PQconndefaults(void);
void PQconninfoFree(PQconninfoOption *options);
int lo_close(PGconn *conn, int fd);
int lo_read(PGconn *conn, int fd, char *buf, size_t len);
int step(int n);

int good_literal(PGconn *conn, const char *text, size_t len)
{
    char *quoted = PQescapeLiteral(conn, text, len);

    if (!quoted)
        return -1;
    step(*quoted);
    PQfreemem(quoted);
    return 0;
}

int bad_literal(PGconn *conn, const char *text, size_t len)
{
    char *quoted = PQescapeLiteral(conn, text, len); /* want "lost-cancel: 'quoted'" */

    if (!quoted)
        return -1;
    if (step(*quoted) < 0)
        return -1;
    PQfreemem(quoted);
    return 0;
}

int good_options(int n)
{
    PQconninfoOption *options = PQconndefaults();

    if (!options)
        return -1;
    n = step(n);
    PQconninfoFree(options);
    return n;
}

int bad_options(int n)
{
    PQconninfoOption *options = PQconndefaults(); /* want "lost-cancel: 'options'" */

    if (!options)
        return -1;
    if (step(n) < 0)
        return -1;
    PQconninfoFree(options);
    return 0;
}

int good_large_object(PGconn *conn, Oid id, char *buf)
{
    int fd = lo_open(conn, id, 0x40000), n;

    if (fd < 0)
        return -1;
    n = lo_read(conn, fd, buf, 10);
    lo_close(conn, fd);
    return n;
}

int bad_large_object(PGconn *conn, Oid id, char *buf)
{
    int fd = lo_open(conn, id, 0x40000), n; /* want "lost-cancel: 'fd' \(large object descriptor" */

    if (fd < 0)
        return -1;
    n = lo_read(conn, fd, buf, 10);
    if (n < 0)
        return -1;
    lo_close(conn, fd);
    return n;
}
