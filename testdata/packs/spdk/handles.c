/* Every tracked kind of the pack, and every call that makes one: released on both ways out, and on one only. */
#include <spdk/accel.h>
#include <spdk/bdev.h>
#include <spdk/blob.h>
#include <spdk/blobfs.h>
#include <spdk/copy_engine.h>
#include <spdk/env.h>
#include <spdk/fd_group.h>
#include <spdk/jsonrpc.h>
#include <spdk/lvol.h>
#include <spdk/nvme.h>
#include <spdk/sock.h>
#include <spdk/thread.h>
#include <stddef.h>

int step(int n);

int good_poller_register(void *a, int n)
{
    struct spdk_poller *h = spdk_poller_register(NULL, a, 0);

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_poller_unregister(&h);
        return -1;
    }
    spdk_poller_unregister(&h);
    return 0;
}

int bad_poller_register(void *a, int n)
{
    struct spdk_poller *h = spdk_poller_register(NULL, a, 0); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_poller_unregister(&h);
    return 0;
}

int good_poller_register_named(void *a, int n)
{
    struct spdk_poller *h = spdk_poller_register_named(NULL, a, 0, "");

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_poller_unregister(&h);
        return -1;
    }
    spdk_poller_unregister(&h);
    return 0;
}

int bad_poller_register_named(void *a, int n)
{
    struct spdk_poller *h = spdk_poller_register_named(NULL, a, 0, ""); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_poller_unregister(&h);
    return 0;
}

int good_interrupt_register(void *a, int n)
{
    struct spdk_interrupt *h = spdk_interrupt_register(0, NULL, a, "");

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_interrupt_unregister(&h);
        return -1;
    }
    spdk_interrupt_unregister(&h);
    return 0;
}

int bad_interrupt_register(void *a, int n)
{
    struct spdk_interrupt *h = spdk_interrupt_register(0, NULL, a, ""); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_interrupt_unregister(&h);
    return 0;
}

int good_get_io_channel(void *a, int n)
{
    struct spdk_io_channel *h = spdk_get_io_channel(a);

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_put_io_channel(h);
        return -1;
    }
    spdk_put_io_channel(h);
    return 0;
}

int bad_get_io_channel(void *a, int n)
{
    struct spdk_io_channel *h = spdk_get_io_channel(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_put_io_channel(h);
    return 0;
}

int good_bs_alloc_io_channel(struct spdk_blob_store *a, int n)
{
    struct spdk_io_channel *h = spdk_bs_alloc_io_channel(a);

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_put_io_channel(h);
        return -1;
    }
    spdk_put_io_channel(h);
    return 0;
}

int bad_bs_alloc_io_channel(struct spdk_blob_store *a, int n)
{
    struct spdk_io_channel *h = spdk_bs_alloc_io_channel(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_put_io_channel(h);
    return 0;
}

int good_fs_alloc_io_channel(struct spdk_filesystem *a, int n)
{
    struct spdk_io_channel *h = spdk_fs_alloc_io_channel(a);

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_put_io_channel(h);
        return -1;
    }
    spdk_put_io_channel(h);
    return 0;
}

int bad_fs_alloc_io_channel(struct spdk_filesystem *a, int n)
{
    struct spdk_io_channel *h = spdk_fs_alloc_io_channel(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_put_io_channel(h);
    return 0;
}

int good_fs_alloc_io_channel_sync(struct spdk_filesystem *a, int n)
{
    struct spdk_io_channel *h = spdk_fs_alloc_io_channel_sync(a);

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_put_io_channel(h);
        return -1;
    }
    spdk_put_io_channel(h);
    return 0;
}

int bad_fs_alloc_io_channel_sync(struct spdk_filesystem *a, int n)
{
    struct spdk_io_channel *h = spdk_fs_alloc_io_channel_sync(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_put_io_channel(h);
    return 0;
}

int good_lvol_get_io_channel(struct spdk_lvol *a, int n)
{
    struct spdk_io_channel *h = spdk_lvol_get_io_channel(a);

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_put_io_channel(h);
        return -1;
    }
    spdk_put_io_channel(h);
    return 0;
}

int bad_lvol_get_io_channel(struct spdk_lvol *a, int n)
{
    struct spdk_io_channel *h = spdk_lvol_get_io_channel(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_put_io_channel(h);
    return 0;
}

int good_accel_get_io_channel(int n)
{
    struct spdk_io_channel *h = spdk_accel_get_io_channel();

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_put_io_channel(h);
        return -1;
    }
    spdk_put_io_channel(h);
    return 0;
}

