/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <sys/eventfd.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <sys/uio.h>
#include <sys/sendfile.h>
#include <netdb.h>
#include <time.h>
#include <signal.h>
#include <sys/wait.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <termios.h>
#include <pthread.h>
#include <semaphore.h>
#include <mqueue.h>
#include <aio.h>
#include <sys/sem.h>
#include <sys/msg.h>
#include <sys/random.h>
#include <dirent.h>
#include <fts.h>
#include <iconv.h>
#include <ifaddrs.h>
#include <locale.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>

void wait_eventfd_read(GCancellable *stop, int a0, eventfd_t *a1)
{
    if (!g_cancellable_is_cancelled(stop)) eventfd_read(a0, a1); /* want "eventfd_read blocks here.*possible" */
}

void wait_eventfd_write(GCancellable *stop, int a0, eventfd_t a1)
{
    if (!g_cancellable_is_cancelled(stop)) eventfd_write(a0, a1); /* want "eventfd_write blocks here.*possible" */
}

void wait_open(GCancellable *stop, const char *a0, int a1)
{
    if (!g_cancellable_is_cancelled(stop)) open(a0, a1); /* want "open blocks here.*possible" */
}

void wait_openat(GCancellable *stop, int a0, const char *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) openat(a0, a1, a2); /* want "openat blocks here.*possible" */
}

void wait_accept(GCancellable *stop, int a0, struct sockaddr *a1, socklen_t *a2)
{
    if (!g_cancellable_is_cancelled(stop)) accept(a0, a1, a2); /* want "accept blocks here.*possible" */
}

void wait_accept4(GCancellable *stop, int a0, struct sockaddr *a1, socklen_t *a2, int a3)
{
    if (!g_cancellable_is_cancelled(stop)) accept4(a0, a1, a2, a3); /* want "accept4 blocks here.*possible" */
}

void wait_connect(GCancellable *stop, int a0, const struct sockaddr *a1, socklen_t a2)
{
    if (!g_cancellable_is_cancelled(stop)) connect(a0, a1, a2); /* want "connect blocks here.*possible" */
}

void wait_recv(GCancellable *stop, int a0, void *a1, size_t a2, int a3)
{
    if (!g_cancellable_is_cancelled(stop)) recv(a0, a1, a2, a3); /* want "recv blocks here.*possible" */
}

void wait_recvfrom(GCancellable *stop, int a0, void *a1, size_t a2, int a3, struct sockaddr *a4, socklen_t *a5)
{
    if (!g_cancellable_is_cancelled(stop)) recvfrom(a0, a1, a2, a3, a4, a5); /* want "recvfrom blocks here.*possible" */
}

void wait_recvmsg(GCancellable *stop, int a0, struct msghdr *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) recvmsg(a0, a1, a2); /* want "recvmsg blocks here.*possible" */
}

void wait_send(GCancellable *stop, int a0, const void *a1, size_t a2, int a3)
{
    if (!g_cancellable_is_cancelled(stop)) send(a0, a1, a2, a3); /* want "send blocks here.*possible" */
}

void wait_sendto(GCancellable *stop, int a0, const void *a1, size_t a2, int a3, const struct sockaddr *a4, socklen_t a5)
{
    if (!g_cancellable_is_cancelled(stop)) sendto(a0, a1, a2, a3, a4, a5); /* want "sendto blocks here.*possible" */
}

void wait_sendmsg(GCancellable *stop, int a0, const struct msghdr *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) sendmsg(a0, a1, a2); /* want "sendmsg blocks here.*possible" */
}

void wait_sendmmsg(GCancellable *stop, int a0, struct mmsghdr *a1, unsigned int a2, int a3)
{
    if (!g_cancellable_is_cancelled(stop)) sendmmsg(a0, a1, a2, a3); /* want "sendmmsg blocks here.*possible" */
}

void wait_read(GCancellable *stop, int a0, void *a1, size_t a2)
{
    if (!g_cancellable_is_cancelled(stop)) read(a0, a1, a2); /* want "read blocks here.*possible" */
}

void wait_pread(GCancellable *stop, int a0, void *a1, size_t a2, __off_t a3)
{
    if (!g_cancellable_is_cancelled(stop)) pread(a0, a1, a2, a3); /* want "pread blocks here.*possible" */
}

