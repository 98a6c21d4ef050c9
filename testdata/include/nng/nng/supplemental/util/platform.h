/* Stub of nng/supplemental/util/platform.h: what the cases use. */
#ifndef STUB_NNG_SUPPLEMENTAL_UTIL_PLATFORM_H
#define STUB_NNG_SUPPLEMENTAL_UTIL_PLATFORM_H

#include <nng/nng.h>

typedef struct nng_thread nng_thread;
typedef struct nng_mtx nng_mtx;
typedef struct nng_cv nng_cv;

int nng_thread_create(nng_thread **, void (*)(void *), void *);
void nng_thread_destroy(nng_thread *);
int nng_mtx_alloc(nng_mtx **);
void nng_mtx_free(nng_mtx *);
void nng_mtx_lock(nng_mtx *);
void nng_mtx_unlock(nng_mtx *mtx);
int nng_cv_alloc(nng_cv **, nng_mtx *);
void nng_cv_free(nng_cv *);
void nng_cv_wait(nng_cv *);
int nng_cv_until(nng_cv *, nng_time);
void nng_cv_wake(nng_cv *cv);
void nng_cv_wake1(nng_cv *cv);
void nng_msleep(nng_duration);

#endif