int bad_accel_get_io_channel(int n)
{
    struct spdk_io_channel *h = spdk_accel_get_io_channel(); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_put_io_channel(h);
    return 0;
}

int good_copy_engine_get_io_channel(int n)
{
    struct spdk_io_channel *h = spdk_copy_engine_get_io_channel();

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_put_io_channel(h);
        return -1;
    }
    spdk_put_io_channel(h);
    return 0;
}

int bad_copy_engine_get_io_channel(int n)
{
    struct spdk_io_channel *h = spdk_copy_engine_get_io_channel(); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_put_io_channel(h);
    return 0;
}

int good_bdev_get_io_channel(struct spdk_bdev_desc *a, int n)
{
    struct spdk_io_channel *h = spdk_bdev_get_io_channel(a);

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_put_io_channel(h);
        return -1;
    }
    spdk_put_io_channel(h);
    return 0;
}

int bad_bdev_get_io_channel(struct spdk_bdev_desc *a, int n)
{
    struct spdk_io_channel *h = spdk_bdev_get_io_channel(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_put_io_channel(h);
    return 0;
}

int good_bdev_open_ext(void *a, int n)
{
    struct spdk_bdev_desc *h = NULL;

    if (spdk_bdev_open_ext("", 0, NULL, a, &h) != 0) return -1;
    if (step(n) < 0) {
        spdk_bdev_close(h);
        return -1;
    }
    spdk_bdev_close(h);
    return 0;
}

int bad_bdev_open_ext(void *a, int n)
{
    struct spdk_bdev_desc *h = NULL;

    if (spdk_bdev_open_ext("", 0, NULL, a, &h) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    spdk_bdev_close(h);
    return 0;
}

int good_bdev_open(struct spdk_bdev *a, void *b, int n)
{
    struct spdk_bdev_desc *h = NULL;

    if (spdk_bdev_open(a, 0, NULL, b, &h) != 0) return -1;
    if (step(n) < 0) {
        spdk_bdev_close(h);
        return -1;
    }
    spdk_bdev_close(h);
    return 0;
}

int bad_bdev_open(struct spdk_bdev *a, void *b, int n)
{
    struct spdk_bdev_desc *h = NULL;

    if (spdk_bdev_open(a, 0, NULL, b, &h) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    spdk_bdev_close(h);
    return 0;
}

int good_bdev_open_ext_v2(void *a, struct spdk_bdev_open_opts *b, int n)
{
    struct spdk_bdev_desc *h = NULL;

    if (spdk_bdev_open_ext_v2("", 0, NULL, a, b, &h) != 0) return -1;
    if (step(n) < 0) {
        spdk_bdev_close(h);
        return -1;
    }
    spdk_bdev_close(h);
    return 0;
}

int bad_bdev_open_ext_v2(void *a, struct spdk_bdev_open_opts *b, int n)
{
    struct spdk_bdev_desc *h = NULL;

    if (spdk_bdev_open_ext_v2("", 0, NULL, a, b, &h) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    spdk_bdev_close(h);
    return 0;
}

int good_nvme_connect(const struct spdk_nvme_transport_id *a, const struct spdk_nvme_ctrlr_opts *b, int n)
{
    struct spdk_nvme_ctrlr *h = spdk_nvme_connect(a, b, 0);

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_nvme_detach(h);
        return -1;
    }
    spdk_nvme_detach(h);
    return 0;
}

int bad_nvme_connect(const struct spdk_nvme_transport_id *a, const struct spdk_nvme_ctrlr_opts *b, int n)
{
    struct spdk_nvme_ctrlr *h = spdk_nvme_connect(a, b, 0); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_nvme_detach(h);
    return 0;
}

int good_nvme_ctrlr_alloc_io_qpair(struct spdk_nvme_ctrlr *a, const struct spdk_nvme_io_qpair_opts *b, int n)
{
    struct spdk_nvme_qpair *h = spdk_nvme_ctrlr_alloc_io_qpair(a, b, 0);

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_nvme_ctrlr_free_io_qpair(h);
        return -1;
    }
    spdk_nvme_ctrlr_free_io_qpair(h);
    return 0;
}

int bad_nvme_ctrlr_alloc_io_qpair(struct spdk_nvme_ctrlr *a, const struct spdk_nvme_io_qpair_opts *b, int n)
{
    struct spdk_nvme_qpair *h = spdk_nvme_ctrlr_alloc_io_qpair(a, b, 0); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_nvme_ctrlr_free_io_qpair(h);
    return 0;
}

int good_nvme_poll_group_create(void *a, struct spdk_nvme_accel_fn_table *b, int n)
{
    struct spdk_nvme_poll_group *h = spdk_nvme_poll_group_create(a, b);

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_nvme_poll_group_destroy(h);
        return -1;
    }
    spdk_nvme_poll_group_destroy(h);
    return 0;
}

int bad_nvme_poll_group_create(void *a, struct spdk_nvme_accel_fn_table *b, int n)
{
    struct spdk_nvme_poll_group *h = spdk_nvme_poll_group_create(a, b); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_nvme_poll_group_destroy(h);
    return 0;
}

int good_sock_connect(int n)
{
    struct spdk_sock *h = spdk_sock_connect("", 0, "");

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_sock_close(&h);
        return -1;
    }
    spdk_sock_close(&h);
    return 0;
}

