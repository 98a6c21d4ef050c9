/* A deadline at hand, and "for ever" passed. */
// options: --checks=null-context
#include <libdill.h>

int receive(int ch, int64_t deadline)
{
    int v;
    return dill_chrecv(ch, &v, sizeof v, -1); /* want "null-context: dill_chrecv is given no limit although 'deadline' is at hand" */
}

int receive_in_time(int ch, int64_t deadline)
{
    int v;
    return dill_chrecv(ch, &v, sizeof v, deadline);
}
