/* A release of the library that has a function more than the pack knows. */
struct mosquitto;
struct mosquitto *mosquitto_new(const char *id, _Bool clean_session, void *obj);
int mosquitto_session_close(struct mosquitto *mosq);
int mosquitto_set_close_on_exit(struct mosquitto *mosq, int on);
