/* A handle given back as plain memory: not what its library asks for. Who may end it rightly as well is believed. */
#include <dirent.h>
#include <stdlib.h>

void given_back(const char *path)
{
    DIR *d = opendir(path); /* want "never-released: 'd'.*likely" */
    if (d == NULL) return;
    free(d);
}

void either(const char *path, void (*end)(DIR *))
{
    DIR *d = opendir(path);
    if (d == NULL) return;
    if (end)
        end(d);
    else
        free(d);
}

void kept(const char *path)
{
    DIR *d = opendir(path); /* want "never-released: 'd'" */
    if (d == NULL) return;
    rewinddir(d);
}
