#ifndef TICKER_H
#define TICKER_H

#include <pthread.h>
#include <stddef.h>

struct config {
    char host[64];
    char port[16];
    int interval_ms;
};

struct loop {
    int epoll_fd;
    int timer_fd;
    int wake_fd;
};

struct worker {
    pthread_t thread;
    int wake_fd;
    int stop;
};

int config_read(const char *path, struct config *out);

int loop_init(struct loop *l, int interval_ms);
int loop_run(struct loop *l, int peer);
void loop_fini(struct loop *l);

int peer_connect(const char *host, const char *port);
int peer_ping(const char *host, const char *port);

struct worker *worker_start(int wake_fd);
void worker_stop(struct worker *w);

#endif
