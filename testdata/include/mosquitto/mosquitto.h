/* Stub of mosquitto.h: what the cases use. */
#ifndef STUB_MOSQUITTO_H
#define STUB_MOSQUITTO_H

#include <stdbool.h>
#include <stddef.h>

struct mosquitto;
struct mosquitto_message;
struct libmosquitto_will;
struct libmosquitto_tls;

struct mosquitto *mosquitto_new(const char *id, bool clean_session, void *obj);
void mosquitto_destroy(struct mosquitto *mosq);
int mosquitto_reinitialise(struct mosquitto *mosq, const char *id, bool clean_session, void *obj);
void mosquitto_user_data_set(struct mosquitto *mosq, void *obj);
int mosquitto_connect(struct mosquitto *mosq, const char *host, int port, int keepalive);
int mosquitto_reconnect(struct mosquitto *mosq);
int mosquitto_connect_async(struct mosquitto *mosq, const char *host, int port, int keepalive);
int mosquitto_disconnect(struct mosquitto *mosq);
int mosquitto_loop(struct mosquitto *mosq, int timeout, int max_packets);
int mosquitto_loop_forever(struct mosquitto *mosq, int timeout, int max_packets);
int mosquitto_loop_start(struct mosquitto *mosq);
int mosquitto_loop_stop(struct mosquitto *mosq, bool force);
void mosquitto_message_free(struct mosquitto_message **message);
int mosquitto_subscribe_simple(struct mosquitto_message **messages, int msg_count, bool want_retained, const char *topic, int qos, const char *host, int port, const char *client_id, int keepalive, bool clean_session, const char *username, const char *password, const struct libmosquitto_will *will, const struct libmosquitto_tls *tls);
int mosquitto_lib_init(void);
int mosquitto_lib_cleanup(void);

#endif
