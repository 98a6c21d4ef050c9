/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <neco.h>
#include <unistd.h>

#include <stddef.h>

int step(int n);

void run(int argc, void *argv[]);

int good_chan(int n)
{
    neco_chan *p;
    if (neco_chan_make(&p, 4, 0) != NECO_OK)
        return -1;
    if (step(n) < 0) {
        neco_chan_release(p);
        return -1;
    }
    neco_chan_release(p);
    return 0;
}

int bad_chan(int n)
{
    neco_chan *p;
    if (neco_chan_make(&p, 4, 0) != NECO_OK) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    neco_chan_release(p);
    return 0;
}

int good_gen(int n)
{
    neco_gen *p;
    if (neco_gen_start(&p, 4, run, 0) != NECO_OK)
        return -1;
    if (step(n) < 0) {
        neco_gen_release(p);
        return -1;
    }
    neco_gen_release(p);
    return 0;
}

int bad_gen(int n)
{
    neco_gen *p;
    if (neco_gen_start(&p, 4, run, 0) != NECO_OK) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    neco_gen_release(p);
    return 0;
}

int good_stream(int fd, int n)
{
    neco_stream *p;
    if (neco_stream_make(&p, fd) != NECO_OK)
        return -1;
    if (step(n) < 0) {
        neco_stream_close(p);
        return -1;
    }
    neco_stream_close(p);
    return 0;
}

int bad_stream(int fd, int n)
{
    neco_stream *p;
    if (neco_stream_make(&p, fd) != NECO_OK) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    neco_stream_close(p);
    return 0;
}

int good_fd(int n)
{
    int fd = neco_dial("tcp", "h:80");

    if (fd < 0)
        return -1;
    if (step(n) < 0) {
        close(fd);
        return -1;
    }
    close(fd);
    return 0;
}

int bad_fd(int n)
{
    int fd = neco_dial("tcp", "h:80"); /* want "lost-cancel" */

    if (fd < 0)
        return -1;
    if (step(n) < 0)
        return -1;
    close(fd);
    return 0;
}

int good_addrinfo(int n)
{
    struct addrinfo *p;
    if (neco_getaddrinfo("h", "80", NULL, &p) != 0)
        return -1;
    if (step(n) < 0) {
        freeaddrinfo(p);
        return -1;
    }
    freeaddrinfo(p);
    return 0;
}

int bad_addrinfo(int n)
{
    struct addrinfo *p;
    if (neco_getaddrinfo("h", "80", NULL, &p) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    freeaddrinfo(p);
    return 0;
}
