/* In a loop, a function makes a handle the first time and gives it back afterwards. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static FILE *append(FILE *f, int n)
{
    if (f == NULL) {
        f = fopen("log", "w");
        if (f == NULL) abort();
    }
    fprintf(f, "%d\n", n);
    return f;
}

static FILE *append_anew(FILE *f, int n)
{
    f = fopen("log", "w");
    if (f == NULL) abort();
    fprintf(f, "%d\n", n);
    return f;
}

static FILE *append_to_next(FILE *f, int n)
{
    if (f) fclose(f);
    return append_anew(NULL, n);
}

void one_log(int n)
{
    FILE *f = NULL;
    while (n-- > 0) f = append(f, n);
    if (f) fclose(f);
}

void log_a_line(int n)
{
    FILE *f = NULL;
    while (n-- > 0) f = append_to_next(f, n);
    if (f) fclose(f);
}

void loses_all_but_one(int n)
{
    FILE *f = NULL;
    while (n-- > 0) f = append_anew(f, n); /* want "overwritten-cancel: 'f'" */
    if (f) fclose(f);
}