void wait_readv(GCancellable *stop, int a0, const struct iovec *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) readv(a0, a1, a2); /* want "readv blocks here.*possible" */
}

void wait_write(GCancellable *stop, int a0, const void *a1, size_t a2)
{
    if (!g_cancellable_is_cancelled(stop)) write(a0, a1, a2); /* want "write blocks here.*possible" */
}

void wait_pwrite(GCancellable *stop, int a0, const void *a1, size_t a2, __off_t a3)
{
    if (!g_cancellable_is_cancelled(stop)) pwrite(a0, a1, a2, a3); /* want "pwrite blocks here.*possible" */
}

void wait_writev(GCancellable *stop, int a0, const struct iovec *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) writev(a0, a1, a2); /* want "writev blocks here.*possible" */
}

void wait_sendfile(GCancellable *stop, int a0, int a1, off_t *a2, size_t a3)
{
    if (!g_cancellable_is_cancelled(stop)) sendfile(a0, a1, a2, a3); /* want "sendfile blocks here.*possible" */
}

void wait_getaddrinfo(GCancellable *stop, const char *a0, const char *a1, const struct addrinfo *a2, struct addrinfo **a3)
{
    if (!g_cancellable_is_cancelled(stop)) getaddrinfo(a0, a1, a2, a3); /* want "getaddrinfo blocks here.*possible" */
}

void wait_getaddrinfo_a(GCancellable *stop, int a0, int a2, struct sigevent *a3)
{
    if (!g_cancellable_is_cancelled(stop)) getaddrinfo_a(a0, NULL, a2, a3); /* want "getaddrinfo_a blocks here.*possible" */
}

void wait_gethostbyname(GCancellable *stop, const char *a0)
{
    if (!g_cancellable_is_cancelled(stop)) gethostbyname(a0); /* want "gethostbyname blocks here.*likely" */
}

void wait_gethostbyaddr(GCancellable *stop, const void *a0, __socklen_t a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) gethostbyaddr(a0, a1, a2); /* want "gethostbyaddr blocks here.*likely" */
}

void wait_getnameinfo(GCancellable *stop, const struct sockaddr *a0, socklen_t a1, char *a2, socklen_t a3, char *a4, socklen_t a5, int a6)
{
    if (!g_cancellable_is_cancelled(stop)) getnameinfo(a0, a1, a2, a3, a4, a5, a6); /* want "getnameinfo blocks here.*possible" */
}

void wait_sleep(GCancellable *stop, unsigned int a0)
{
    if (!g_cancellable_is_cancelled(stop)) sleep(a0); /* want "sleep blocks here.*possible" */
}

void wait_usleep(GCancellable *stop, __useconds_t a0)
{
    if (!g_cancellable_is_cancelled(stop)) usleep(a0); /* want "usleep blocks here.*possible" */
}

void wait_nanosleep(GCancellable *stop, const struct timespec *a0, struct timespec *a1)
{
    if (!g_cancellable_is_cancelled(stop)) nanosleep(a0, a1); /* want "nanosleep blocks here.*possible" */
}

void wait_clock_nanosleep(GCancellable *stop, clockid_t a0, int a1, const struct timespec *a2, struct timespec *a3)
{
    if (!g_cancellable_is_cancelled(stop)) clock_nanosleep(a0, a1, a2, a3); /* want "clock_nanosleep blocks here.*possible" */
}

void wait_pause(GCancellable *stop)
{
    if (!g_cancellable_is_cancelled(stop)) pause(); /* want "pause blocks here.*likely" */
}

void wait_sigsuspend(GCancellable *stop, const sigset_t *a0)
{
    if (!g_cancellable_is_cancelled(stop)) sigsuspend(a0); /* want "sigsuspend blocks here.*likely" */
}

void wait_sigwait(GCancellable *stop, const sigset_t *a0, int *a1)
{
    if (!g_cancellable_is_cancelled(stop)) sigwait(a0, a1); /* want "sigwait blocks here.*likely" */
}

