/* Stub of mariadb/mysql.h: what the cases use. */
#ifndef STUB_MARIADB_MYSQL_H
#define STUB_MARIADB_MYSQL_H

#include <stddef.h>

typedef struct st_mysql {
    int net[8];
} MYSQL;
typedef struct st_mysql_res MYSQL_RES;
typedef struct st_mysql_stmt MYSQL_STMT;
typedef char my_bool;
enum mysql_option { MYSQL_OPT_CONNECT_TIMEOUT };

MYSQL *mysql_init(MYSQL *mysql);
void mysql_close(MYSQL *sock);
MYSQL *mysql_real_connect(MYSQL *mysql, const char *host, const char *user, const char *passwd, const char *db, unsigned int port, const char *unix_socket, unsigned long clientflag);
int mysql_options(MYSQL *mysql, enum mysql_option option, const void *arg);
int mysql_ping(MYSQL *mysql);
int mysql_kill(MYSQL *mysql, unsigned long pid);
int mysql_query(MYSQL *mysql, const char *q);
int mysql_real_query(MYSQL *mysql, const char *q, unsigned long length);
MYSQL_RES *mysql_store_result(MYSQL *mysql);
MYSQL_RES *mysql_use_result(MYSQL *mysql);
int mysql_next_result(MYSQL *mysql);
void mysql_free_result(MYSQL_RES *result);
MYSQL_RES *mysql_list_tables(MYSQL *mysql, const char *wild);
MYSQL_RES *mysql_list_dbs(MYSQL *mysql, const char *wild);
MYSQL_RES *mysql_list_fields(MYSQL *mysql, const char *table, const char *wild);
MYSQL_STMT *mysql_stmt_init(MYSQL *mysql);
int mysql_stmt_prepare(MYSQL_STMT *stmt, const char *query, unsigned long length);
int mysql_stmt_execute(MYSQL_STMT *stmt);
MYSQL_RES *mysql_stmt_result_metadata(MYSQL_STMT *stmt);
my_bool mysql_stmt_close(MYSQL_STMT *stmt);
my_bool mysql_thread_init(void);
void mysql_thread_end(void);

#endif
