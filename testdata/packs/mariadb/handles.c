/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <mariadb/mysql.h>

#include <stddef.h>

int step(int n);

int good_conn(int n)
{
    MYSQL *p = mysql_init(NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        mysql_close(p);
        return -1;
    }
    mysql_close(p);
    return 0;
}

int bad_conn(int n)
{
    MYSQL *p = mysql_init(NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    mysql_close(p);
    return 0;
}

int good_conn_object(int n)
{
    MYSQL m;
    if (mysql_init(&m) == NULL)
        return -1;
    if (step(n) < 0) {
        mysql_close(&m);
        return -1;
    }
    mysql_close(&m);
    return 0;
}

int bad_conn_object(int n)
{
    MYSQL m;
    if (mysql_init(&m) == NULL) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    mysql_close(&m);
    return 0;
}

int good_result(MYSQL *c, int n)
{
    MYSQL_RES *p = mysql_store_result(c);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        mysql_free_result(p);
        return -1;
    }
    mysql_free_result(p);
    return 0;
}

int bad_result(MYSQL *c, int n)
{
    MYSQL_RES *p = mysql_store_result(c); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    mysql_free_result(p);
    return 0;
}

int good_used_result(MYSQL *c, int n)
{
    MYSQL_RES *p = mysql_use_result(c);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        mysql_free_result(p);
        return -1;
    }
    mysql_free_result(p);
    return 0;
}

int bad_used_result(MYSQL *c, int n)
{
    MYSQL_RES *p = mysql_use_result(c); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    mysql_free_result(p);
    return 0;
}

int good_stmt(MYSQL *c, int n)
{
    MYSQL_STMT *p = mysql_stmt_init(c);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        mysql_stmt_close(p);
        return -1;
    }
    mysql_stmt_close(p);
    return 0;
}

int bad_stmt(MYSQL *c, int n)
{
    MYSQL_STMT *p = mysql_stmt_init(c); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    mysql_stmt_close(p);
    return 0;
}