int bad_sock_connect(int n)
{
    struct spdk_sock *h = spdk_sock_connect("", 0, ""); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_sock_close(&h);
    return 0;
}

int good_sock_listen(int n)
{
    struct spdk_sock *h = spdk_sock_listen("", 0, "");

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_sock_close(&h);
        return -1;
    }
    spdk_sock_close(&h);
    return 0;
}

int bad_sock_listen(int n)
{
    struct spdk_sock *h = spdk_sock_listen("", 0, ""); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_sock_close(&h);
    return 0;
}

int good_sock_accept(struct spdk_sock *a, int n)
{
    struct spdk_sock *h = spdk_sock_accept(a);

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_sock_close(&h);
        return -1;
    }
    spdk_sock_close(&h);
    return 0;
}

int bad_sock_accept(struct spdk_sock *a, int n)
{
    struct spdk_sock *h = spdk_sock_accept(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_sock_close(&h);
    return 0;
}

int good_sock_group_create(void *a, int n)
{
    struct spdk_sock_group *h = spdk_sock_group_create(a);

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_sock_group_close(&h);
        return -1;
    }
    spdk_sock_group_close(&h);
    return 0;
}

int bad_sock_group_create(void *a, int n)
{
    struct spdk_sock_group *h = spdk_sock_group_create(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_sock_group_close(&h);
    return 0;
}

int good_fd_group_create(int n)
{
    struct spdk_fd_group *h = NULL;

    if (spdk_fd_group_create(&h) != 0) return -1;
    if (step(n) < 0) {
        spdk_fd_group_destroy(h);
        return -1;
    }
    spdk_fd_group_destroy(h);
    return 0;
}

int bad_fd_group_create(int n)
{
    struct spdk_fd_group *h = NULL;

    if (spdk_fd_group_create(&h) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    spdk_fd_group_destroy(h);
    return 0;
}

int good_mempool_create(int n)
{
    struct spdk_mempool *h = spdk_mempool_create("", 0, 0, 0, 0);

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_mempool_free(h);
        return -1;
    }
    spdk_mempool_free(h);
    return 0;
}

int bad_mempool_create(int n)
{
    struct spdk_mempool *h = spdk_mempool_create("", 0, 0, 0, 0); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_mempool_free(h);
    return 0;
}

int good_jsonrpc_client_connect(int n)
{
    struct spdk_jsonrpc_client *h = spdk_jsonrpc_client_connect("", 0);

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_jsonrpc_client_close(h);
        return -1;
    }
    spdk_jsonrpc_client_close(h);
    return 0;
}

int bad_jsonrpc_client_connect(int n)
{
    struct spdk_jsonrpc_client *h = spdk_jsonrpc_client_connect("", 0); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_jsonrpc_client_close(h);
    return 0;
}

int good_sock_connect_ext(struct spdk_sock_opts *a, int n)
{
    struct spdk_sock *h = spdk_sock_connect_ext("", 0, "", a);

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_sock_close(&h);
        return -1;
    }
    spdk_sock_close(&h);
    return 0;
}

int bad_sock_connect_ext(struct spdk_sock_opts *a, int n)
{
    struct spdk_sock *h = spdk_sock_connect_ext("", 0, "", a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_sock_close(&h);
    return 0;
}

int good_sock_listen_ext(struct spdk_sock_opts *a, int n)
{
    struct spdk_sock *h = spdk_sock_listen_ext("", 0, "", a);

    if (!h) return -1;
    if (step(n) < 0) {
        spdk_sock_close(&h);
        return -1;
    }
    spdk_sock_close(&h);
    return 0;
}

int bad_sock_listen_ext(struct spdk_sock_opts *a, int n)
{
    struct spdk_sock *h = spdk_sock_listen_ext("", 0, "", a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    spdk_sock_close(&h);
    return 0;
}
