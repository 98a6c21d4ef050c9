/* Early returns of a request handler; notes that are freed while still in use. */
#include <nsync.h>

#include <pthread.h>

int step(int n);

int handle_request(nsync_note parent, int n)
{
    nsync_note cancel = nsync_note_new(parent, nsync_time_add(nsync_time_now(), nsync_time_ms(500))); /* want "lost-cancel" */

    if (!cancel)
        return -1;
    if (step(n) < 0)
        return -1;
    nsync_note_notify(cancel);
    nsync_note_free(cancel);
    return 0;
}

/* Notified after it was freed. */
int notified_too_late(nsync_note parent)
{
    nsync_note cancel = nsync_note_new(parent, nsync_time_no_deadline);

    if (!cancel)
        return -1;
    nsync_note_free(cancel);
    nsync_note_notify(cancel); /* want "use-after-cancel" */
    return 0;
}
