/* Stub of nats/nats.h: what the cases use. */
#ifndef STUB_NATS_NATS_H
#define STUB_NATS_NATS_H

#include <stdint.h>

typedef int natsStatus;
typedef int jsErrCode;
typedef char natsInbox;
typedef struct natsMsgList {
    struct natsMsg **Msgs;
    int Count;
} natsMsgList;
typedef struct natsConnection natsConnection;
typedef struct natsSubscription natsSubscription;
typedef struct natsMsg natsMsg;
typedef struct natsOptions natsOptions;
typedef struct jsCtx jsCtx;
typedef struct jsOptions jsOptions;
typedef struct jsSubOptions jsSubOptions;
typedef struct kvStore kvStore;
typedef struct kvEntry kvEntry;
typedef struct kvWatcher kvWatcher;
typedef struct kvWatchOptions kvWatchOptions;
typedef void (*natsMsgHandler)(natsConnection *nc, natsSubscription *sub, natsMsg *msg, void *closure);

natsStatus natsOptions_Create(natsOptions **newOpts);
void natsOptions_Destroy(natsOptions *opts);
natsStatus natsOptions_SetTimeout(natsOptions *opts, int64_t timeout);
natsStatus natsConnection_Connect(natsConnection **nc, natsOptions *options);
natsStatus natsConnection_ConnectTo(natsConnection **nc, const char *urls);
void natsConnection_Close(natsConnection *nc);
natsStatus natsConnection_Drain(natsConnection *nc);
void natsConnection_Destroy(natsConnection *nc);
natsStatus natsConnection_Flush(natsConnection *nc);
natsStatus natsConnection_FlushTimeout(natsConnection *nc, int64_t timeout);
natsStatus natsConnection_Subscribe(natsSubscription **sub, natsConnection *nc, const char *subject, natsMsgHandler cb, void *cbClosure);
natsStatus natsConnection_SubscribeTimeout(natsSubscription **sub, natsConnection *nc, const char *subject, int64_t timeout, natsMsgHandler cb, void *cbClosure);
natsStatus natsConnection_SubscribeSync(natsSubscription **sub, natsConnection *nc, const char *subject);
natsStatus natsConnection_QueueSubscribe(natsSubscription **sub, natsConnection *nc, const char *subject, const char *queueGroup, natsMsgHandler cb, void *cbClosure);
natsStatus natsConnection_QueueSubscribeSync(natsSubscription **sub, natsConnection *nc, const char *subject, const char *queueGroup);
natsStatus natsSubscription_NextMsg(natsMsg **nextMsg, natsSubscription *sub, int64_t timeout);
natsStatus natsSubscription_Unsubscribe(natsSubscription *sub);
natsStatus natsSubscription_Drain(natsSubscription *sub);
natsStatus natsSubscription_WaitForDrainCompletion(natsSubscription *sub, int64_t timeout);
void natsSubscription_Destroy(natsSubscription *sub);
natsStatus natsMsg_Create(natsMsg **newMsg, const char *subj, const char *reply, const char *data, int dataLen);
void natsMsg_Destroy(natsMsg *msg);
natsStatus natsConnection_Request(natsMsg **replyMsg, natsConnection *nc, const char *subj, const void *data, int dataLen, int64_t timeout);
natsStatus natsConnection_RequestString(natsMsg **replyMsg, natsConnection *nc, const char *subj, const char *str, int64_t timeout);
natsStatus natsConnection_RequestMsg(natsMsg **replyMsg, natsConnection *nc, natsMsg *requestMsg, int64_t timeout);
natsStatus natsSubscription_Fetch(natsMsgList *list, natsSubscription *sub, int batch, int64_t timeout, jsErrCode *errCode);
void natsMsgList_Destroy(natsMsgList *list);
natsStatus natsInbox_Create(natsInbox **newInbox);
void natsInbox_Destroy(natsInbox *inbox);
natsStatus natsConnection_JetStream(jsCtx **js, natsConnection *nc, jsOptions *opts);
void jsCtx_Destroy(jsCtx *js);
natsStatus js_SubscribeSync(natsSubscription **sub, jsCtx *js, const char *subject, jsOptions *opts, jsSubOptions *subOpts, jsErrCode *errCode);
natsStatus js_KeyValue(kvStore **new_kv, jsCtx *js, const char *bucket);
void kvStore_Destroy(kvStore *kv);
natsStatus kvStore_Get(kvEntry **new_entry, kvStore *kv, const char *key);
void kvEntry_Destroy(kvEntry *e);
natsStatus kvStore_Watch(kvWatcher **new_watcher, kvStore *kv, const char *keys, kvWatchOptions *opts);
natsStatus kvWatcher_Next(kvEntry **new_entry, kvWatcher *w, int64_t timeout);
natsStatus kvWatcher_Stop(kvWatcher *w);
void kvWatcher_Destroy(kvWatcher *w);
void nats_Close(void);
natsStatus nats_CloseAndWait(int64_t timeout);
void nats_Sleep(int64_t sleepTime);

#endif
