/* Stub of grpc/grpc_security.h: what the cases use. */
#ifndef STUB_GRPC_GRPC_SECURITY_H
#define STUB_GRPC_GRPC_SECURITY_H

#include <grpc/grpc.h>

typedef struct grpc_call_credentials grpc_call_credentials;
typedef struct grpc_ssl_pem_key_cert_pair grpc_ssl_pem_key_cert_pair;
typedef struct verify_peer_options verify_peer_options;

grpc_channel_credentials *grpc_insecure_credentials_create(void);
grpc_channel_credentials *grpc_ssl_credentials_create(const char *pem_root_certs, grpc_ssl_pem_key_cert_pair *pem_key_cert_pair, const verify_peer_options *verify_options, void *reserved);
grpc_server_credentials *grpc_insecure_server_credentials_create(void);
void grpc_call_credentials_release(grpc_call_credentials *creds);

#endif
