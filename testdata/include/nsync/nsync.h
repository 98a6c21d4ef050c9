#ifndef STUB_NSYNC_H
#define STUB_NSYNC_H
#include "nsync_counter.h"
#include "nsync_cv.h"
#include "nsync_note.h"
#include "nsync_time.h"
#endif
