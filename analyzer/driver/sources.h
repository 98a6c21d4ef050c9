/* The files that findings are in: which are main files, what their comments silence, which comments silence nothing. */
#ifndef CANCELCHECK_DRIVER_SOURCES_H
#define CANCELCHECK_DRIVER_SOURCES_H

#include "driver/driver_internal.h"

struct source {
    char *key;                       /* path */
    struct suppress_index *comments; /* NULL: not asked for yet */
    bool main;                       /* main file of a planned unit */
    bool lost;                       /* of none that could be read as a whole: what is found in it is a guess */
};

struct sources {
    struct source *files; /* stb_ds string map by structure */
    struct arena *arena;
};

/* `a` owns what is read. sources_release frees the rest. */
void sources_init(struct sources *s, struct arena *a);
void sources_release(struct sources *s);

/* The entry of `path`, made when there is none. Valid until the next call. */
struct source *sources_get(struct sources *s, const char *path);

/* Why the source silences the finding, NULL when it does not. Files are read and indexed once, however many findings
 * they have. */
const char *sources_silence(struct sources *s, const struct finding *f);

/* After sources_silence was asked about every finding: NOLINT comments that name one of our checks, which is on there,
 * beside code that was analysed, and silence nothing. `files`: where to look. One line each, for people, in order of
 * files. -1 with `e` when a configuration file cannot be read. */
int sources_unused(struct sources *s, struct run *r, const char *const *files, uint32_t n_files, struct results *out,
                   struct err *e);

#endif
