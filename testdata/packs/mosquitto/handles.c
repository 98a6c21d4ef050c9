/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <mosquitto.h>

#include <stddef.h>

int step(int n);

int good_client(int n)
{
    struct mosquitto *p = mosquitto_new("id", true, NULL);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        mosquitto_destroy(p);
        return -1;
    }
    mosquitto_destroy(p);
    return 0;
}

int bad_client(int n)
{
    struct mosquitto *p = mosquitto_new("id", true, NULL); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    mosquitto_destroy(p);
    return 0;
}

int good_message(int n)
{
    struct mosquitto_message *p;
    if (mosquitto_subscribe_simple(&p, 1, true, "t", 0, "h", 1883, NULL, 60, true, NULL, NULL, NULL, NULL) != 0)
        return -1;
    if (step(n) < 0) {
        mosquitto_message_free(&p);
        return -1;
    }
    mosquitto_message_free(&p);
    return 0;
}

int bad_message(int n)
{
    struct mosquitto_message *p;
    if (mosquitto_subscribe_simple(&p, 1, true, "t", 0, "h", 1883, NULL, 60, true, NULL, NULL, NULL, NULL) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    mosquitto_message_free(&p);
    return 0;
}
