/* Stub of openssl/stack.h: what the cases use. */
#ifndef STUB_OPENSSL_STACK_H
#define STUB_OPENSSL_STACK_H

#include <openssl/types.h>

int OPENSSL_sk_push(OPENSSL_STACK *st, const void *data);
int OPENSSL_sk_unshift(OPENSSL_STACK *st, const void *data);
int OPENSSL_sk_insert(OPENSSL_STACK *sk, const void *data, int where);
void *OPENSSL_sk_set(OPENSSL_STACK *st, int i, const void *data);

#endif
