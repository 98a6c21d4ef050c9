/* Standard descriptors that are closed: the next ones take their numbers, and nobody needs to look at them. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

void daemonise(void)
{
    close(0);
    close(1);
    close(2);
    open("/dev/null", O_RDONLY);
    dup(0);
    (void)dup(0);
}

void one_too_many(void)
{
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    open("/dev/null", O_RDONLY);
    dup(0);
    dup(0); /* want "result of dup is thrown away" */
}

void all_of_them(void)
{
    for (int i = getdtablesize(); i >= 0; --i) close(i);
    int null = open("/dev/null", O_RDWR);
    dup(null);
    dup(null);
}

static void close_everything(void)
{
    long n = sysconf(_SC_OPEN_MAX);
    for (int fd = 0; fd < n; fd++) close(fd);
}

void by_another_function(void)
{
    close_everything();
    int null = open("/dev/null", O_RDWR);
    dup2(null, 1);
    dup2(null, 2);
}

static int checked_dup(int fd)
{
    int d = dup(fd);
    if (d == -1) _exit(1);
    return d;
}

void child(int in, int out)
{
    close(0);
    checked_dup(in);
    close(1);
    checked_dup(out);
    execlp("gdb", "gdb", (char *)NULL);
}

void not_a_standard_one(int in, int other)
{
    if (other >= 0) close(other);
    checked_dup(in); /* want "result of checked_dup" */
}

void closed_list(const int *list, int n, int in)
{
    for (int i = 0; i < n; i++) close(list[i]);
    dup(in); /* want "result of dup is thrown away" */
}
