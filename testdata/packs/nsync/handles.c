/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <nsync.h>

#include <stddef.h>

int step(int n);

int good_note(int n)
{
    nsync_note p = nsync_note_new(NULL, nsync_time_no_deadline);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        nsync_note_free(p);
        return -1;
    }
    nsync_note_free(p);
    return 0;
}

int bad_note(int n)
{
    nsync_note p = nsync_note_new(NULL, nsync_time_no_deadline); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    nsync_note_free(p);
    return 0;
}

int good_child(nsync_note parent, int n)
{
    nsync_note p = nsync_note_new(parent, nsync_time_now());

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        nsync_note_free(p);
        return -1;
    }
    nsync_note_free(p);
    return 0;
}

int bad_child(nsync_note parent, int n)
{
    nsync_note p = nsync_note_new(parent, nsync_time_now()); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    nsync_note_free(p);
    return 0;
}

int good_counter(int n)
{
    nsync_counter p = nsync_counter_new(1);

    if (p == NULL)
        return -1;
    if (step(n) < 0) {
        nsync_counter_free(p);
        return -1;
    }
    nsync_counter_free(p);
    return 0;
}

int bad_counter(int n)
{
    nsync_counter p = nsync_counter_new(1); /* want "lost-cancel" */

    if (p == NULL)
        return -1;
    if (step(n) < 0)
        return -1;
    nsync_counter_free(p);
    return 0;
}
