/* What a global holds is closed and opened anew, by functions of the program: that is another one than before. */
#include <stdio.h>

static FILE *out, *list;

static FILE *open_file(const char *name, const char *mode)
{
    return fopen(name, mode);
}

static void begin(const char *name)
{
    out = open_file(name, "wb");
}

static void end(void)
{
    if (out) fclose(out);
}

void save_map(void)
{
    begin("map");
    fputc(1, out);
    end();
}

void save_game(void)
{
    begin("game");
    end();
    save_map();
}

extern void write_header(void); /* may do anything to what others see */

void save_world(void)
{
    begin("world");
    write_header();
    save_map();
    end();
}

void save_all(void)
{
    begin("all");
    end();
    save_world();
}

static void end_list(void)
{
    if (list) fclose(list);
}

void print_list(void)
{
    list = fopen("list", "r");
    if (!list) return;
    end_list();
    end_list(); /* want "double-cancel" */
}
