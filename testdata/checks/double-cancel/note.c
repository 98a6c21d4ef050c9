/* Releases that come twice, and some that only look so, on nsync notes. */
#define _GNU_SOURCE
#include <nsync.h>

int step(int round);

int released_twice(void)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    nsync_note_free(note);
    nsync_note_free(note);   /* want "double-cancel" */
    return 0;
}

int twice_on_the_error_path(int n)
{
    int rc = 0;
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    if (step(n) < 0) {
        nsync_note_free(note);
        rc = -1;
        goto out;
    }
    nsync_note_notify(note);
out:
    nsync_note_free(note);   /* want "double-cancel" */
    return rc;
}

static void finish(nsync_note note)
{
    nsync_note_free(note);
}

int twice_through_a_helper(void)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    finish(note);
    nsync_note_free(note);   /* want "double-cancel" */
    return 0;
}

int once_on_each_path(int n)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    if (step(n) < 0) {
        nsync_note_free(note);
        return -1;
    }
    nsync_note_free(note);
    return 0;
}

int made_again_in_between(void)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    nsync_note_free(note);
    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    nsync_note_free(note);
    return 0;
}

int released_in_a_loop_that_makes(int n)
{
    for (int i = 0; i < n; i++) {
        nsync_note note;

        note = nsync_note_new(NULL, nsync_time_no_deadline);
        if (note == NULL)
            continue;
        nsync_note_free(note);
    }
    return 0;
}

int set_to_nothing_after_release(int n)
{
    nsync_note note = nsync_note_new(NULL, nsync_time_no_deadline);

    if (step(n) < 0) {
        if (note != NULL)
            nsync_note_free(note);
        note = NULL;
    }
    if (note != NULL)
        nsync_note_free(note);
    return 0;
}

int remembered_by_a_flag(int n)
{
    int released = 0;
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    if (step(n) > 0) {
        nsync_note_free(note);
        released = 1;
    }
    if (!released)
        nsync_note_free(note);
    return 0;
}
