/* Stub of openssl/ssl.h: what the cases use. */
#ifndef STUB_OPENSSL_SSL_H
#define STUB_OPENSSL_SSL_H

#include <openssl/bio.h>
#include <openssl/x509.h>

const SSL_METHOD *TLS_client_method(void);

SSL_CTX *SSL_CTX_new(const SSL_METHOD *meth);
SSL_CTX *SSL_CTX_new_ex(OSSL_LIB_CTX *libctx, const char *propq, const SSL_METHOD *meth);
int SSL_CTX_up_ref(SSL_CTX *ctx);
void SSL_CTX_free(SSL_CTX *);
long SSL_CTX_ctrl(SSL_CTX *obj, int cmd, long larg, void *parg);
SSL *SSL_new(SSL_CTX *ctx);
SSL *SSL_dup(SSL *ssl);
int SSL_up_ref(SSL *s);
void SSL_free(SSL *ssl);
long SSL_ctrl(SSL *obj, int cmd, long larg, void *parg);
void SSL_set_bio(SSL *s, BIO *rbio, BIO *wbio);
void SSL_set0_rbio(SSL *s, BIO *rbio);
void SSL_set0_wbio(SSL *s, BIO *wbio);
int SSL_set_fd(SSL *s, int fd);
int SSL_CTX_set0_tmp_dh_pkey(SSL_CTX *ctx, EVP_PKEY *dhpkey);
int SSL_set0_tmp_dh_pkey(SSL *s, EVP_PKEY *dhpkey);
int SSL_set_ex_data(SSL *ssl, int idx, void *data);
int SSL_CTX_set_ex_data(SSL_CTX *ctx, int idx, void *data);
void SSL_CTX_set_default_passwd_cb_userdata(SSL_CTX *ctx, void *u);
int SSL_connect(SSL *ssl);
int SSL_accept(SSL *ssl);
int SSL_do_handshake(SSL *s);
int SSL_read(SSL *ssl, void *buf, int num);
int SSL_read_ex(SSL *ssl, void *buf, size_t num, size_t *readbytes);
int SSL_peek(SSL *ssl, void *buf, int num);
int SSL_peek_ex(SSL *ssl, void *buf, size_t num, size_t *readbytes);
int SSL_write(SSL *ssl, const void *buf, int num);
int SSL_write_ex(SSL *s, const void *buf, size_t num, size_t *written);
int SSL_shutdown(SSL *s);
int SSL_get_error(const SSL *s, int ret_code);
SSL_SESSION *SSL_get1_session(SSL *ssl);
SSL_SESSION *SSL_SESSION_new(void);
SSL_SESSION *SSL_SESSION_dup(const SSL_SESSION *src);
int SSL_SESSION_up_ref(SSL_SESSION *ses);
void SSL_SESSION_free(SSL_SESSION *ses);
SSL_SESSION *d2i_SSL_SESSION(SSL_SESSION **out, const unsigned char **in, long len);
X509 *SSL_get1_peer_certificate(const SSL *s);
X509 *SSL_get_peer_certificate(const SSL *s);
BIO *BIO_new_ssl_connect(SSL_CTX *ctx);
BIO *BIO_new_ssl(SSL_CTX *ctx, int client);

#endif
