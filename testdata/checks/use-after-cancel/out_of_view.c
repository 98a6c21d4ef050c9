/* Streams that are closed already, given to code out of view. */
#include <stdio.h>

void send_it(FILE *f);
void forget(void *p);
void restart(void);

int sent(const char *path)
{
    FILE *f = fopen(path, "r");
    if (!f) return -1;
    send_it(f);
    fclose(f);
    return 0;
}

int sent_too_late(const char *path)
{
    FILE *f = fopen(path, "r");
    if (!f) return -1;
    fclose(f);
    send_it(f); /* want "use-after-cancel: 'f' is used by send_it after it was released.*\[likely\]" */
    return 0;
}

FILE *returned(const char *path, int bad)
{
    FILE *f = fopen(path, "r");
    if (!f) return NULL;
    if (bad) {
        fclose(f);
        return NULL;
    }
    return f;
}

FILE *returned_closed(const char *path, int bad)
{
    FILE *f = fopen(path, "r");
    if (!f) return NULL;
    if (bad) fclose(f);
    return f; /* want "use-after-cancel: 'f' is used after it was released" */
}

/* What a global holds may be another stream by then. */
FILE *shared;
static FILE *ours;

void begin_again(void)
{
    fclose(shared);
    restart();
    fclose(shared);
}

void closed_twice(void)
{
    fclose(shared);
    fclose(shared); /* want "double-cancel: 'shared'" */
}

void open_ours(void)
{
    ours = fopen("a", "r");
}

void ours_twice(void)
{
    fclose(ours);
    restart();
    fclose(ours); /* want "double-cancel: 'ours'" */
}
