/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <librdkafka/rdkafka.h>
#include <stddef.h>

void wait_rd_kafka_destroy(GCancellable *stop, rd_kafka_t *a0)
{
    if (!g_cancellable_is_cancelled(stop)) rd_kafka_destroy(a0); /* want "rd_kafka_destroy blocks here.*likely" */
}

void wait_rd_kafka_destroy_flags(GCancellable *stop, rd_kafka_t *a0, int a1)
{
    if (!g_cancellable_is_cancelled(stop)) rd_kafka_destroy_flags(a0, a1); /* want "rd_kafka_destroy_flags blocks here.*likely" */
}

void wait_rd_kafka_consumer_close(GCancellable *stop, rd_kafka_t *a0)
{
    if (!g_cancellable_is_cancelled(stop)) rd_kafka_consumer_close(a0); /* want "rd_kafka_consumer_close blocks here.*likely" */
}

void wait_rd_kafka_commit(GCancellable *stop, rd_kafka_t *a0, const rd_kafka_topic_partition_list_t *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) rd_kafka_commit(a0, a1, a2); /* want "rd_kafka_commit blocks here.*possible" */
}
