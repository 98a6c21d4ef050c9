/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <librdkafka/rdkafka.h>

#include <stddef.h>

int step(int n);

int good_rk(rd_kafka_conf_t *c, int n)
{
    rd_kafka_t *p = rd_kafka_new(RD_KAFKA_CONSUMER, c, NULL, 0);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        rd_kafka_destroy(p);
        return -1;
    }
    rd_kafka_destroy(p);
    return 0;
}

int bad_rk(rd_kafka_conf_t *c, int n)
{
    rd_kafka_t *p = rd_kafka_new(RD_KAFKA_CONSUMER, c, NULL, 0); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    rd_kafka_destroy(p);
    return 0;
}

int good_conf(int n)
{
    rd_kafka_conf_t *p = rd_kafka_conf_new();

    if (step(n) < 0) {
        rd_kafka_conf_destroy(p);
        return -1;
    }
    rd_kafka_conf_destroy(p);
    return 0;
}

int bad_conf(int n)
{
    rd_kafka_conf_t *p = rd_kafka_conf_new(); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    rd_kafka_conf_destroy(p);
    return 0;
}

int good_topic(rd_kafka_t *rk, int n)
{
    rd_kafka_topic_t *p = rd_kafka_topic_new(rk, "t", NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        rd_kafka_topic_destroy(p);
        return -1;
    }
    rd_kafka_topic_destroy(p);
    return 0;
}

int bad_topic(rd_kafka_t *rk, int n)
{
    rd_kafka_topic_t *p = rd_kafka_topic_new(rk, "t", NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    rd_kafka_topic_destroy(p);
    return 0;
}

int good_topic_conf(int n)
{
    rd_kafka_topic_conf_t *p = rd_kafka_topic_conf_new();

    if (step(n) < 0) {
        rd_kafka_topic_conf_destroy(p);
        return -1;
    }
    rd_kafka_topic_conf_destroy(p);
    return 0;
}

int bad_topic_conf(int n)
{
    rd_kafka_topic_conf_t *p = rd_kafka_topic_conf_new(); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    rd_kafka_topic_conf_destroy(p);
    return 0;
}

int good_message(rd_kafka_t *rk, int n)
{
    rd_kafka_message_t *p = rd_kafka_consumer_poll(rk, 100);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        rd_kafka_message_destroy(p);
        return -1;
    }
    rd_kafka_message_destroy(p);
    return 0;
}

int bad_message(rd_kafka_t *rk, int n)
{
    rd_kafka_message_t *p = rd_kafka_consumer_poll(rk, 100); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    rd_kafka_message_destroy(p);
    return 0;
}

int good_event(rd_kafka_queue_t *q, int n)
{
    rd_kafka_event_t *p = rd_kafka_queue_poll(q, 100);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        rd_kafka_event_destroy(p);
        return -1;
    }
    rd_kafka_event_destroy(p);
    return 0;
}

int bad_event(rd_kafka_queue_t *q, int n)
{
    rd_kafka_event_t *p = rd_kafka_queue_poll(q, 100); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    rd_kafka_event_destroy(p);
    return 0;
}

int good_queue(rd_kafka_t *rk, int n)
{
    rd_kafka_queue_t *p = rd_kafka_queue_new(rk);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        rd_kafka_queue_destroy(p);
        return -1;
    }
    rd_kafka_queue_destroy(p);
    return 0;
}

int bad_queue(rd_kafka_t *rk, int n)
{
    rd_kafka_queue_t *p = rd_kafka_queue_new(rk); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    rd_kafka_queue_destroy(p);
    return 0;
}

int good_tpl(int n)
{
    rd_kafka_topic_partition_list_t *p = rd_kafka_topic_partition_list_new(1);

    if (step(n) < 0) {
        rd_kafka_topic_partition_list_destroy(p);
        return -1;
    }
    rd_kafka_topic_partition_list_destroy(p);
    return 0;
}

int bad_tpl(int n)
{
    rd_kafka_topic_partition_list_t *p = rd_kafka_topic_partition_list_new(1); /* want "lost-cancel" */

    if (step(n) < 0)
        return -1;
    rd_kafka_topic_partition_list_destroy(p);
    return 0;
}

int good_assigned(rd_kafka_t *rk, int n)
{
    rd_kafka_topic_partition_list_t *p;
    if (rd_kafka_assignment(rk, &p) != 0)
        return -1;
    if (step(n) < 0) {
        rd_kafka_topic_partition_list_destroy(p);
        return -1;
    }
    rd_kafka_topic_partition_list_destroy(p);
    return 0;
}

int bad_assigned(rd_kafka_t *rk, int n)
{
    rd_kafka_topic_partition_list_t *p;
    if (rd_kafka_assignment(rk, &p) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    rd_kafka_topic_partition_list_destroy(p);
    return 0;
}

int good_metadata(rd_kafka_t *rk, int n)
{
    const struct rd_kafka_metadata *p;
    if (rd_kafka_metadata(rk, 1, NULL, &p, 100) != 0)
        return -1;
    if (step(n) < 0) {
        rd_kafka_metadata_destroy(p);
        return -1;
    }
    rd_kafka_metadata_destroy(p);
    return 0;
}

int bad_metadata(rd_kafka_t *rk, int n)
{
    const struct rd_kafka_metadata *p;
    if (rd_kafka_metadata(rk, 1, NULL, &p, 100) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    rd_kafka_metadata_destroy(p);
    return 0;
}

int good_error(rd_kafka_t *rk, int n)
{
    rd_kafka_error_t *p = rd_kafka_commit_transaction(rk, 100);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        rd_kafka_error_destroy(p);
        return -1;
    }
    rd_kafka_error_destroy(p);
    return 0;
}

int bad_error(rd_kafka_t *rk, int n)
{
    rd_kafka_error_t *p = rd_kafka_commit_transaction(rk, 100); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    rd_kafka_error_destroy(p);
    return 0;
}
