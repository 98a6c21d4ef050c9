/* Descriptors handed to a thread as its very argument. */
// options: --checks=thread-lost-cancel,lost-cancel,never-released,double-cancel,use-after-cancel,overwritten-cancel
#define _GNU_SOURCE

#include <pthread.h>
#include <stdint.h>
#include <sys/socket.h>
#include <threads.h>
#include <unistd.h>

int greet(int fd);
void talk(int fd);

static void *serve_badly(void *arg)
{
    int conn = (int)(intptr_t)arg;

    if (read(conn, &conn, 0) < 0)
        return NULL;
    close((int)(intptr_t)arg);
    return NULL;
}

int start_badly(int listener)
{
    pthread_t id;
    int conn = accept(listener, NULL, NULL); /* want "thread-lost-cancel: 'conn' .*'serve_badly'.*line 19" */

    if (conn < 0)
        return -1;
    if (pthread_create(&id, NULL, serve_badly, (void *)(intptr_t)conn) != 0) {
        close(conn);
        return -1;
    }
    return pthread_detach(id);
}

static void *serve_well(void *arg)
{
    int conn = (int)(intptr_t)arg;
    char c;

    if (read(conn, &c, 1) < 0) {
        close(conn);
        return NULL;
    }
    if (write(conn, &c, 1) == 1)
        shutdown(conn, SHUT_RDWR);
    close(conn);
    return NULL;
}

int start_well(int listener)
{
    pthread_t id;
    int conn = accept(listener, NULL, NULL);

    if (conn < 0)
        return -1;
    if (pthread_create(&id, NULL, serve_well, (void *)(intptr_t)conn) != 0) {
        close(conn);
        return -1;
    }
    return pthread_detach(id);
}

int start_fails(int listener)
{
    pthread_t id;
    int conn = accept(listener, NULL, NULL); /* want "lost-cancel: 'conn'.*`pthread_create" */

    if (conn < 0)
        return -1;
    if (pthread_create(&id, NULL, serve_well, (void *)(intptr_t)conn) != 0)
        return -1;
    return pthread_detach(id);
}

/* The loop of a server: each turn leaves its connection to a thread. */
void server(int listener)
{
    for (;;) {
        pthread_t id;
        int conn = accept(listener, NULL, NULL); /* want "thread-lost-cancel: 'conn'" */

        if (conn < 0)
            continue;
        if (pthread_create(&id, NULL, serve_badly, (void *)(intptr_t)conn) != 0) {
            close(conn);
            continue;
        }
        pthread_detach(id);
    }
}

void good_server(int listener)
{
    for (;;) {
        pthread_t id;
        int conn = accept(listener, NULL, NULL);

        if (conn < 0)
            continue;
        if (pthread_create(&id, NULL, serve_well, (void *)(intptr_t)conn) != 0) {
            close(conn);
            continue;
        }
        pthread_detach(id);
    }
}

static void *only_looks(void *arg)
{
    char c;

    while (read((int)(intptr_t)arg, &c, 1) == 1)
        talk(c);
    return NULL;
}

int joined_then_closed(int listener)
{
    pthread_t id;
    int conn = accept(listener, NULL, NULL);

    if (conn < 0)
        return -1;
    if (pthread_create(&id, NULL, only_looks, (void *)(intptr_t)conn) == 0)
        pthread_join(id, NULL);
    close(conn);
    return 0;
}

int joined_then_lost(int listener)
{
    pthread_t id;
    int conn = accept(listener, NULL, NULL); /* want "lost-cancel: 'conn'" */

    if (conn < 0)
        return -1;
    if (pthread_create(&id, NULL, only_looks, (void *)(intptr_t)conn) != 0) {
        close(conn);
        return -1;
    }
    pthread_join(id, NULL);
    return 0;
}

int left_to_one_that_only_looks(int listener)
{
    pthread_t id;
    int conn = accept(listener, NULL, NULL); /* want "thread-lost-cancel: 'conn'.*on any path" */

    if (conn < 0)
        return -1;
    if (pthread_create(&id, NULL, only_looks, (void *)(intptr_t)conn) != 0) {
        close(conn);
        return -1;
    }
    return pthread_detach(id);
}

int closed_while_it_looks(int listener)
{
    pthread_t id;
    int conn = accept(listener, NULL, NULL);

    if (conn < 0)
        return -1;
    if (pthread_create(&id, NULL, only_looks, (void *)(intptr_t)conn) != 0) {
        close(conn);
        return -1;
    }
    pthread_detach(id);
    close(conn); /* want "use-after-cancel: 'conn' is released here while the thread 'only_looks'" */
    return 0;
}