void wait_sigwaitinfo(GCancellable *stop, const sigset_t *a0, siginfo_t *a1)
{
    if (!g_cancellable_is_cancelled(stop)) sigwaitinfo(a0, a1); /* want "sigwaitinfo blocks here.*likely" */
}

void wait_wait(GCancellable *stop, int *a0)
{
    if (!g_cancellable_is_cancelled(stop)) wait(a0); /* want "wait blocks here.*likely" */
}

void wait_waitpid(GCancellable *stop, __pid_t a0, int *a1, int a2)
{
    if (!g_cancellable_is_cancelled(stop)) waitpid(a0, a1, a2); /* want "waitpid blocks here.*possible" */
}

void wait_waitid(GCancellable *stop, idtype_t a0, __id_t a1, siginfo_t *a2, int a3)
{
    if (!g_cancellable_is_cancelled(stop)) waitid(a0, a1, a2, a3); /* want "waitid blocks here.*possible" */
}

void wait_wait3(GCancellable *stop, int *a0, int a1, struct rusage *a2)
{
    if (!g_cancellable_is_cancelled(stop)) wait3(a0, a1, a2); /* want "wait3 blocks here.*possible" */
}

void wait_wait4(GCancellable *stop, __pid_t a0, int *a1, int a2, struct rusage *a3)
{
    if (!g_cancellable_is_cancelled(stop)) wait4(a0, a1, a2, a3); /* want "wait4 blocks here.*possible" */
}

void wait_pclose(GCancellable *stop, FILE *a0)
{
    if (!g_cancellable_is_cancelled(stop)) pclose(a0); /* want "pclose blocks here.*likely" */
}

void wait_system(GCancellable *stop, const char *a0)
{
    if (!g_cancellable_is_cancelled(stop)) system(a0); /* want "system blocks here.*likely" */
}

void wait_flock(GCancellable *stop, int a0, int a1)
{
    if (!g_cancellable_is_cancelled(stop)) flock(a0, a1); /* want "flock blocks here.*possible" */
}

void wait_lockf(GCancellable *stop, int a0, int a1, off_t a2)
{
    if (!g_cancellable_is_cancelled(stop)) lockf(a0, a1, a2); /* want "lockf blocks here.*possible" */
}

void wait_fcntl(GCancellable *stop, int a0, int a1)
{
    if (!g_cancellable_is_cancelled(stop)) fcntl(a0, a1); /* want "fcntl blocks here.*possible" */
}

void wait_fsync(GCancellable *stop, int a0)
{
    if (!g_cancellable_is_cancelled(stop)) fsync(a0); /* want "fsync blocks here.*possible" */
}

void wait_fdatasync(GCancellable *stop, int a0)
{
    if (!g_cancellable_is_cancelled(stop)) fdatasync(a0); /* want "fdatasync blocks here.*possible" */
}

void wait_tcdrain(GCancellable *stop, int a0)
{
    if (!g_cancellable_is_cancelled(stop)) tcdrain(a0); /* want "tcdrain blocks here.*possible" */
}

void wait_fgets(GCancellable *stop, char *a0, int a1, FILE *a2)
{
    if (!g_cancellable_is_cancelled(stop)) fgets(a0, a1, a2); /* want "fgets blocks here.*possible" */
}

void wait_fread(GCancellable *stop, void *a0, size_t a1, size_t a2, FILE *a3)
{
    if (!g_cancellable_is_cancelled(stop)) fread(a0, a1, a2, a3); /* want "fread blocks here.*possible" */
}

void wait_getline(GCancellable *stop, char **a0, size_t *a1, FILE *a2)
{
    if (!g_cancellable_is_cancelled(stop)) getline(a0, a1, a2); /* want "getline blocks here.*possible" */
}

void wait_getdelim(GCancellable *stop, char **a0, size_t *a1, int a2, FILE *a3)
{
    if (!g_cancellable_is_cancelled(stop)) getdelim(a0, a1, a2, a3); /* want "getdelim blocks here.*possible" */
}

void wait_fgetc(GCancellable *stop, FILE *a0)
{
    if (!g_cancellable_is_cancelled(stop)) fgetc(a0); /* want "fgetc blocks here.*possible" */
}

void wait_getchar(GCancellable *stop)
{
    if (!g_cancellable_is_cancelled(stop)) getchar(); /* want "getchar blocks here.*possible" */
}

