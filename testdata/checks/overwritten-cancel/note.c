/* Held handles that are overwritten, and some that are not, on nsync notes. */
#define _GNU_SOURCE
#include <nsync.h>

int step(int round);

void made_twice(void)
{
    nsync_note note = nsync_note_new(NULL, nsync_time_no_deadline);

    nsync_note_notify(note);
    note = nsync_note_new(NULL, nsync_time_no_deadline);   /* want "overwritten-cancel" */
    nsync_note_free(note);
}

void made_in_a_loop(int n)
{
    nsync_note note = NULL;

    for (int i = 0; i < n; i++) {
        note = nsync_note_new(NULL, nsync_time_no_deadline);   /* want "overwritten-cancel" */
        nsync_note_notify(note);
    }
    if (note != NULL)
        nsync_note_free(note);
}

void overwritten_by_nothing(void)
{
    nsync_note note = nsync_note_new(NULL, nsync_time_no_deadline);

    nsync_note_notify(note);
    note = NULL;   /* want "overwritten-cancel" */
}

void overwritten_on_one_path(int n)
{
    nsync_note note = nsync_note_new(NULL, nsync_time_no_deadline);

    if (step(n) < 0)
        note = NULL;   /* want "overwritten-cancel" */
    if (note != NULL)
        nsync_note_free(note);
}

void released_before(int n)
{
    nsync_note note = NULL;

    for (int i = 0; i < n; i++) {
        if (note != NULL)
            nsync_note_free(note);
        note = nsync_note_new(NULL, nsync_time_no_deadline);
    }
    if (note != NULL)
        nsync_note_free(note);
}

void released_in_the_loop(int n)
{
    nsync_note note;

    for (int i = 0; i < n; i++) {
        note = nsync_note_new(NULL, nsync_time_no_deadline);
        nsync_note_free(note);
    }
}

nsync_note kept_elsewhere(void)
{
    nsync_note note = nsync_note_new(NULL, nsync_time_no_deadline);
    nsync_note first = note;

    note = nsync_note_new(NULL, nsync_time_no_deadline);
    nsync_note_free(note);
    return first;
}

void swapped(void)
{
    nsync_note note = nsync_note_new(NULL, nsync_time_no_deadline);
    nsync_note other = nsync_note_new(NULL, nsync_time_no_deadline);
    nsync_note tmp = note;

    note = other;
    other = tmp;
    nsync_note_free(note);
    nsync_note_free(other);
}

/* Only a failed one is overwritten. */
void tried_again_when_it_failed(void)
{
    nsync_note note = nsync_note_new(NULL, nsync_time_no_deadline);

    if (!(note != NULL))
        note = nsync_note_new(NULL, nsync_time_no_deadline);
    if (note != NULL)
        nsync_note_free(note);
}
