/* A configuration is taken over only by a success; polled messages. */
#include <librdkafka/rdkafka.h>

int step(int n);

rd_kafka_t *conf_left_when_new_failed(char *err)
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new(); /* want "lost-cancel" */
    rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_CONSUMER, conf, err, 100);

    if (rk == NULL)
        return NULL;
    return rk;
}

rd_kafka_t *conf_destroyed_when_new_failed(char *err)
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_CONSUMER, conf, err, 100);

    if (rk == NULL) {
        rd_kafka_conf_destroy(conf);
        return NULL;
    }
    return rk;
}

int message_not_destroyed_on_error(rd_kafka_t *rk, int n)
{
    for (int i = 0; i < n; i++) {
        rd_kafka_message_t *m = rd_kafka_consumer_poll(rk, 100); /* want "lost-cancel" */

        if (m == NULL)
            continue;
        if (m->err)
            return -1;
        step(1);
        rd_kafka_message_destroy(m);
    }
    return 0;
}

int only_closed(rd_kafka_conf_t *conf)
{
    rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_CONSUMER, conf, NULL, 0); /* want "never-released" */

    if (rk == NULL)
        return -1;
    return rd_kafka_consumer_close(rk);
}

int error_thrown_away(rd_kafka_t *rk)
{
    rd_kafka_commit_transaction(rk, 1000); /* want "discarded-cancel" */
    return 0;
}
