/* Functions that set an option of the caller's socket, and close it and take it away when they cannot. */
#include <sys/socket.h>
#include <unistd.h>

static int set_option(int *sd, int option)
{
    int on = 1;
    if (*sd < 0) return -1;
    if (setsockopt(*sd, SOL_SOCKET, option, &on, sizeof on) < 0) {
        close(*sd);
        *sd = -1;
    }
    return *sd;
}

int open_socket(void)
{
    int sd = socket(AF_INET, SOCK_STREAM, 0);
    if (sd < 0) return -1;
    set_option(&sd, SO_KEEPALIVE);
    set_option(&sd, SO_REUSEADDR);
    set_option(&sd, SO_BROADCAST);
    if (sd < 0) return -1;
    return sd;
}

static int set_and_forget(int *sd, int option)
{
    int on = 1;
    if (*sd < 0) return -1;
    if (setsockopt(*sd, SOL_SOCKET, option, &on, sizeof on) < 0) {
        close(*sd);
        return -1;
    }
    return *sd;
}

int open_another(void)
{
    int sd = socket(AF_INET, SOCK_STREAM, 0);
    if (sd < 0) return -1;
    if (set_and_forget(&sd, SO_KEEPALIVE) < 0) {
        close(sd); /* want "double-cancel" */
        return -1;
    }
    return sd;
}
