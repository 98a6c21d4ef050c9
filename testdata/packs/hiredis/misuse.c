/* A context that failed to connect is still owed; replies; descriptors that change hands. */
#include <hiredis/async.h>
#include <hiredis/hiredis.h>

#include <unistd.h>

int step(int n);

redisContext *left_when_connecting_failed(void)
{
    redisContext *c = redisConnect("127.0.0.1", 6379); /* want "lost-cancel" */

    if (c == NULL || c->err)
        return NULL;
    return c;
}

redisContext *freed_when_connecting_failed(void)
{
    redisContext *c = redisConnect("127.0.0.1", 6379);

    if (c == NULL || c->err) {
        redisFree(c);
        return NULL;
    }
    return c;
}

int reply_thrown_away(redisContext *c)
{
    redisCommand(c, "SET a b"); /* want "discarded-cancel" */
    return 0;
}

int reply_overwritten(redisContext *c)
{
    redisReader *r = NULL;
    void *reply = redisCommand(c, "GET a");

    (void)r;
    reply = redisCommand(c, "GET b"); /* want "overwritten-cancel" */
    freeReplyObject(reply);
    return 0;
}

int used_after_disconnect(redisAsyncContext *ac)
{
    redisAsyncDisconnect(ac);
    return redisAsyncCommand(ac, NULL, NULL, "PING"); /* want "use-after-cancel" */
}

int descriptor_kept(redisContext *c)
{
    int fd = redisFreeKeepFd(c);

    if (fd < 0)
        return -1;
    close(fd);
    return 0;
}

int descriptor_lost(redisContext *c)
{
    int fd = redisFreeKeepFd(c); /* want "never-released" */

    return step(fd < 0);
}
