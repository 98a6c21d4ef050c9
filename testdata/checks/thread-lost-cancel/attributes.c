/* Threads made with attributes: joined or not is what the attributes say. */
// options: --checks=thread-lost-cancel,lost-cancel,never-released,double-cancel,use-after-cancel,overwritten-cancel
#include <pthread.h>
#include <stdint.h>
#include <sys/socket.h>
#include <unistd.h>

static void *sleeps(void *arg)
{
    sleep(1);
    return arg;
}

static void *looks(void *arg)
{
    char c;

    while (read((int)(intptr_t)arg, &c, 1) == 1)
        continue;
    return NULL;
}

int detached_from_the_start(void)
{
    pthread_t id;
    pthread_attr_t attr;
    int r;

    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    r = pthread_create(&id, &attr, sleeps, NULL);
    pthread_attr_destroy(&attr);
    return r;
}

int only_a_smaller_stack(void)
{
    pthread_t id;
    pthread_attr_t attr;
    int r;

    pthread_attr_init(&attr);
    pthread_attr_setstacksize(&attr, 1 << 16);
    r = pthread_create(&id, &attr, sleeps, NULL); /* want "never-released: 'id' \(thread" */
    pthread_attr_destroy(&attr);
    return r;
}

int joinable_on_purpose(void)
{
    pthread_t id;
    pthread_attr_t attr;
    int r;

    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_JOINABLE);
    r = pthread_create(&id, &attr, sleeps, NULL);
    pthread_attr_destroy(&attr);
    if (r == 0)
        pthread_join(id, NULL);
    return r;
}

int given_attributes(const pthread_attr_t *attr)
{
    pthread_t id;

    return pthread_create(&id, attr, sleeps, NULL);
}

void set_up(pthread_attr_t *attr);

int set_up_elsewhere(void)
{
    pthread_t id;
    pthread_attr_t attr;

    set_up(&attr);
    return pthread_create(&id, &attr, sleeps, NULL);
}

int told_by_a_variable(int how)
{
    pthread_t id;
    pthread_attr_t attr;

    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, how);
    return pthread_create(&id, &attr, sleeps, NULL);
}

int closed_under_a_detached_thread(int listener)
{
    pthread_t id;
    pthread_attr_t attr;
    int conn = accept(listener, NULL, NULL);

    if (conn < 0)
        return -1;
    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    if (pthread_create(&id, &attr, looks, (void *)(intptr_t)conn) != 0) {
        close(conn);
        return -1;
    }
    close(conn); /* want "use-after-cancel: 'conn' is released here while the thread 'looks'" */
    return 0;
}
