/* What the cases use of spdk/stdinc.h; not the real header. */
#ifndef STUB_SPDK_STDINC_H
#define STUB_SPDK_STDINC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
struct iovec;
struct spdk_poller;
struct spdk_interrupt;
struct spdk_thread;
struct spdk_cpuset;
struct spdk_io_channel;
struct spdk_bdev;
struct spdk_bdev_desc;
struct spdk_bdev_io;
struct spdk_bdev_open_opts;
struct spdk_bdev_io_wait_entry;
struct spdk_nvme_ctrlr;
struct spdk_nvme_ctrlr_opts;
struct spdk_nvme_qpair;
struct spdk_nvme_io_qpair_opts;
struct spdk_nvme_transport_id;
struct spdk_nvme_probe_ctx;
struct spdk_nvme_detach_ctx;
struct spdk_nvme_poll_group;
struct spdk_nvme_accel_fn_table;
struct spdk_sock;
struct spdk_sock_opts;
struct spdk_sock_group;
struct spdk_fd_group;
struct spdk_mempool;
struct spdk_app_opts;
struct spdk_jsonrpc_client;
struct spdk_blob_store;
struct spdk_filesystem;
struct spdk_lvol;
typedef int (*spdk_poller_fn)(void *ctx);
typedef int (*spdk_interrupt_fn)(void *ctx);
typedef void (*spdk_msg_fn)(void *ctx);
typedef void (*spdk_channel_msg)(void *i);
typedef void (*spdk_channel_for_each_cpl)(void *i, int status);
typedef int (*spdk_io_channel_create_cb)(void *io_device, void *ctx_buf);
typedef void (*spdk_io_channel_destroy_cb)(void *io_device, void *ctx_buf);
typedef void (*spdk_io_device_unregister_cb)(void *io_device);
typedef void (*spdk_bdev_event_cb_t)(int type, struct spdk_bdev *bdev, void *event_ctx);
typedef void (*spdk_bdev_remove_cb_t)(void *remove_ctx);
typedef void (*spdk_bdev_io_completion_cb)(struct spdk_bdev_io *bdev_io, bool success, void *cb_arg);
typedef void (*spdk_nvme_attach_cb)(void *cb_ctx);
typedef bool (*spdk_nvme_probe_cb)(void *cb_ctx);
typedef void (*spdk_nvme_remove_cb)(void *cb_ctx);
typedef void (*spdk_nvme_cmd_cb)(void *ctx, const void *cpl);
typedef void (*spdk_nvme_disconnected_qpair_cb)(struct spdk_nvme_qpair *qpair, void *ctx);
typedef int (*thread_start_fn)(void *arg);

#endif
