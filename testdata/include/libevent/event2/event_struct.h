/* What the cases use of event2/event_struct.h; not the real header. */
#ifndef STUB_EVENT2_EVENT_STRUCT_H
#define STUB_EVENT2_EVENT_STRUCT_H

struct event {
    int ev_fd;
    short ev_events;
    void *ev_arg;
};

#endif
