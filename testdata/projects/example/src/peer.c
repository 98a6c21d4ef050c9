#define _POSIX_C_SOURCE 200809L
#include "ticker.h"

#include <netdb.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

/* Tries every address of the host. */
int peer_connect(const char *host, const char *port)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
    struct addrinfo *list, *ai;
    int fd = -1;

    if (getaddrinfo(host, port, &hints, &list) != 0)
        return -1;
    for (ai = list; ai; ai = ai->ai_next) {
        fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol);
        if (fd < 0)
            continue;
        if (connect(fd, ai->ai_addr, ai->ai_addrlen) == 0)
            break;
    }
    freeaddrinfo(list);
    return fd;
}

int peer_ping(const char *host, const char *port)
{
    int fd = peer_connect(host, port);
    int failed;

    if (fd < 0)
        return -1;
    failed = write(fd, "ping\n", 5) != 5;
    close(fd);
    if (failed)
        fprintf(stderr, "%s does not answer\n", host);
    if (shutdown(fd, SHUT_RDWR) < 0 && !failed)
        return -1;
    return failed ? -1 : 0;
}
