#include <unistd.h>

int take(const char *path);

/* Which of them, only the linker knows. */
int which(const char *path)
{
    int fd = take(path);
    return fd > 0;
}
