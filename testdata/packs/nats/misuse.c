/* What is only stopped, and messages that handlers own. */
#include <nats/nats.h>

#include <stddef.h>

int step(int n);

int only_unsubscribed(natsConnection *nc)
{
    natsSubscription *sub;

    if (natsConnection_SubscribeSync(&sub, nc, "a") != 0) /* want "never-released" */
        return -1;
    step(1);
    return natsSubscription_Unsubscribe(sub);
}

int only_closed(void)
{
    natsConnection *nc;

    if (natsConnection_ConnectTo(&nc, "nats://localhost") != 0) /* want "never-released" */
        return -1;
    natsConnection_Close(nc);
    return 0;
}

int closed_and_destroyed(void)
{
    natsConnection *nc;

    if (natsConnection_ConnectTo(&nc, "nats://localhost") != 0)
        return -1;
    natsConnection_Close(nc);
    natsConnection_Destroy(nc);
    return 0;
}

/* Owned by the handler (a kind that callbacks get is not followed into them). */
void fn_on_msg(natsConnection *nc, natsSubscription *sub, natsMsg *msg, void *closure)
{
    (void)nc;
    (void)sub;
    (void)msg;
    (void)closure;
}

void on_msg(natsConnection *nc, natsSubscription *sub, natsMsg *msg, void *closure)
{
    (void)nc;
    (void)sub;
    (void)closure;
    natsMsg_Destroy(msg);
}

int subscribe(natsConnection *nc, natsSubscription **one, natsSubscription **two)
{
    int rc = natsConnection_Subscribe(one, nc, "a", on_msg, NULL);

    return rc ? rc : natsConnection_Subscribe(two, nc, "b", fn_on_msg, NULL);
}
