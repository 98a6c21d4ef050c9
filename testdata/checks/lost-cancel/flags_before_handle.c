/* A flag that is computed before the handle is made, and decides later what becomes of it: the test that decided the
 * flag goes with it, to branches below and to callers. */
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { GET_PID, ATTACH, ADD_CLIENT, SET_NAME };
struct request {
    int command, answer;
};

/* ---- callers know by what they asked for ---- */

static int run(struct request *r)
{
    bool stay = false;
    if (r->command == ATTACH || r->command == ADD_CLIENT) stay = true;
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (fd < 0) return -1;
    int sent = (int)write(fd, &r->command, sizeof r->command);
    if (stay && sent > 0)
        r->answer = fd;
    else
        close(fd);
    return sent;
}

int get_pid(void)
{
    struct request r = {GET_PID, 0};
    return run(&r) > 0 ? 0 : -1;
}

int attach_lost(void)
{
    struct request r = {ATTACH, 0};
    if (run(&r) <= 0) return -1; /* want "never-released" */
    return 0;
}

int attach(void)
{
    struct request r = {ATTACH, 0};
    if (run(&r) <= 0) return -1;
    close(r.answer);
    return 0;
}

/* The flag is set to the truth of two tests. */
static int run_either(struct request *r)
{
    bool stay = r->command == ATTACH || r->command == ADD_CLIENT;
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (fd < 0) return -1;
    if (stay)
        r->answer = fd;
    else
        close(fd);
    return 0;
}

int get_name(void)
{
    struct request r = {SET_NAME, 0};
    return run_either(&r);
}

int add_client_lost(void)
{
    struct request r = {ADD_CLIENT, 0};
    return run_either(&r); /* want "never-released" */
}

/* ---- the test is asked again ---- */

struct log {
    int fd, lines;
};

void end_log(struct log *l)
{
    close(l->fd);
}

int open_log(struct log *l, const char *path, int mode)
{
    int own = 0;
    if (mode == 3) own = 1;
    int fd = open(path, O_WRONLY);
    if (fd < 0) return -1;
    l->lines++;
    if (own) l->fd = fd;
    if (mode != 3) close(fd);
    return 0;
}

int open_log_lost(struct log *l, const char *path, int mode)
{
    int own = 0;
    if (mode == 3) own = 1;
    int fd = open(path, O_WRONLY); /* want "lost-cancel" */
    if (fd < 0) return -1;
    l->lines++;
    if (own) l->fd = fd;
    if (mode == 4) close(fd);
    return 0;
}

int open_named(struct log *l, const char *path)
{
    int standard = 0;
    if (strcmp(path, "-") == 0) standard = 1;
    int fd = standard ? dup(1) : open(path, O_WRONLY);
    if (fd < 0) return -1;
    l->lines = (int)write(fd, path, strlen(path));
    if (standard) close(fd);
    if (strcmp(path, "-") != 0) close(fd);
    return 0;
}
