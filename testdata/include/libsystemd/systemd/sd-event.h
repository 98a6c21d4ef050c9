/* What the cases use of systemd/sd-event.h; not the real header. */
#ifndef STUB_SYSTEMD_SD_EVENT_H
#define STUB_SYSTEMD_SD_EVENT_H

#include <stdint.h>
#include <sys/types.h>
#include <time.h>
typedef struct sd_event sd_event;
typedef struct sd_event_source sd_event_source;
struct inotify_event;
struct signalfd_siginfo;
#define SD_EVENT_OFF 0
typedef int (*sd_event_handler_t)(sd_event_source *s, void *userdata);
typedef int (*sd_event_io_handler_t)(sd_event_source *s, int fd, uint32_t revents, void *userdata);
typedef int (*sd_event_time_handler_t)(sd_event_source *s, uint64_t usec, void *userdata);
typedef int (*sd_event_signal_handler_t)(sd_event_source *s, const struct signalfd_siginfo *si, void *userdata);
typedef int (*sd_event_child_handler_t)(sd_event_source *s, const void *si, void *userdata);
typedef int (*sd_event_inotify_handler_t)(sd_event_source *s, const struct inotify_event *event, void *userdata);
typedef void (*sd_event_destroy_t)(void *userdata);

int sd_event_new(sd_event **p0);
int sd_event_default(sd_event **p0);
sd_event *sd_event_ref(sd_event *p0);
sd_event *sd_event_unref(sd_event *p0);
int sd_event_run(sd_event *p0, uint64_t p1);
int sd_event_wait(sd_event *p0, uint64_t p1);
int sd_event_loop(sd_event *p0);
int sd_event_exit(sd_event *p0, int p1);
int sd_event_add_io(sd_event *p0, sd_event_source **p1, int p2, uint32_t p3, sd_event_io_handler_t p4, void *p5);
int sd_event_add_time(sd_event *p0, sd_event_source **p1, clockid_t p2, uint64_t p3, uint64_t p4,
                      sd_event_time_handler_t p5, void *p6);
int sd_event_add_time_relative(sd_event *p0, sd_event_source **p1, clockid_t p2, uint64_t p3, uint64_t p4,
                               sd_event_time_handler_t p5, void *p6);
int sd_event_add_signal(sd_event *p0, sd_event_source **p1, int p2, sd_event_signal_handler_t p3, void *p4);
int sd_event_add_defer(sd_event *p0, sd_event_source **p1, sd_event_handler_t p2, void *p3);
int sd_event_add_post(sd_event *p0, sd_event_source **p1, sd_event_handler_t p2, void *p3);
int sd_event_add_exit(sd_event *p0, sd_event_source **p1, sd_event_handler_t p2, void *p3);
int sd_event_add_child(sd_event *p0, sd_event_source **p1, pid_t p2, int p3, sd_event_child_handler_t p4, void *p5);
int sd_event_add_child_pidfd(sd_event *p0, sd_event_source **p1, int p2, int p3, sd_event_child_handler_t p4, void *p5);
int sd_event_add_inotify(sd_event *p0, sd_event_source **p1, const char *p2, uint32_t p3, sd_event_inotify_handler_t p4,
                         void *p5);
int sd_event_add_inotify_fd(sd_event *p0, sd_event_source **p1, int p2, uint32_t p3, sd_event_inotify_handler_t p4,
                            void *p5);
int sd_event_add_memory_pressure(sd_event *p0, sd_event_source **p1, sd_event_handler_t p2, void *p3);
sd_event_source *sd_event_source_ref(sd_event_source *p0);
sd_event_source *sd_event_source_unref(sd_event_source *p0);
sd_event_source *sd_event_source_disable_unref(sd_event_source *p0);
int sd_event_source_set_enabled(sd_event_source *p0, int p1);
int sd_event_source_set_floating(sd_event_source *p0, int p1);
int sd_event_source_set_destroy_callback(sd_event_source *p0, sd_event_destroy_t p1);
int sd_event_source_set_time(sd_event_source *p0, uint64_t p1);
int sd_event_source_set_time_relative(sd_event_source *p0, uint64_t p1);
int sd_event_source_set_io_fd_own(sd_event_source *p0, int p1);

#endif
