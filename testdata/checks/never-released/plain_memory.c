/* A handle given back as plain memory: not what its library asks for, but no longer ours. */
#include <dirent.h>
#include <stdlib.h>

void given_back(const char *path)
{
    DIR *d = opendir(path);
    if (d == NULL) return;
    free(d);
}

void kept(const char *path)
{
    DIR *d = opendir(path); /* want "never-released: 'd'" */
    if (d == NULL) return;
    rewinddir(d);
}
