/* Arrays on the heap that a loop fills with handles, freed before or after them. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>


int freed_with_elements(const char *const *paths, int n)
{
    int *fds = malloc((size_t)n * sizeof *fds);
    if (!fds) return -1;
    for (int i = 0; i < n; i++) fds[i] = open(paths[i], O_RDONLY);
    free(fds); /* want "owner-freed: .*'\*fds'" */
    return 0;
}

int one_forgotten(const char *path)
{
    int *fds = malloc(2 * sizeof *fds);
    if (!fds) return -1;
    fds[0] = open(path, O_RDONLY);
    fds[1] = open(path, O_WRONLY);
    close(fds[0]);
    free(fds); /* want "owner-freed: .*'fds\[1\]'" */
    return 0;
}

int freed_after_them(const char *const *paths, int n)
{
    int *fds = malloc((size_t)n * sizeof *fds);
    if (!fds) return -1;
    for (int i = 0; i < n; i++) fds[i] = open(paths[i], O_RDONLY);
    for (int i = 0; i < n; i++) close(fds[i]);
    free(fds);
    return 0;
}

int grown(const char *const *paths)
{
    int *fds = NULL, n = 0;
    for (; paths[n]; n++) {
        int *more = realloc(fds, (size_t)(n + 1) * sizeof *fds);
        if (!more) break;
        fds = more;
        fds[n] = open(paths[n], O_RDONLY);
    }
    for (int i = 0; i < n; i++) close(fds[i]);
    free(fds);
    return n;
}

struct set {
    int *fds;
    int n;
};

int kept_in_an_object(struct set *s, const char *const *paths, int n)
{
    int *fds = calloc((size_t)n, sizeof *fds);
    if (!fds) return -1;
    for (int i = 0; i < n; i++) fds[i] = open(paths[i], O_RDONLY);
    s->fds = fds;
    s->n = n;
    return 0;
}
