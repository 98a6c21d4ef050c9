/* What the cases use of spdk/fd_group.h; not the real header. */
#ifndef STUB_SPDK_FD_GROUP_H
#define STUB_SPDK_FD_GROUP_H

#include "spdk/stdinc.h"

int spdk_fd_group_create(struct spdk_fd_group **p0);
void spdk_fd_group_destroy(struct spdk_fd_group *p0);
int spdk_fd_group_wait(struct spdk_fd_group *p0, int p1);

#endif
