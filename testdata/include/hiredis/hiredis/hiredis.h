/* Stub of hiredis/hiredis.h: what the cases use. */
#ifndef STUB_HIREDIS_HIREDIS_H
#define STUB_HIREDIS_HIREDIS_H

#include <hiredis/read.h>

#include <stdarg.h>
#include <stddef.h>
#include <sys/time.h>

typedef struct redisContext {
    int err;
    int fd;
} redisContext;
#define REDIS_OPT_NONBLOCK 0x01
typedef struct redisOptions {
    int type, options;
    const char *ip;
    int port;
} redisOptions;
#define REDIS_OPTIONS_SET_TCP(opts, ip_, port_)                                                                        \
    do {                                                                                                               \
        (opts)->type = 0;                                                                                              \
        (opts)->ip = ip_;                                                                                              \
        (opts)->port = port_;                                                                                          \
    } while (0)

redisContext *redisConnect(const char *ip, int port);
redisContext *redisConnectWithTimeout(const char *ip, int port, const struct timeval tv);
redisContext *redisConnectUnix(const char *path);
redisContext *redisConnectUnixWithTimeout(const char *path, const struct timeval tv);
redisContext *redisConnectNonBlock(const char *ip, int port);
redisContext *redisConnectBindNonBlock(const char *ip, int port, const char *source_addr);
redisContext *redisConnectFd(int fd);
redisContext *redisConnectWithOptions(const redisOptions *options);
int redisReconnect(redisContext *c);
int redisSetTimeout(redisContext *c, const struct timeval tv);
void redisFree(redisContext *c);
int redisFreeKeepFd(redisContext *c);
void *redisCommand(redisContext *c, const char *format, ...);
void *redisvCommand(redisContext *c, const char *format, va_list ap);
void *redisCommandArgv(redisContext *c, int argc, const char **argv, const size_t *argvlen);
int redisAppendCommand(redisContext *c, const char *format, ...);
int redisGetReply(redisContext *c, void **reply);
int redisGetReplyFromReader(redisContext *c, void **reply);
int redisBufferRead(redisContext *c);
int redisBufferWrite(redisContext *c, int *done);
void freeReplyObject(void *reply);
int redisFormatCommand(char **target, const char *format, ...);
int redisFormatCommandArgv(char **target, int argc, const char **argv, const size_t *argvlen);
void redisFreeCommand(char *cmd);
redisReader *redisReaderCreate(void);

#endif
