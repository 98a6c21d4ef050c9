#include "ticker.h"

#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    struct config config;
    struct loop loop;
    struct worker *worker;
    int peer, status;

    if (argc != 2) {
        fprintf(stderr, "usage: %s CONFIG\n", argv[0]);
        return 2;
    }
    if (config_read(argv[1], &config) < 0)
        return 2;
    if (peer_ping(config.host, config.port) < 0)
        return 1;
    if (loop_init(&loop, config.interval_ms) < 0)
        return 1;
    peer = peer_connect(config.host, config.port);
    if (peer < 0)
        return 1;
    worker = worker_start(loop.wake_fd);
    if (!worker)
        return 1;
    status = loop_run(&loop, peer);
    worker_stop(worker);
    close(peer);
    loop_fini(&loop);
    return status < 0 ? 1 : 0;
}
