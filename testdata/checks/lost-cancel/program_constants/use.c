#include <fcntl.h>
#include <unistd.h>

extern int always, never, five, changed;

void change(int to)
{
    changed = to;
}

void closed_always(const char *path)
{
    int fd = open(path, O_RDONLY);
    if (fd == -1) return;
    if (always) close(fd);
}

void closed_in_the_other_arm(const char *path)
{
    int fd = open(path, O_RDONLY);
    if (fd == -1) return;
    if (never)
        write(1, "never", 5);
    else if (five == 5)
        close(fd);
}

void closed_never(const char *path)
{
    int fd = open(path, O_RDONLY); /* want "never-released: 'fd'" */
    if (fd == -1) return;
    if (never || five != 5) close(fd);
}

void closed_as_the_flag_says(const char *path)
{
    int fd = open(path, O_RDONLY); /* want "lost-cancel: 'fd'.*changed" */
    if (fd == -1) return;
    if (changed) close(fd);
}
