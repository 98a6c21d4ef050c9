/* Stub of libdill.h: what the cases use. */
#ifndef STUB_LIBDILL_H
#define STUB_LIBDILL_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct dill_bundle_storage;
struct dill_chclause;
struct dill_chstorage;
struct dill_ipaddr;
struct dill_iolist;
struct dill_tcp_storage;
struct dill_tls_storage;
struct dill_dtls_storage;
struct dill_ws_storage;
struct dill_ipc_storage;
typedef int dill_socks5_auth_function(const char *user, const char *password);

int dill_hclose(int h);
int dill_hown(int h);
int dill_bundle(void);
int dill_bundle_mem(struct dill_bundle_storage *mem);
int dill_bundle_wait(int h, int64_t deadline);
int dill_yield(void);
int dill_prologue(sigjmp_buf **ctx, void **ptr, size_t len, int bndl, const char *file, int line);
void dill_epilogue(void);
int dill_chmake(int chv[2]);
int dill_chsend(int ch, const void *val, size_t len, int64_t deadline);
int dill_chrecv(int ch, void *val, size_t len, int64_t deadline);
int dill_chdone(int ch);
int dill_choose(struct dill_chclause *clauses, int nclauses, int64_t deadline);
int dill_msleep(int64_t deadline);
int dill_fdin(int fd, int64_t deadline);
int dill_fdout(int fd, int64_t deadline);
int dill_fdclean(int fd);
int dill_brecv(int s, void *buf, size_t len, int64_t deadline);
int dill_brecvl(int s, struct dill_iolist *first, struct dill_iolist *last, int64_t deadline);
int dill_bsend(int s, const void *buf, size_t len, int64_t deadline);
int dill_bsendl(int s, struct dill_iolist *first, struct dill_iolist *last, int64_t deadline);
ssize_t dill_mrecv(int s, void *buf, size_t len, int64_t deadline);
ssize_t dill_mrecvl(int s, struct dill_iolist *first, struct dill_iolist *last, int64_t deadline);
int dill_msend(int s, const void *buf, size_t len, int64_t deadline);
int dill_msendl(int s, struct dill_iolist *first, struct dill_iolist *last, int64_t deadline);
int dill_happyeyeballs_connect(const char *name, int port, int64_t deadline);
int dill_ipaddr_remote(struct dill_ipaddr *addr, const char *name, int port, int mode, int64_t deadline);
int dill_ipaddr_remotes(struct dill_ipaddr *addrs, int naddrs, const char *name, int port, int mode, int64_t deadline);
int dill_tcp_connect(const struct dill_ipaddr *addr, int64_t deadline);
int dill_tcp_listen(struct dill_ipaddr *addr, int backlog);
int dill_tcp_accept(int s, struct dill_ipaddr *addr, int64_t deadline);
int dill_tcp_close(int s, int64_t deadline);
int dill_ipc_accept(int s, int64_t deadline);
int dill_ipc_accept_mem(int s, struct dill_ipc_storage *mem, int64_t deadline);
int dill_ipc_close(int s, int64_t deadline);
int dill_ipc_connect(const char *addr, int64_t deadline);
int dill_ipc_connect_mem(const char *addr, struct dill_ipc_storage *mem, int64_t deadline);
int dill_ipc_done(int s, int64_t deadline);
int dill_ipc_recvfd(int s, int64_t deadline);
int dill_ipc_sendfd(int s, int fd, int64_t deadline);
int dill_tcp_accept_mem(int s, struct dill_ipaddr *addr, struct dill_tcp_storage *mem, int64_t deadline);
int dill_tcp_connect_mem(const struct dill_ipaddr *addr, struct dill_tcp_storage *mem, int64_t deadline);
int dill_tcp_done(int s, int64_t deadline);
ssize_t dill_udp_recv(int s, struct dill_ipaddr *addr, void *buf, size_t len, int64_t deadline);
ssize_t dill_udp_recvl(int s, struct dill_ipaddr *addr, struct dill_iolist *first, struct dill_iolist *last, int64_t deadline);
int dill_http_attach(int s);
int dill_prefix_attach(int s, size_t hdrlen, int flags);
int dill_prefix_detach(int s);
int dill_dtls_attach_client(int s, int64_t deadline);
int dill_dtls_attach_client_mem(int s, struct dill_dtls_storage *mem, int64_t deadline);
int dill_dtls_attach_server(int s, const char *cert, const char *pkey, int64_t deadline);
int dill_dtls_attach_server_mem(int s, const char *cert, const char *pkey, struct dill_dtls_storage *mem, int64_t deadline);
int dill_dtls_detach(int s, int64_t deadline);
int dill_dtls_done(int s, int64_t deadline);
int dill_http_detach(int s, int64_t deadline);
int dill_http_done(int s, int64_t deadline);
int dill_http_recvfield(int s, char *name, size_t namelen, char *value, size_t valuelen, int64_t deadline);
int dill_http_recvrequest(int s, char *command, size_t commandlen, char *resource, size_t resourcelen, int64_t deadline);
int dill_http_recvstatus(int s, char *reason, size_t reasonlen, int64_t deadline);
int dill_http_sendfield(int s, const char *name, const char *value, int64_t deadline);
int dill_http_sendrequest(int s, const char *command, const char *resource, int64_t deadline);
int dill_http_sendstatus(int s, int status, const char *reason, int64_t deadline);
int dill_socks5_client_connect(int s, const char *username, const char *password, struct dill_ipaddr *addr, int64_t deadline);
int dill_socks5_client_connectbyname(int s, const char *username, const char *password, const char *hostname, int port, int64_t deadline);
int dill_socks5_proxy_auth(int s, dill_socks5_auth_function *auth_fn, int64_t deadline);
int dill_socks5_proxy_recvcommand(int s, struct dill_ipaddr *ipaddr, int64_t deadline);
int dill_socks5_proxy_recvcommandbyname(int s, char *host, int *port, int64_t deadline);
int dill_socks5_proxy_sendreply(int s, int reply, struct dill_ipaddr *ipaddr, int64_t deadline);
int dill_suffix_detach(int s, int64_t deadline);
int dill_term_detach(int s, int64_t deadline);
int dill_term_done(int s, int64_t deadline);
int dill_tls_attach_client(int s, int64_t deadline);
int dill_tls_attach_client_mem(int s, struct dill_tls_storage *mem, int64_t deadline);
int dill_tls_attach_server(int s, const char *cert, const char *pkey, int64_t deadline);
int dill_tls_attach_server_mem(int s, const char *cert, const char *pkey, struct dill_tls_storage *mem, int64_t deadline);
int dill_tls_detach(int s, int64_t deadline);
int dill_tls_done(int s, int64_t deadline);
int dill_ws_attach_client(int s, int flags, const char *resource, const char *host, int64_t deadline);
int dill_ws_attach_client_mem(int s, int flags, const char *resource, const char *host, struct dill_ws_storage *mem, int64_t deadline);
int dill_ws_attach_server(int s, int flags, char *resource, size_t resourcelen, char *host, size_t hostlen, int64_t deadline);
int dill_ws_attach_server_mem(int s, int flags, char *resource, size_t resourcelen, char *host, size_t hostlen, struct dill_ws_storage *mem, int64_t deadline);
int dill_ws_detach(int s, int status, const void *buf, size_t len, int64_t deadline);
int dill_ws_done(int s, int status, const void *buf, size_t len, int64_t deadline);
ssize_t dill_ws_recv(int s, int *flags, void *buf, size_t len, int64_t deadline);
ssize_t dill_ws_recvl(int s, int *flags, struct dill_iolist *first, struct dill_iolist *last, int64_t deadline);
int dill_ws_send(int s, int flags, const void *buf, size_t len, int64_t deadline);
int dill_ws_sendl(int s, int flags, struct dill_iolist *first, struct dill_iolist *last, int64_t deadline);

