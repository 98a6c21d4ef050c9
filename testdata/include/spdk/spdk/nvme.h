/* What the cases use of spdk/nvme.h; not the real header. */
#ifndef STUB_SPDK_NVME_H
#define STUB_SPDK_NVME_H

#include "spdk/stdinc.h"

struct spdk_nvme_ctrlr *spdk_nvme_connect(const struct spdk_nvme_transport_id *p0,
                                          const struct spdk_nvme_ctrlr_opts *p1, size_t p2);
struct spdk_nvme_probe_ctx *spdk_nvme_connect_async(const struct spdk_nvme_transport_id *p0,
                                                    const struct spdk_nvme_ctrlr_opts *p1, spdk_nvme_attach_cb p2);
struct spdk_nvme_probe_ctx *spdk_nvme_probe_async(const struct spdk_nvme_transport_id *p0, void *p1,
                                                  spdk_nvme_probe_cb p2, spdk_nvme_attach_cb p3,
                                                  spdk_nvme_remove_cb p4);
int spdk_nvme_probe_poll_async(struct spdk_nvme_probe_ctx *p0);
int spdk_nvme_probe(const struct spdk_nvme_transport_id *p0, void *p1, spdk_nvme_probe_cb p2, spdk_nvme_attach_cb p3,
                    spdk_nvme_remove_cb p4);
int spdk_nvme_detach(struct spdk_nvme_ctrlr *p0);
int spdk_nvme_detach_async(struct spdk_nvme_ctrlr *p0, struct spdk_nvme_detach_ctx **p1);
int spdk_nvme_detach_poll_async(struct spdk_nvme_detach_ctx *p0);
struct spdk_nvme_qpair *spdk_nvme_ctrlr_alloc_io_qpair(struct spdk_nvme_ctrlr *p0,
                                                       const struct spdk_nvme_io_qpair_opts *p1, size_t p2);
int spdk_nvme_ctrlr_free_io_qpair(struct spdk_nvme_qpair *p0);
int spdk_nvme_ctrlr_cmd_abort_ext(struct spdk_nvme_ctrlr *p0, struct spdk_nvme_qpair *p1, void *p2, spdk_nvme_cmd_cb p3,
                                  void *p4);
int32_t spdk_nvme_qpair_process_completions(struct spdk_nvme_qpair *p0, uint32_t p1);
struct spdk_nvme_poll_group *spdk_nvme_poll_group_create(void *p0, struct spdk_nvme_accel_fn_table *p1);
int spdk_nvme_poll_group_destroy(struct spdk_nvme_poll_group *p0);
int spdk_nvme_poll_group_wait(struct spdk_nvme_poll_group *p0, spdk_nvme_disconnected_qpair_cb p1);

#endif
