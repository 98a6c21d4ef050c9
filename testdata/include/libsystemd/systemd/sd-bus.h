/* What the cases use of systemd/sd-bus.h; not the real header. */
#ifndef STUB_SYSTEMD_SD_BUS_H
#define STUB_SYSTEMD_SD_BUS_H

#include "systemd/sd-event.h"
#include <stdint.h>
typedef struct sd_bus sd_bus;
typedef struct sd_bus_message sd_bus_message;
typedef struct sd_bus_slot sd_bus_slot;
typedef struct sd_bus_track sd_bus_track;
typedef struct sd_bus_vtable sd_bus_vtable;
typedef struct {
    const char *name;
    const char *message;
    int _need_free;
} sd_bus_error;
typedef int (*sd_bus_message_handler_t)(sd_bus_message *m, void *userdata, sd_bus_error *ret_error);
typedef int (*sd_bus_track_handler_t)(sd_bus_track *track, void *userdata);

int sd_bus_open(sd_bus **p0);
int sd_bus_open_user(sd_bus **p0);
int sd_bus_open_system(sd_bus **p0);
int sd_bus_open_system_remote(sd_bus **p0, const char *p1);
int sd_bus_default(sd_bus **p0);
int sd_bus_default_user(sd_bus **p0);
int sd_bus_default_system(sd_bus **p0);
int sd_bus_new(sd_bus **p0);
sd_bus *sd_bus_ref(sd_bus *p0);
sd_bus *sd_bus_unref(sd_bus *p0);
void sd_bus_close(sd_bus *p0);
sd_bus *sd_bus_close_unref(sd_bus *p0);
sd_bus *sd_bus_flush_close_unref(sd_bus *p0);
void sd_bus_default_flush_close(void);
int sd_bus_flush(sd_bus *p0);
int sd_bus_call(sd_bus *p0, sd_bus_message *p1, uint64_t p2, sd_bus_error *p3, sd_bus_message **p4);
int sd_bus_call_method(sd_bus *p0, const char *p1, const char *p2, const char *p3, const char *p4, sd_bus_error *p5,
                       sd_bus_message **p6, const char *p7, ...);
int sd_bus_process(sd_bus *p0, sd_bus_message **p1);
int sd_bus_wait(sd_bus *p0, uint64_t p1);
int sd_bus_request_name(sd_bus *p0, const char *p1, uint64_t p2);
int sd_bus_release_name(sd_bus *p0, const char *p1);
int sd_bus_attach_event(sd_bus *p0, sd_event *p1, int p2);
int sd_bus_detach_event(sd_bus *p0);
int sd_bus_set_method_call_timeout(sd_bus *p0, uint64_t p1);
void sd_bus_error_free(sd_bus_error *p0);
int sd_bus_open_with_description(sd_bus **p0, const char *p1);
int sd_bus_open_user_with_description(sd_bus **p0, const char *p1);
int sd_bus_open_system_with_description(sd_bus **p0, const char *p1);
int sd_bus_open_user_machine(sd_bus **p0, const char *p1);
int sd_bus_open_system_machine(sd_bus **p0, const char *p1);
int sd_bus_get_property(sd_bus *p0, const char *p1, const char *p2, const char *p3, const char *p4, sd_bus_error *p5,
                        sd_bus_message **p6, const char *p7);
int sd_bus_call_async(sd_bus *p0, sd_bus_slot **p1, sd_bus_message *p2, sd_bus_message_handler_t p3, void *p4,
                      uint64_t p5);
int sd_bus_call_method_async(sd_bus *p0, sd_bus_slot **p1, const char *p2, const char *p3, const char *p4,
                             const char *p5, sd_bus_message_handler_t p6, void *p7, const char *p8, ...);
int sd_bus_add_match(sd_bus *p0, sd_bus_slot **p1, const char *p2, sd_bus_message_handler_t p3, void *p4);
int sd_bus_add_filter(sd_bus *p0, sd_bus_slot **p1, sd_bus_message_handler_t p2, void *p3);
int sd_bus_add_object(sd_bus *p0, sd_bus_slot **p1, const char *p2, sd_bus_message_handler_t p3, void *p4);
int sd_bus_add_object_vtable(sd_bus *p0, sd_bus_slot **p1, const char *p2, const char *p3, const sd_bus_vtable *p4,
                             void *p5);
int sd_bus_add_fallback(sd_bus *p0, sd_bus_slot **p1, const char *p2, sd_bus_message_handler_t p3, void *p4);
int sd_bus_add_object_manager(sd_bus *p0, sd_bus_slot **p1, const char *p2);
int sd_bus_match_signal(sd_bus *p0, sd_bus_slot **p1, const char *p2, const char *p3, const char *p4, const char *p5,
                        sd_bus_message_handler_t p6, void *p7);
int sd_bus_match_signal_async(sd_bus *p0, sd_bus_slot **p1, const char *p2, const char *p3, const char *p4,
                              const char *p5, sd_bus_message_handler_t p6, sd_bus_message_handler_t p7, void *p8);
int sd_bus_add_match_async(sd_bus *p0, sd_bus_slot **p1, const char *p2, sd_bus_message_handler_t p3,
                           sd_bus_message_handler_t p4, void *p5);
int sd_bus_request_name_async(sd_bus *p0, sd_bus_slot **p1, const char *p2, uint64_t p3, sd_bus_message_handler_t p4,
                              void *p5);
sd_bus_slot *sd_bus_slot_ref(sd_bus_slot *p0);
sd_bus_slot *sd_bus_slot_unref(sd_bus_slot *p0);
int sd_bus_slot_set_floating(sd_bus_slot *p0, int p1);
int sd_bus_message_new(sd_bus *p0, sd_bus_message **p1, uint8_t p2);
int sd_bus_message_new_signal(sd_bus *p0, sd_bus_message **p1, const char *p2, const char *p3, const char *p4);
int sd_bus_message_new_method_call(sd_bus *p0, sd_bus_message **p1, const char *p2, const char *p3, const char *p4,
                                   const char *p5);
int sd_bus_message_new_method_return(sd_bus_message *p0, sd_bus_message **p1);
sd_bus_message *sd_bus_message_ref(sd_bus_message *p0);
sd_bus_message *sd_bus_message_unref(sd_bus_message *p0);
int sd_bus_track_new(sd_bus *p0, sd_bus_track **p1, sd_bus_track_handler_t p2, void *p3);
sd_bus_track *sd_bus_track_unref(sd_bus_track *p0);
int sd_bus_message_new_method_error(sd_bus_message *p0, sd_bus_message **p1, const sd_bus_error *p2);
int sd_bus_message_new_method_errno(sd_bus_message *p0, sd_bus_message **p1, int p2, const sd_bus_error *p3);
int sd_bus_message_copy(sd_bus_message *p0, sd_bus_message *p1, int p2);
sd_bus_track *sd_bus_track_ref(sd_bus_track *p0);

#endif
