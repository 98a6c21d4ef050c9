#include "ticker.h"

#include <stdio.h>
#include <string.h>

/* Lines of the form `key value`; unknown keys are mistakes. */
int config_read(const char *path, struct config *out)
{
    char key[32], value[64];
    FILE *file = fopen(path, "r");

    if (!file) {
        perror(path);
        return -1;
    }
    memset(out, 0, sizeof *out);
    out->interval_ms = 1000;
    while (fscanf(file, "%31s %63s", key, value) == 2) {
        if (strcmp(key, "host") == 0) {
            snprintf(out->host, sizeof out->host, "%s", value);
        } else if (strcmp(key, "port") == 0) {
            snprintf(out->port, sizeof out->port, "%.15s", value);
        } else if (strcmp(key, "interval") == 0) {
            sscanf(value, "%d", &out->interval_ms);
        } else {
            fprintf(stderr, "%s: unknown key %s\n", path, key);
            return -1;
        }
    }
    fclose(file);
    return 0;
}
