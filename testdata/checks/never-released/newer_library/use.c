/* What a pack does not list borrows, unless its name says that it releases. */
#include "mosquitto.h"

int released_in_a_new_way(void)
{
    struct mosquitto *m = mosquitto_new("id", 1, 0);
    if (!m) return 1;
    return mosquitto_session_close(m);
}

int only_set_up(void)
{
    struct mosquitto *m = mosquitto_new("id", 1, 0); /* want "never-released: 'm'" */
    if (!m) return 1;
    return mosquitto_set_close_on_exit(m, 1);
}
