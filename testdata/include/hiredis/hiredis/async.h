/* Stub of hiredis/async.h: what the cases use. */
#ifndef STUB_HIREDIS_ASYNC_H
#define STUB_HIREDIS_ASYNC_H

#include <hiredis/hiredis.h>

typedef struct redisAsyncContext {
    redisContext c;
    int err;
} redisAsyncContext;
typedef void(redisCallbackFn)(redisAsyncContext *, void *, void *);
typedef void(redisConnectCallback)(const redisAsyncContext *, int status);
typedef void(redisDisconnectCallback)(const redisAsyncContext *, int status);

redisAsyncContext *redisAsyncConnect(const char *ip, int port);
redisAsyncContext *redisAsyncConnectUnix(const char *path);
redisAsyncContext *redisAsyncConnectBind(const char *ip, int port, const char *source_addr);
redisAsyncContext *redisAsyncConnectBindWithReuse(const char *ip, int port, const char *source_addr);
redisAsyncContext *redisAsyncConnectWithOptions(const redisOptions *options);
void redisAsyncFree(redisAsyncContext *ac);
void redisAsyncDisconnect(redisAsyncContext *ac);
int redisAsyncCommand(redisAsyncContext *ac, redisCallbackFn *fn, void *privdata, const char *format, ...);
int redisvAsyncCommand(redisAsyncContext *ac, redisCallbackFn *fn, void *privdata, const char *format, va_list ap);
int redisAsyncCommandArgv(redisAsyncContext *ac, redisCallbackFn *fn, void *privdata, int argc, const char **argv, const size_t *argvlen);
int redisAsyncFormattedCommand(redisAsyncContext *ac, redisCallbackFn *fn, void *privdata, const char *cmd, size_t len);
int redisAsyncSetConnectCallback(redisAsyncContext *ac, redisConnectCallback *fn);
int redisAsyncSetDisconnectCallback(redisAsyncContext *ac, redisDisconnectCallback *fn);

#endif