#define hclose dill_hclose
#define hown dill_hown
#define bundle dill_bundle
#define bundle_wait dill_bundle_wait
#define chmake dill_chmake
#define chsend dill_chsend
#define chrecv dill_chrecv
#define chdone dill_chdone
#define choose dill_choose
#define msleep dill_msleep
#define fdin dill_fdin
#define fdout dill_fdout
#define fdclean dill_fdclean
#define yield dill_yield
#define tcp_connect dill_tcp_connect
#define tcp_accept dill_tcp_accept
#define tcp_listen dill_tcp_listen
#define tcp_close dill_tcp_close
#define http_attach dill_http_attach
#define http_detach dill_http_detach
#define ipc_recvfd dill_ipc_recvfd
#define go(fn)                                                                                                         \
    ({                                                                                                                 \
        sigjmp_buf *ctx;                                                                                               \
        void *stk = NULL;                                                                                              \
        int h = dill_prologue(&ctx, &stk, 0, -1, __FILE__, __LINE__);                                                  \
        if (h >= 0) {                                                                                                  \
            if (!sigsetjmp(*ctx, 0)) {                                                                                 \
                (fn);                                                                                                  \
                dill_epilogue();                                                                                       \
            }                                                                                                          \
        }                                                                                                              \
        h;                                                                                                             \
    })

#endif
