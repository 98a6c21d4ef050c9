/* Results thrown away, on nsync notes. */
#define _GNU_SOURCE
#include <nsync.h>

void result_ignored(void)
{
    nsync_note_new(NULL, nsync_time_no_deadline);   /* want "discarded-cancel" */
}

void result_cast_to_void(void)
{
    (void)nsync_note_new(NULL, nsync_time_no_deadline);   /* want "discarded-cancel" */
}

int only_compared(void)
{
    return nsync_note_new(NULL, nsync_time_no_deadline) != NULL;   /* want "discarded-cancel|never-released" */
}

static nsync_note made(void)
{
    return nsync_note_new(NULL, nsync_time_no_deadline);
}

void wrapper_ignored(void)
{
    made();   /* want "discarded-cancel" */
}

void released_at_once(void)
{
    nsync_note_free(nsync_note_new(NULL, nsync_time_no_deadline));
}

nsync_note handed_on(void)
{
    return made();
}

int both_arms(int n)
{
    nsync_note note = n ? made() : nsync_note_new(NULL, nsync_time_no_deadline);

    nsync_note_free(note);
    return 0;
}
