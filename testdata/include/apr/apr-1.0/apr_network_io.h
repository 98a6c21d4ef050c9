/* Stub of apr-1.0/apr_network_io.h: what the cases use. */
#ifndef STUB_APR_1_0_APR_NETWORK_IO_H
#define STUB_APR_1_0_APR_NETWORK_IO_H

#include <apr-1.0/apr_pools.h>

apr_status_t apr_socket_create(apr_socket_t **new_sock, int family, int type, int protocol, apr_pool_t *cont);
apr_status_t apr_socket_accept(apr_socket_t **new_sock, apr_socket_t *sock, apr_pool_t *connection_pool);
apr_status_t apr_socket_close(apr_socket_t *thesocket);
apr_status_t apr_socket_timeout_set(apr_socket_t *sock, apr_interval_time_t t);
apr_status_t apr_socket_connect(apr_socket_t *sock, apr_sockaddr_t *sa);
apr_status_t apr_socket_recv(apr_socket_t *sock, char *buf, apr_size_t *len);
apr_status_t apr_socket_send(apr_socket_t *sock, const char *buf, apr_size_t *len);
apr_status_t apr_sockaddr_info_get(apr_sockaddr_t **sa, const char *hostname, apr_int32_t family, apr_port_t port, apr_int32_t flags, apr_pool_t *p);

#endif
