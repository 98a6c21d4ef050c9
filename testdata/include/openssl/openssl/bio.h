/* Stub of openssl/bio.h: what the cases use. */
#ifndef STUB_OPENSSL_BIO_H
#define STUB_OPENSSL_BIO_H

#include <openssl/types.h>

const BIO_METHOD *BIO_s_mem(void);

BIO *BIO_new(const BIO_METHOD *type);
BIO *BIO_new_file(const char *filename, const char *mode);
BIO *BIO_new_fp(FILE *stream, int close_flag);
BIO *BIO_new_fd(int fd, int close_flag);
BIO *BIO_new_mem_buf(const void *buf, int len);
BIO *BIO_new_socket(int sock, int close_flag);
BIO *BIO_new_dgram(int fd, int close_flag);
int BIO_new_bio_pair(BIO **bio1, size_t writebuf1, BIO **bio2, size_t writebuf2);
BIO *BIO_new_connect(const char *host_port);
BIO *BIO_new_accept(const char *host_port);
int BIO_up_ref(BIO *a);
int BIO_free(BIO *a);
void BIO_vfree(BIO *a);
void BIO_free_all(BIO *a);
BIO *BIO_push(BIO *b, BIO *append);
BIO *BIO_pop(BIO *b);
long BIO_ctrl(BIO *obj, int cmd, long larg, void *parg);
void BIO_set_data(BIO *a, void *ptr);
int BIO_read(BIO *b, void *data, int dlen);
int BIO_write(BIO *b, const void *data, int dlen);
int BIO_do_connect_retry(BIO *bio, int timeout, int nap_milliseconds);
int BIO_wait(BIO *bio, time_t max_time, unsigned int nap_milliseconds);
int BIO_socket_wait(int fd, int for_read, time_t max_time);
int BIO_connect(int sock, const BIO_ADDR *addr, int options);
int BIO_accept_ex(int accept_sock, BIO_ADDR *addr, int options);
int BIO_lookup(const char *host, const char *service, enum BIO_lookup_type lookup_type, int family, int socktype, BIO_ADDRINFO **res);
int BIO_lookup_ex(const char *host, const char *service, int lookup_type, int family, int socktype, int protocol, BIO_ADDRINFO **res);
void BIO_ADDRINFO_free(BIO_ADDRINFO *bai);

#endif