int closed_then_left_alone(int listener)
{
    pthread_t id;
    int conn = accept(listener, NULL, NULL);

    if (conn < 0)
        return -1;
    if (pthread_create(&id, NULL, only_looks, (void *)(intptr_t)conn) != 0) {
        close(conn);
        return -1;
    }
    close(conn); /* want "use-after-cancel: 'conn' is released here while the thread 'only_looks'" */
    pthread_detach(id);
    return 0;
}

/* Closing it is how the reader is told to stop; then it is joined. */
int closed_to_stop_it(int listener)
{
    pthread_t id;
    int conn = accept(listener, NULL, NULL);

    if (conn < 0)
        return -1;
    if (pthread_create(&id, NULL, only_looks, (void *)(intptr_t)conn) != 0) {
        close(conn);
        return -1;
    }
    close(conn);
    pthread_join(id, NULL);
    return 0;
}

int both_close(int listener)
{
    pthread_t id;
    int conn = accept(listener, NULL, NULL);

    if (conn < 0)
        return -1;
    if (pthread_create(&id, NULL, serve_well, (void *)(intptr_t)conn) != 0) {
        close(conn);
        return -1;
    }
    pthread_join(id, NULL);
    close(conn); /* want "double-cancel: 'conn'" */
    return 0;
}

int used_after_the_thread_closed_it(int listener)
{
    pthread_t id;
    int conn = accept(listener, NULL, NULL);

    if (conn < 0)
        return -1;
    if (pthread_create(&id, NULL, serve_well, (void *)(intptr_t)conn) != 0) {
        close(conn);
        return -1;
    }
    pthread_join(id, NULL);
    return shutdown(conn, SHUT_RDWR); /* want "use-after-cancel: 'conn'" */
}

static int serve_c11(void *arg)
{
    int conn = (int)(intptr_t)arg;

    if (write(conn, "x", 1) < 0)
        thrd_exit(1);
    close(conn);
    return 0;
}

int start_c11(int listener)
{
    thrd_t id;
    int conn = accept(listener, NULL, NULL); /* want "thread-lost-cancel: 'conn'.*ends the thread" */

    if (conn < 0)
        return -1;
    if (thrd_create(&id, serve_c11, (void *)(intptr_t)conn) != thrd_success) {
        close(conn);
        return -1;
    }
    return thrd_detach(id);
}

/* Its result is not looked at. */
void start_without_a_look(int listener)
{
    pthread_t id;
    int conn = accept(listener, NULL, NULL); /* want "thread-lost-cancel: 'conn'" */

    if (conn < 0)
        return;
    pthread_create(&id, NULL, serve_badly, (void *)(intptr_t)conn);
    pthread_detach(id);
}

static int start(void *(*run)(void *), void *arg)
{
    pthread_t id;

    if (pthread_create(&id, NULL, run, arg) != 0)
        return -1;
    pthread_detach(id);
    return 0;
}

int through_a_wrapper(int listener)
{
    int conn = accept(listener, NULL, NULL); /* want "thread-lost-cancel: 'conn'" */

    if (conn < 0)
        return -1;
    if (start(serve_badly, (void *)(intptr_t)conn) < 0) {
        close(conn);
        return -1;
    }
    return 0;
}

int through_a_wrapper_well(int listener)
{
    int conn = accept(listener, NULL, NULL);

    if (conn < 0)
        return -1;
    if (start(serve_well, (void *)(intptr_t)conn) < 0) {
        close(conn);
        return -1;
    }
    return 0;
}

/* Nobody knows what the thread does with it. */
void *elsewhere(void *arg);

int left_to_code_out_of_sight(int listener)
{
    pthread_t id;
    int conn = accept(listener, NULL, NULL);

    if (conn < 0)
        return -1;
    if (pthread_create(&id, NULL, elsewhere, (void *)(intptr_t)conn) != 0) {
        close(conn);
        return -1;
    }
    return pthread_detach(id);
}

static int last;

static void *keeps_it(void *arg)
{
    last = (int)(intptr_t)arg;
    return NULL;
}

int kept_by_the_thread(int listener)
{
    pthread_t id;
    int conn = accept(listener, NULL, NULL);

    if (conn < 0)
        return -1;
    if (pthread_create(&id, NULL, keeps_it, (void *)(intptr_t)conn) != 0) {
        close(conn);
        return -1;
    }
    return pthread_detach(id);
}

static void *serves_for_ever(void *arg)
{
    char c;

    for (;;)
        talk((int)read((int)(intptr_t)arg, &c, 1));
}

int left_to_a_thread_that_never_ends(int listener)
{
    pthread_t id;
    int conn = accept(listener, NULL, NULL);

    if (conn < 0)
        return -1;
    if (pthread_create(&id, NULL, serves_for_ever, (void *)(intptr_t)conn) != 0) {
        close(conn);
        return -1;
    }
    return pthread_detach(id);
}

void end_it(void)
{
    close(last);
}
