/* Loops: retries, accept loops, reconnects, readers that leave from the middle. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

int serve(int fd);
int wanted(const char *name);

int open_eintr(const char *path)
{
    int fd;

    do {
        fd = open(path, O_RDONLY);
    } while (fd < 0 && errno == EINTR);
    return fd;
}

int accept_eintr(int listener)
{
    for (;;) {
        int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);

        if (fd >= 0)
            return fd;
        if (errno == EINTR || errno == ECONNABORTED)
            continue;
        return -1;
    }
}

int some_attempts(const char *path)
{
    int fd = -1;

    for (int tries = 0; tries < 5; tries++) {
        fd = open(path, O_RDWR);
        if (fd >= 0)
            break;
        sleep(1);
    }
    if (fd < 0)
        return -1;
    serve(0);
    close(fd);
    return 0;
}

void accept_loop(int listener)
{
    for (;;) {
        int fd = accept(listener, NULL, NULL);

        if (fd < 0) {
            if (errno == EINTR)
                continue;
            break;
        }
        if (serve(listener) < 0)
            fprintf(stderr, "serve failed\n");
        close(fd);
    }
}

/* `continue` goes past the close. */
void accept_loop_wrong(int listener)
{
    for (;;) {
        int fd = accept(listener, NULL, NULL); /* want "(lost-cancel|overwritten-cancel)" */

        if (fd < 0)
            break;
        if (fcntl(fd, F_SETFD, FD_CLOEXEC) < 0)
            continue;
        close(fd);
    }
}

int count_entries(const char *path)
{
    DIR *d = opendir(path);
    struct dirent *e;
    int n = 0;

    if (!d)
        return -1;
    while ((e = readdir(d)) != NULL) {
        if (e->d_name[0] == '.')
            continue;
        n++;
    }
    closedir(d);
    return n;
}

/* Found: leaves from inside the loop, with the directory open. */
int has_entry_wrong(const char *path)
{
    DIR *d = opendir(path); /* want "lost-cancel" */
    struct dirent *e;

    if (!d)
        return -1;
    while ((e = readdir(d)) != NULL) {
        if (wanted(e->d_name))
            return 1;
    }
    closedir(d);
    return 0;
}

int has_entry(const char *path)
{
    DIR *d = opendir(path);
    struct dirent *e;
    int found = 0;

    if (!d)
        return -1;
    while (!found && (e = readdir(d)) != NULL)
        found = wanted(e->d_name);
    closedir(d);
    return found;
}

/* Each round makes, uses and releases. */
int each_file(char **paths, int n)
{
    int bad = 0;

    for (int i = 0; i < n; i++) {
        FILE *f = fopen(paths[i], "r");

        if (!f) {
            bad++;
            continue;
        }
        if (fgetc(f) == EOF)
            bad++;
        fclose(f);
    }
    return bad;
}

int each_file_wrong(char **paths, int n)
{
    for (int i = 0; i < n; i++) {
        FILE *f = fopen(paths[i], "r"); /* want "lost-cancel" */

        if (!f)
            continue;
        if (fgetc(f) == EOF)
            return -1;
        fclose(f);
    }
    return 0;
}

/* Reconnect: the old one is closed before the new one is made. */
int reconnecting(int rounds)
{
    int fd = -1;

    while (rounds-- > 0) {
        if (fd >= 0) {
            close(fd);
            fd = -1;
        }
        fd = socket(AF_INET, SOCK_STREAM, 0);
        if (fd < 0)
            return -1;
        if (serve(rounds) == 0)
            break;
    }
    if (fd >= 0)
        close(fd);
    return 0;
}

/* while (1) with the only way out after the release. */
int endless_until_done(const char *path)
{
    FILE *f = fopen(path, "r");
    char line[128];

    if (f == NULL)
        return -1;
    while (1) {
        if (fgets(line, sizeof line, f) == NULL) {
            fclose(f);
            return 0;
        }
        if (line[0] == '#')
            continue;
        if (serve(line[0]) < 0) {
            fclose(f);
            return -1;
        }
    }
}

/* A pipe from popen, with the usual reading loop. */
int popen_loop(const char *command)
{
    FILE *p = popen(command, "r");
    char line[128];
    int n = 0;

    if (!p)
        return -1;
    while (fgets(line, sizeof line, p))
        n++;
    if (pclose(p) != 0)
        return -1;
    return n;
}

int popen_loop_wrong(const char *command)
{
    FILE *p = popen(command, "r"); /* want "lost-cancel" */
    char line[128];

    if (!p)
        return -1;
    while (fgets(line, sizeof line, p)) {
        if (strncmp(line, "error", 5) == 0)
            return -1;
    }
    return pclose(p);
}
