/* setjmp: what jumps, here or in a callee, comes back behind it with what is held by then. */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

static jmp_buf bail;

static _Noreturn void fail(const char *why)
{
    fputs(why, stderr);
    longjmp(bail, 1);
}

int closed_on_the_way_back(const char *path)
{
    char line[99];
    FILE *f = fopen(path, "r");
    if (!f) return -1;
    if (setjmp(bail)) {
        fclose(f);
        return -1;
    }
    while (fgets(line, sizeof line, f))
        if (line[0] == '!') fail("no");
    fclose(f);
    return 0;
}

int left_on_the_way_back(const char *path)
{
    char line[99];
    FILE *volatile f = NULL;
    if (setjmp(bail)) return -1;
    f = fopen(path, "r"); /* want "lost-cancel: 'f' .* returns at line 33 .`setjmp\(bail\)` is true" */
    if (!f) return -1;
    while (fgets(line, sizeof line, f))
        if (line[0] == '!') fail("no");
    fclose(f);
    return 0;
}

int opened_between(const char *path)
{
    char line[99];
    FILE *volatile f = NULL;
    if (setjmp(bail)) {
        if (f) fclose(f);
        return -1;
    }
    f = fopen(path, "r");
    if (!f) return -1;
    while (fgets(line, sizeof line, f))
        if (line[0] == '!') fail("no");
    fclose(f);
    return 0;
}

int by_cases(const char *path)
{
    char line[99];
    FILE *volatile f = NULL;
    int r = -1;
    switch (setjmp(bail)) {
    case 0:
        f = fopen(path, "r");
        if (!f) return -1;
        while (fgets(line, sizeof line, f))
            if (line[0] == '!') longjmp(bail, 2);
        r = 0;
        break;
    default: break;
    }
    if (f) fclose(f);
    return r;
}

int forgotten_by_a_jump_of_its_own(const char *path)
{
    char line[99];
    FILE *volatile f = NULL;
    int r = -1;
    if (!setjmp(bail)) {
        f = fopen(path, "r"); /* want "lost-cancel: 'f' .* returns at line 90" */
        if (!f) return -1;
        while (fgets(line, sizeof line, f))
            if (line[0] == '!') longjmp(bail, 2);
        fclose(f);
        r = 0;
    }
    return r;
}

/* Another buffer: whoever set that one up is further up. */
int jumps_past(jmp_buf outer, const char *path)
{
    FILE *f = fopen(path, "r"); /* want "lost-cancel: 'f' .* jumps out" */
    if (!f) return -1;
    if (setjmp(bail)) {
        fclose(f);
        return -1;
    }
    if (fgetc(f) == '!') longjmp(outer, 1);
    fclose(f);
    return 0;
}
