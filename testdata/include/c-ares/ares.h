/* Stub of ares.h: what the cases use. */
#ifndef STUB_ARES_H
#define STUB_ARES_H

#include <netdb.h>
#include <stddef.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/time.h>

typedef struct ares_channeldata *ares_channel;
typedef int ares_socket_t;
typedef socklen_t ares_socklen_t;
typedef int ares_status_t;
struct ares_addrinfo;
struct ares_addrinfo_hints;
struct ares_addrttl;
struct ares_addr6ttl;
struct ares_addr_node;
struct ares_addr_port_node;
struct ares_srv_reply;
struct ares_mx_reply;
struct ares_txt_reply;
struct ares_txt_ext;
struct ares_naptr_reply;
struct ares_soa_reply;
struct ares_uri_reply;
struct ares_caa_reply;
struct ares_socket_functions;
struct ares_options {
    int flags;
    int timeout;
    char **domains;
};
typedef void (*ares_callback)(void *arg, int status, int timeouts, unsigned char *abuf, int alen);
typedef void (*ares_host_callback)(void *arg, int status, int timeouts, struct hostent *hostent);
typedef void (*ares_nameinfo_callback)(void *arg, int status, int timeouts, char *node, char *service);
typedef void (*ares_addrinfo_callback)(void *arg, int status, int timeouts, struct ares_addrinfo *res);
typedef int (*ares_sock_create_callback)(ares_socket_t fd, int type, void *data);
typedef int (*ares_sock_config_callback)(ares_socket_t fd, int type, void *data);

int ares_init(ares_channel *channelptr);
int ares_init_options(ares_channel *channelptr, struct ares_options *options, int optmask);
int ares_dup(ares_channel *dest, ares_channel src);
void ares_destroy(ares_channel channel);
void ares_cancel(ares_channel channel);
struct timeval *ares_timeout(ares_channel channel, struct timeval *maxtv, struct timeval *tv);
void ares_process(ares_channel channel, fd_set *read_fds, fd_set *write_fds);
void ares_process_fd(ares_channel channel, ares_socket_t read_fd, ares_socket_t write_fd);
ares_status_t ares_queue_wait_empty(ares_channel channel, int timeout_ms);
int ares_save_options(ares_channel channel, struct ares_options *options, int *optmask);
void ares_destroy_options(struct ares_options *options);
void ares_getaddrinfo(ares_channel channel, const char *node, const char *service, const struct ares_addrinfo_hints *hints, ares_addrinfo_callback callback, void *arg);
void ares_gethostbyname(ares_channel channel, const char *name, int family, ares_host_callback callback, void *arg);
void ares_gethostbyaddr(ares_channel channel, const void *addr, int addrlen, int family, ares_host_callback callback, void *arg);
void ares_getnameinfo(ares_channel channel, const struct sockaddr *sa, ares_socklen_t salen, int flags, ares_nameinfo_callback callback, void *arg);
void ares_query(ares_channel channel, const char *name, int dnsclass, int type, ares_callback callback, void *arg);
void ares_search(ares_channel channel, const char *name, int dnsclass, int type, ares_callback callback, void *arg);
void ares_send(ares_channel channel, const unsigned char *qbuf, int qlen, ares_callback callback, void *arg);
int ares_gethostbyname_file(ares_channel channel, const char *name, int family, struct hostent **host);
void ares_freeaddrinfo(struct ares_addrinfo *ai);
void ares_free_hostent(struct hostent *host);
void ares_free_data(void *dataptr);
void ares_free_string(void *str);
int ares_parse_a_reply(const unsigned char *abuf, int alen, struct hostent **host, struct ares_addrttl *addrttls, int *naddrttls);
int ares_parse_aaaa_reply(const unsigned char *abuf, int alen, struct hostent **host, struct ares_addr6ttl *addrttls, int *naddrttls);
int ares_parse_ptr_reply(const unsigned char *abuf, int alen, const void *addr, int addrlen, int family, struct hostent **host);
int ares_parse_ns_reply(const unsigned char *abuf, int alen, struct hostent **host);
int ares_parse_srv_reply(const unsigned char *abuf, int alen, struct ares_srv_reply **out);
int ares_parse_mx_reply(const unsigned char *abuf, int alen, struct ares_mx_reply **out);
int ares_parse_txt_reply(const unsigned char *abuf, int alen, struct ares_txt_reply **out);
int ares_parse_txt_reply_ext(const unsigned char *abuf, int alen, struct ares_txt_ext **out);
int ares_parse_naptr_reply(const unsigned char *abuf, int alen, struct ares_naptr_reply **out);
int ares_parse_soa_reply(const unsigned char *abuf, int alen, struct ares_soa_reply **out);
int ares_parse_uri_reply(const unsigned char *abuf, int alen, struct ares_uri_reply **out);
int ares_parse_caa_reply(const unsigned char *abuf, int alen, struct ares_caa_reply **out);
int ares_get_servers(ares_channel channel, struct ares_addr_node **servers);
int ares_get_servers_ports(ares_channel channel, struct ares_addr_port_node **servers);
int ares_expand_name(const unsigned char *encoded, const unsigned char *abuf, int alen, char **s, long *enclen);
int ares_expand_string(const unsigned char *encoded, const unsigned char *abuf, int alen, unsigned char **s, long *enclen);
int ares_create_query(const char *name, int dnsclass, int type, unsigned short id, int rd, unsigned char **buf, int *buflen, int max_udp_size);
int ares_mkquery(const char *name, int dnsclass, int type, unsigned short id, int rd, unsigned char **buf, int *buflen);
void ares_set_socket_callback(ares_channel channel, ares_sock_create_callback callback, void *user_data);
void ares_set_socket_configure_callback(ares_channel channel, ares_sock_config_callback callback, void *user_data);
void ares_set_socket_functions(ares_channel channel, const struct ares_socket_functions *funcs, void *user_data);
int ares_library_init(int flags);
void ares_library_cleanup(void);

#endif
