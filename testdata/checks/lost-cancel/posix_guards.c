/* Releases that hang on a condition: what the descriptor is, a flag, a mode, an error code. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum status { ST_OK, ST_NOENT, ST_IO };

int use(int fd);

int close_if_open(const char *path, int want_lock)
{
    int fd = -1;
    int rc;

    if (want_lock)
        fd = open(path, O_RDWR);
    rc = use(want_lock);
    if (fd >= 0)
        close(fd);
    return rc;
}

int close_unless_minus_one(const char *path)
{
    int fd = open(path, O_RDONLY);
    int rc = 0;

    if (fd != -1)
        rc = use(0);
    if (fd != -1)
        close(fd);
    return rc;
}

int close_if_positive(const char *path)
{
    int fd = open(path, O_RDONLY);

    if (fd > -1) {
        use(fd > 3);
        close(fd);
    }
    return 0;
}

int opened_here_or_given(const char *path, int given)
{
    int fd = given;
    bool mine = false;
    int rc;

    if (fd < 0) {
        fd = open(path, O_RDONLY);
        if (fd < 0)
            return -1;
        mine = true;
    }
    rc = use(0);
    if (mine)
        close(fd);
    return rc;
}

/* "-" means standard input, which is not ours to close. */
int dash_is_stdin(const char *path)
{
    FILE *f;
    int c;

    if (strcmp(path, "-") == 0)
        f = stdin;
    else
        f = fopen(path, "r");
    if (f == NULL)
        return -1;
    c = getc(f);
    if (f != stdin)
        fclose(f);
    return c;
}

int ternary_creation(const char *path, bool lock)
{
    int fd = lock ? open(path, O_RDWR) : -1;
    int rc = use(1);

    if (lock && fd >= 0)
        close(fd);
    return rc;
}

int ternary_release(const char *path)
{
    int fd = open(path, O_RDONLY);

    use(1);
    return fd < 0 ? -1 : close(fd);
}

int logical_and_release(const char *path)
{
    int fd = open(path, O_RDONLY);
    int bad = use(1);

    return (fd >= 0 && close(fd) < 0) || bad;
}

static enum status open_status(const char *path, int *out)
{
    int fd = open(path, O_RDONLY);

    if (fd < 0)
        return errno == ENOENT ? ST_NOENT : ST_IO;
    *out = fd;
    return ST_OK;
}

int status_decides(const char *path)
{
    int fd;
    enum status st = open_status(path, &fd);

    if (st != ST_OK)
        return -1;
    use(1);
    close(fd);
    return 0;
}

int status_switch(const char *path)
{
    int fd;

    switch (open_status(path, &fd)) {
    case ST_OK:
        break;
    case ST_NOENT:
        return 0;
    default:
        return -1;
    }
    use(1);
    close(fd);
    return 0;
}

int status_decides_wrong(const char *path)
{
    int fd;
    enum status st = open_status(path, &fd); /* want "lost-cancel" */

    if (st != ST_OK)
        return -1;
    if (use(1) < 0)
        return -1;
    close(fd);
    return 0;
}

static bool open_ok(const char *path, int *out)
{
    *out = open(path, O_RDONLY);
    return *out >= 0;
}

int bool_decides(const char *path)
{
    int fd;

    if (!open_ok(path, &fd))
        return -1;
    use(1);
    close(fd);
    return 0;
}

int bool_decides_wrong(const char *path)
{
    int fd;

    if (!open_ok(path, &fd)) /* want "lost-cancel" */
        return -1;
    if (use(1) < 0)
        return -1;
    close(fd);
    return 0;
}

/* errno is looked at, the descriptor is not there: nothing is owed. */
int missing_is_fine(const char *path)
{
    int fd = open(path, O_RDONLY);

    if (fd == -1 && errno == ENOENT)
        return 0;
    if (fd == -1)
        return -1;
    use(1);
    return close(fd);
}

/* Two modes, each with its own way to the release. */
int by_mode(int mode)
{
    int fd = -1;

    switch (mode) {
    case 1:
        fd = eventfd(0, 0);
        if (fd < 0)
            return -1;
        break;
    case 2:
        break;
    default:
        return -1;
    }
    use(mode);
    if (mode == 1)
        close(fd);
    return 0;
}

int by_mode_wrong(int mode)
{
    int fd = -1;

    if (mode == 1 || mode == 2)
        fd = eventfd(0, 0); /* want "lost-cancel" */
    use(mode);
    if (mode == 1)
        close(fd);
    return 0;
}

/* The guard asks the wrong way round. */
int close_if_bad(const char *path)
{
    int fd = open(path, O_RDONLY); /* want "(lost-cancel|never-released)" */

    use(1);
    if (fd < 0)
        close(fd);
    return 0;
}

/* Descriptor 0 is a descriptor, but no report for the customary test. */
int zero_counts_as_nothing(const char *path)
{
    int fd = open(path, O_RDONLY);

    if (fd <= 0)
        return -1;
    use(1);
    close(fd);
    return 0;
}

/* ... nor for the test that asks whether there is one. */
int zero_is_not_asked_for(const char *path)
{
    int fd = open(path, O_RDONLY), ret = -1;

    if (fd < 0)
        goto out;
    use(1);
    ret = 0;
out:
    if (fd > 0)
        close(fd);
    return ret;
}

int above_zero_means_one(const char *path)
{
    int fd = open(path, O_RDONLY); /* want "never-released" */

    use(1);
    if (fd > 0)
        return -1;
    return 0;
}
