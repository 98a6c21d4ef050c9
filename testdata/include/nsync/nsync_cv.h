/* Test double of nsync's condition variables: a wait takes the note that ends it. */
#ifndef STUB_NSYNC_CV_H
#define STUB_NSYNC_CV_H

#include "nsync_note.h"

typedef struct nsync_cv_s_ nsync_cv;
typedef struct nsync_mu_s_ nsync_mu;

void nsync_cv_wait(nsync_cv *cv, nsync_mu *mu);
int nsync_cv_wait_with_deadline(nsync_cv *cv, nsync_mu *mu, nsync_time abs_deadline, nsync_note cancel_note);
void nsync_cv_signal(nsync_cv *cv);

#endif