void wait_fwrite(GCancellable *stop, const void *a0, size_t a1, size_t a2, FILE *a3)
{
    if (!g_cancellable_is_cancelled(stop)) fwrite(a0, a1, a2, a3); /* want "fwrite blocks here.*possible" */
}

void wait_fflush(GCancellable *stop, FILE *a0)
{
    if (!g_cancellable_is_cancelled(stop)) fflush(a0); /* want "fflush blocks here.*possible" */
}

void wait_pthread_join(GCancellable *stop, pthread_t a0, void **a1)
{
    if (!g_cancellable_is_cancelled(stop)) pthread_join(a0, a1); /* want "pthread_join blocks here.*likely" */
}

void wait_pthread_mutex_lock(GCancellable *stop, pthread_mutex_t *a0)
{
    if (!g_cancellable_is_cancelled(stop)) pthread_mutex_lock(a0); /* want "pthread_mutex_lock blocks here.*possible" */
}

void wait_pthread_cond_wait(GCancellable *stop, pthread_cond_t *a0, pthread_mutex_t *a1)
{
    if (!g_cancellable_is_cancelled(stop)) pthread_cond_wait(a0, a1); /* want "pthread_cond_wait blocks here.*likely" */
}

void wait_pthread_rwlock_rdlock(GCancellable *stop, pthread_rwlock_t *a0)
{
    if (!g_cancellable_is_cancelled(stop)) pthread_rwlock_rdlock(a0); /* want "pthread_rwlock_rdlock blocks here.*possible" */
}

void wait_pthread_rwlock_wrlock(GCancellable *stop, pthread_rwlock_t *a0)
{
    if (!g_cancellable_is_cancelled(stop)) pthread_rwlock_wrlock(a0); /* want "pthread_rwlock_wrlock blocks here.*possible" */
}

void wait_pthread_barrier_wait(GCancellable *stop, pthread_barrier_t *a0)
{
    if (!g_cancellable_is_cancelled(stop)) pthread_barrier_wait(a0); /* want "pthread_barrier_wait blocks here.*likely" */
}

void wait_sem_wait(GCancellable *stop, sem_t *a0)
{
    if (!g_cancellable_is_cancelled(stop)) sem_wait(a0); /* want "sem_wait blocks here.*likely" */
}

void wait_mq_send(GCancellable *stop, mqd_t a0, const char *a1, size_t a2, unsigned int a3)
{
    if (!g_cancellable_is_cancelled(stop)) mq_send(a0, a1, a2, a3); /* want "mq_send blocks here.*possible" */
}

void wait_mq_receive(GCancellable *stop, mqd_t a0, char *a1, size_t a2, unsigned int *a3)
{
    if (!g_cancellable_is_cancelled(stop)) mq_receive(a0, a1, a2, a3); /* want "mq_receive blocks here.*possible" */
}

void wait_lio_listio(GCancellable *stop, int a0, int a2, struct sigevent *a3)
{
    if (!g_cancellable_is_cancelled(stop)) lio_listio(a0, NULL, a2, a3); /* want "lio_listio blocks here.*possible" */
}

void wait_semop(GCancellable *stop, int a0, struct sembuf *a1, size_t a2)
{
    if (!g_cancellable_is_cancelled(stop)) semop(a0, a1, a2); /* want "semop blocks here.*possible" */
}

void wait_msgrcv(GCancellable *stop, int a0, void *a1, size_t a2, long int a3, int a4)
{
    if (!g_cancellable_is_cancelled(stop)) msgrcv(a0, a1, a2, a3, a4); /* want "msgrcv blocks here.*possible" */
}

void wait_msgsnd(GCancellable *stop, int a0, const void *a1, size_t a2, int a3)
{
    if (!g_cancellable_is_cancelled(stop)) msgsnd(a0, a1, a2, a3); /* want "msgsnd blocks here.*possible" */
}

void wait_getrandom(GCancellable *stop, void *a0, size_t a1, unsigned int a2)
{
    if (!g_cancellable_is_cancelled(stop)) getrandom(a0, a1, a2); /* want "getrandom blocks here.*possible" */
}
