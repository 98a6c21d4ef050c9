/* Stub of apr-1.0/apr_file_io.h: what the cases use. */
#ifndef STUB_APR_1_0_APR_FILE_IO_H
#define STUB_APR_1_0_APR_FILE_IO_H

#include <apr-1.0/apr_pools.h>

apr_status_t apr_file_open(apr_file_t **newf, const char *fname, apr_int32_t flag, apr_fileperms_t perm, apr_pool_t *pool);
apr_status_t apr_file_close(apr_file_t *file);
apr_status_t apr_file_read(apr_file_t *thefile, void *buf, apr_size_t *nbytes);

#endif
