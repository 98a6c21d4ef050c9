/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <nats/nats.h>

#include <stddef.h>

int step(int n);

int good_conn(natsOptions *o, int n)
{
    natsConnection *p;
    if (natsConnection_Connect(&p, o) != 0)
        return -1;
    if (step(n) < 0) {
        natsConnection_Destroy(p);
        return -1;
    }
    natsConnection_Destroy(p);
    return 0;
}

int bad_conn(natsOptions *o, int n)
{
    natsConnection *p;
    if (natsConnection_Connect(&p, o) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    natsConnection_Destroy(p);
    return 0;
}

int good_sub(natsConnection *c, int n)
{
    natsSubscription *p;
    if (natsConnection_SubscribeSync(&p, c, "s") != 0)
        return -1;
    if (step(n) < 0) {
        natsSubscription_Destroy(p);
        return -1;
    }
    natsSubscription_Destroy(p);
    return 0;
}

int bad_sub(natsConnection *c, int n)
{
    natsSubscription *p;
    if (natsConnection_SubscribeSync(&p, c, "s") != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    natsSubscription_Destroy(p);
    return 0;
}

int good_sub_handler(natsConnection *c, natsMsgHandler h, int n)
{
    natsSubscription *p;
    if (natsConnection_Subscribe(&p, c, "s", h, NULL) != 0)
        return -1;
    if (step(n) < 0) {
        natsSubscription_Destroy(p);
        return -1;
    }
    natsSubscription_Destroy(p);
    return 0;
}

int bad_sub_handler(natsConnection *c, natsMsgHandler h, int n)
{
    natsSubscription *p;
    if (natsConnection_Subscribe(&p, c, "s", h, NULL) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    natsSubscription_Destroy(p);
    return 0;
}

int good_msg(natsSubscription *s, int n)
{
    natsMsg *p;
    if (natsSubscription_NextMsg(&p, s, 100) != 0)
        return -1;
    if (step(n) < 0) {
        natsMsg_Destroy(p);
        return -1;
    }
    natsMsg_Destroy(p);
    return 0;
}

int bad_msg(natsSubscription *s, int n)
{
    natsMsg *p;
    if (natsSubscription_NextMsg(&p, s, 100) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    natsMsg_Destroy(p);
    return 0;
}

int good_reply(natsConnection *c, int n)
{
    natsMsg *p;
    if (natsConnection_Request(&p, c, "s", "d", 1, 100) != 0)
        return -1;
    if (step(n) < 0) {
        natsMsg_Destroy(p);
        return -1;
    }
    natsMsg_Destroy(p);
    return 0;
}

int bad_reply(natsConnection *c, int n)
{
    natsMsg *p;
    if (natsConnection_Request(&p, c, "s", "d", 1, 100) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    natsMsg_Destroy(p);
    return 0;
}

int good_msg_list(natsSubscription *s, int n)
{
    natsMsgList l;
    if (natsSubscription_Fetch(&l, s, 10, 100, NULL) != 0)
        return -1;
    if (step(n) < 0) {
        natsMsgList_Destroy(&l);
        return -1;
    }
    natsMsgList_Destroy(&l);
    return 0;
}

int bad_msg_list(natsSubscription *s, int n)
{
    natsMsgList l;
    if (natsSubscription_Fetch(&l, s, 10, 100, NULL) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    natsMsgList_Destroy(&l);
    return 0;
}

int good_opts(int n)
{
    natsOptions *p;
    if (natsOptions_Create(&p) != 0)
        return -1;
    if (step(n) < 0) {
        natsOptions_Destroy(p);
        return -1;
    }
    natsOptions_Destroy(p);
    return 0;
}

int bad_opts(int n)
{
    natsOptions *p;
    if (natsOptions_Create(&p) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    natsOptions_Destroy(p);
    return 0;
}

int good_inbox(int n)
{
    natsInbox *p;
    if (natsInbox_Create(&p) != 0)
        return -1;
    if (step(n) < 0) {
        natsInbox_Destroy(p);
        return -1;
    }
    natsInbox_Destroy(p);
    return 0;
}

int bad_inbox(int n)
{
    natsInbox *p;
    if (natsInbox_Create(&p) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    natsInbox_Destroy(p);
    return 0;
}

int good_js(natsConnection *c, int n)
{
    jsCtx *p;
    if (natsConnection_JetStream(&p, c, NULL) != 0)
        return -1;
    if (step(n) < 0) {
        jsCtx_Destroy(p);
        return -1;
    }
    jsCtx_Destroy(p);
    return 0;
}

int bad_js(natsConnection *c, int n)
{
    jsCtx *p;
    if (natsConnection_JetStream(&p, c, NULL) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    jsCtx_Destroy(p);
    return 0;
}

int good_kv(jsCtx *j, int n)
{
    kvStore *p;
    if (js_KeyValue(&p, j, "b") != 0)
        return -1;
    if (step(n) < 0) {
        kvStore_Destroy(p);
        return -1;
    }
    kvStore_Destroy(p);
    return 0;
}

int bad_kv(jsCtx *j, int n)
{
    kvStore *p;
    if (js_KeyValue(&p, j, "b") != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    kvStore_Destroy(p);
    return 0;
}

int good_kv_entry(kvStore *k, int n)
{
    kvEntry *p;
    if (kvStore_Get(&p, k, "b") != 0)
        return -1;
    if (step(n) < 0) {
        kvEntry_Destroy(p);
        return -1;
    }
    kvEntry_Destroy(p);
    return 0;
}

int bad_kv_entry(kvStore *k, int n)
{
    kvEntry *p;
    if (kvStore_Get(&p, k, "b") != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    kvEntry_Destroy(p);
    return 0;
}

int good_watcher(kvStore *k, int n)
{
    kvWatcher *p;
    if (kvStore_Watch(&p, k, "b", NULL) != 0)
        return -1;
    if (step(n) < 0) {
        kvWatcher_Destroy(p);
        return -1;
    }
    kvWatcher_Destroy(p);
    return 0;
}

int bad_watcher(kvStore *k, int n)
{
    kvWatcher *p;
    if (kvStore_Watch(&p, k, "b", NULL) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    kvWatcher_Destroy(p);
    return 0;
}
