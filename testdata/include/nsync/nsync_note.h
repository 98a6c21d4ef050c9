/* Test double of nsync's notes: a cancellation tree with deadlines. */
#ifndef STUB_NSYNC_NOTE_H
#define STUB_NSYNC_NOTE_H

#include "nsync_time.h"

struct nsync_note_s_;
typedef struct nsync_note_s_ *nsync_note;

nsync_note nsync_note_new(nsync_note parent, nsync_time abs_deadline);
void nsync_note_free(nsync_note n);
void nsync_note_notify(nsync_note n);
int nsync_note_is_notified(nsync_note n);
int nsync_note_wait(nsync_note n, nsync_time abs_deadline);
nsync_time nsync_note_expiry(nsync_note n);

#endif
