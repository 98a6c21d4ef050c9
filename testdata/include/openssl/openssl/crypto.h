/* Stub of openssl/crypto.h: what the cases use. */
#ifndef STUB_OPENSSL_CRYPTO_H
#define STUB_OPENSSL_CRYPTO_H

#include <openssl/types.h>

CRYPTO_RWLOCK *CRYPTO_THREAD_lock_new(void);
void CRYPTO_THREAD_lock_free(CRYPTO_RWLOCK *lock);

#endif
