/* Stub of hiredis/read.h: what the cases use. */
#ifndef STUB_HIREDIS_READ_H
#define STUB_HIREDIS_READ_H

typedef struct redisReader redisReader;

void redisReaderFree(redisReader *r);
int redisReaderGetReply(redisReader *r, void **reply);

#endif
