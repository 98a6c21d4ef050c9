/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <hiredis/async.h>
#include <hiredis/hiredis.h>

#include <stddef.h>

int step(int n);

int good_ctx(int n)
{
    redisContext *p = redisConnect("h", 6379);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        redisFree(p);
        return -1;
    }
    redisFree(p);
    return 0;
}

int bad_ctx(int n)
{
    redisContext *p = redisConnect("h", 6379); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    redisFree(p);
    return 0;
}

int good_ctx_timeout(struct timeval tv, int n)
{
    redisContext *p = redisConnectWithTimeout("h", 6379, tv);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        redisFree(p);
        return -1;
    }
    redisFree(p);
    return 0;
}

int bad_ctx_timeout(struct timeval tv, int n)
{
    redisContext *p = redisConnectWithTimeout("h", 6379, tv); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    redisFree(p);
    return 0;
}

int good_ctx_unix(int n)
{
    redisContext *p = redisConnectUnix("/s");

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        redisFree(p);
        return -1;
    }
    redisFree(p);
    return 0;
}

int bad_ctx_unix(int n)
{
    redisContext *p = redisConnectUnix("/s"); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    redisFree(p);
    return 0;
}

int good_actx(int n)
{
    redisAsyncContext *p = redisAsyncConnect("h", 6379);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        redisAsyncFree(p);
        return -1;
    }
    redisAsyncFree(p);
    return 0;
}

int bad_actx(int n)
{
    redisAsyncContext *p = redisAsyncConnect("h", 6379); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    redisAsyncFree(p);
    return 0;
}

int good_disconnected(int n)
{
    redisAsyncContext *p = redisAsyncConnectUnix("/s");

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        redisAsyncDisconnect(p);
        return -1;
    }
    redisAsyncDisconnect(p);
    return 0;
}

int bad_disconnected(int n)
{
    redisAsyncContext *p = redisAsyncConnectUnix("/s"); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    redisAsyncDisconnect(p);
    return 0;
}

int good_reply(redisContext *c, int n)
{
    void *p = redisCommand(c, "PING");

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        freeReplyObject(p);
        return -1;
    }
    freeReplyObject(p);
    return 0;
}

int bad_reply(redisContext *c, int n)
{
    void *p = redisCommand(c, "PING"); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    freeReplyObject(p);
    return 0;
}

int good_next_reply(redisContext *c, int n)
{
    void *p;
    if (redisGetReply(c, &p) != 0)
        return -1;
    if (step(n) < 0) {
        freeReplyObject(p);
        return -1;
    }
    freeReplyObject(p);
    return 0;
}

int bad_next_reply(redisContext *c, int n)
{
    void *p;
    if (redisGetReply(c, &p) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    freeReplyObject(p);
    return 0;
}

int good_reader(int n)
{
    redisReader *p = redisReaderCreate();

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        redisReaderFree(p);
        return -1;
    }
    redisReaderFree(p);
    return 0;
}

int bad_reader(int n)
{
    redisReader *p = redisReaderCreate(); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    redisReaderFree(p);
    return 0;
}
