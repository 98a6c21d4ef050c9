/* Clients left behind on early returns. */
#include <mosquitto.h>

struct app {
    int n;
};

int step(int n);

int left_when_connecting_failed(struct app *a)
{
    struct mosquitto *m = mosquitto_new("id", true, a); /* want "lost-cancel" */

    if (m == NULL)
        return -1;
    if (mosquitto_connect(m, "localhost", 1883, 60) != 0)
        return -1;
    mosquitto_loop_forever(m, -1, 1);
    mosquitto_destroy(m);
    return 0;
}

int stopped_and_destroyed(struct app *a)
{
    struct mosquitto *m = mosquitto_new("id", true, a);

    if (m == NULL)
        return -1;
    if (mosquitto_loop_start(m) != 0) {
        mosquitto_destroy(m);
        return -1;
    }
    step(a->n);
    mosquitto_disconnect(m);
    mosquitto_loop_stop(m, false);
    mosquitto_destroy(m);
    return 0;
}

int only_disconnected(void)
{
    struct mosquitto *m = mosquitto_new(NULL, true, NULL); /* want "never-released" */

    return m ? mosquitto_disconnect(m) : -1;
}

int used_after_destroy(struct mosquitto *m)
{
    mosquitto_destroy(m);
    return mosquitto_loop(m, 100, 1); /* want "use-after-cancel" */
}

/* The thread of the library's is a relation, not a handle: that it is not joined is not seen. */
int fn_thread_not_stopped(void)
{
    struct mosquitto *m = mosquitto_new(NULL, true, NULL);

    if (m == NULL)
        return -1;
    mosquitto_loop_start(m);
    mosquitto_destroy(m);
    return 0;
}
