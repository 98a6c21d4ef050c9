/* Uses of a handle after its release, and some before, on nsync notes. */
#define _GNU_SOURCE
#include <nsync.h>

int step(int round);

static void announce(nsync_note note)
{
    nsync_note_notify(note);
}

int used_after_release(void)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    nsync_note_free(note);
    nsync_note_notify(note);   /* want "use-after-cancel" */
    return 0;
}

int used_after_release_on_one_path(int n)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    if (step(n) < 0) {
        nsync_note_free(note);
        goto log;
    }
    nsync_note_free(note);
    return 0;
log:
    nsync_note_notify(note);   /* want "use-after-cancel" */
    return -1;
}

int used_by_a_helper_after_release(void)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    nsync_note_free(note);
    announce(note);   /* want "use-after-cancel" */
    return 0;
}

int used_before(void)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    nsync_note_notify(note);
    announce(note);
    nsync_note_free(note);
    return 0;
}

int made_again_then_used(void)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    nsync_note_free(note);
    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    nsync_note_notify(note);
    nsync_note_free(note);
    return 0;
}

int released_on_the_other_path_only(int n)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    if (step(n) < 0) {
        nsync_note_free(note);
        return -1;
    }
    nsync_note_notify(note);
    nsync_note_free(note);
    return 0;
}

int forgotten_after_release(int n)
{
    nsync_note note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note == NULL)
        return -1;
    if (step(n) < 0) {
        nsync_note_free(note);
        note = NULL;
    }
    if (note != NULL) {
        nsync_note_notify(note);
        nsync_note_free(note);
    }
    return 0;
}
