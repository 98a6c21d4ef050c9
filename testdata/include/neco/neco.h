/* Stub of neco.h: what the cases use. */
#ifndef STUB_NECO_H
#define STUB_NECO_H

#include <netdb.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/types.h>

typedef struct neco_chan neco_chan;
typedef struct neco_gen neco_gen;
typedef struct neco_stream neco_stream;
typedef struct neco_mutex neco_mutex;
typedef struct neco_waitgroup neco_waitgroup;
typedef struct neco_cond neco_cond;

#define NECO_OK 0

int neco_start(void(*coroutine)(int argc, void *argv[]), int argc, ...);
int neco_startv(void(*coroutine)(int argc, void *argv[]), int argc, void *argv[]);
int neco_join(int64_t id);
int neco_join_dl(int64_t id, int64_t deadline);
int neco_cancel(int64_t id);
int neco_cancel_dl(int64_t id, int64_t deadline);
int neco_sleep(int64_t nanosecs);
int neco_sleep_dl(int64_t deadline);
int neco_suspend(void);
int neco_suspend_dl(int64_t deadline);
void neco_exit(void);
int neco_work(int64_t pin, void(*work)(void *udata), void *udata);
int neco_setcanceltype(int type, int *oldtype);
int neco_setcancelstate(int state, int *oldstate);
int neco_chan_make(neco_chan **chan, size_t data_size, size_t capacity);
int neco_chan_retain(neco_chan *chan);
int neco_chan_release(neco_chan *chan);
int neco_chan_close(neco_chan *chan);
int neco_chan_send(neco_chan *chan, void *data);
int neco_chan_send_dl(neco_chan *chan, void *data, int64_t deadline);
int neco_chan_recv(neco_chan *chan, void *data);
int neco_chan_recv_dl(neco_chan *chan, void *data, int64_t deadline);
int neco_chan_select(int nchans, ...);
int neco_chan_selectv(int nchans, neco_chan *chans[]);
int neco_chan_select_dl(int64_t deadline, int nchans, ...);
int neco_chan_selectv_dl(int nchans, neco_chan *chans[], int64_t deadline);
int neco_gen_start(neco_gen **gen, size_t data_size, void(*coroutine)(int argc, void *argv[]), int argc, ...);
int neco_gen_release(neco_gen *gen);
int neco_gen_close(neco_gen *gen);
int neco_gen_next(neco_gen *gen, void *data);
int neco_mutex_lock(neco_mutex *mutex);
int neco_mutex_lock_dl(neco_mutex *mutex, int64_t deadline);
int neco_waitgroup_wait(neco_waitgroup *waitgroup);
int neco_waitgroup_wait_dl(neco_waitgroup *waitgroup, int64_t deadline);
int neco_cond_wait(neco_cond *cond, neco_mutex *mutex);
int neco_cond_wait_dl(neco_cond *cond, neco_mutex *mutex, int64_t deadline);
int neco_signal_watch(int signo);
int neco_signal_unwatch(int signo);
int neco_signal_wait(void);
int neco_mutex_unlock(neco_mutex *mutex);
ssize_t neco_read(int fd, void *data, size_t nbytes);
ssize_t neco_write(int fd, const void *data, size_t nbytes);
ssize_t neco_read_dl(int fd, void *data, size_t nbytes, int64_t deadline);
ssize_t neco_write_dl(int fd, const void *data, size_t nbytes, int64_t deadline);
int neco_accept(int sockfd, struct sockaddr *addr, socklen_t *addrlen);
int neco_accept_dl(int sockfd, struct sockaddr *addr, socklen_t *addrlen, int64_t deadline);
int neco_connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen);
int neco_connect_dl(int sockfd, const struct sockaddr *addr, socklen_t addrlen, int64_t deadline);
int neco_dial(const char *network, const char *address);
int neco_serve(const char *network, const char *address);
int neco_dial_dl(const char *network, const char *address, int64_t deadline);
int neco_serve_dl(const char *network, const char *address, int64_t deadline);
int neco_getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **res);
int neco_wait(int fd, int mode);
int neco_wait_dl(int fd, int mode, int64_t deadline);
int neco_stream_make(neco_stream **stream, int fd);
int neco_stream_close(neco_stream *stream);

#endif
