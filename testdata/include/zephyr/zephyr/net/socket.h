/* Stub of zephyr/net/socket.h: what the cases use. */
#ifndef STUB_ZEPHYR_NET_SOCKET_H
#define STUB_ZEPHYR_NET_SOCKET_H

#include <sys/socket.h>

struct zsock_pollfd;
struct zsock_addrinfo;

int zsock_socket(int family, int type, int proto);
int zsock_close(int sock);
int zsock_accept(int sock, struct sockaddr *addr, socklen_t *addrlen);
int zsock_connect(int sock, const struct sockaddr *addr, socklen_t addrlen);
ssize_t zsock_sendto(int sock, const void *buf, size_t len, int flags, const struct sockaddr *dest_addr, socklen_t addrlen);
ssize_t zsock_recvfrom(int sock, void *buf, size_t max_len, int flags, struct sockaddr *src_addr, socklen_t *addrlen);
int zsock_poll(struct zsock_pollfd *fds, int nfds, int timeout);
int zsock_getaddrinfo(const char *host, const char *service, const struct zsock_addrinfo *hints, struct zsock_addrinfo **res);
void zsock_freeaddrinfo(struct zsock_addrinfo *ai);

#endif
