/* What the cases use of spdk/sock.h; not the real header. */
#ifndef STUB_SPDK_SOCK_H
#define STUB_SPDK_SOCK_H

#include "spdk/stdinc.h"

struct spdk_sock *spdk_sock_connect(const char *p0, int p1, const char *p2);
struct spdk_sock *spdk_sock_listen(const char *p0, int p1, const char *p2);
struct spdk_sock *spdk_sock_accept(struct spdk_sock *p0);
int spdk_sock_close(struct spdk_sock **p0);
struct spdk_sock_group *spdk_sock_group_create(void *p0);
int spdk_sock_group_close(struct spdk_sock_group **p0);
struct spdk_sock *spdk_sock_connect_ext(const char *p0, int p1, const char *p2, struct spdk_sock_opts *p3);
struct spdk_sock *spdk_sock_listen_ext(const char *p0, int p1, const char *p2, struct spdk_sock_opts *p3);

#endif
