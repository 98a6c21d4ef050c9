/* A handle is owed mysql_close after a failed connect too. */
#include <mariadb/mysql.h>

MYSQL *left_when_connecting_failed(void)
{
    MYSQL *m = mysql_init(NULL); /* want "lost-cancel" */

    if (m == NULL)
        return NULL;
    if (mysql_real_connect(m, "h", "u", "p", "d", 0, NULL, 0) == NULL)
        return NULL;
    return m;
}

MYSQL *closed_when_connecting_failed(void)
{
    MYSQL *m = mysql_init(NULL);

    if (m == NULL)
        return NULL;
    if (!mysql_real_connect(m, "h", "u", "p", "d", 0, NULL, 0)) {
        mysql_close(m);
        return NULL;
    }
    return m;
}

int object_left(void)
{
    MYSQL m;

    mysql_init(&m); /* want "lost-cancel" */
    if (!mysql_real_connect(&m, "h", "u", "p", "d", 0, NULL, 0))
        return -1;
    mysql_close(&m);
    return 0;
}

int result_left_on_empty(MYSQL *m, int n)
{
    MYSQL_RES *r = mysql_store_result(m); /* want "lost-cancel" */

    if (r == NULL)
        return -1;
    if (n == 0)
        return 0;
    mysql_free_result(r);
    return 1;
}
