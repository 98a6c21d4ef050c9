/* Stub of linux/sync_file.h: what the cases use. */
#ifndef STUB_LINUX_SYNC_FILE_H
#define STUB_LINUX_SYNC_FILE_H

struct dma_fence;

struct dma_fence *sync_file_get_fence(int fd);

#endif
