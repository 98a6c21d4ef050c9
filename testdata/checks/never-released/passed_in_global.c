/* A global that only passes a value on: nobody but what the function calls ever looks at it. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static FILE *current;

static void print_line(int c)
{
    if (current) fputc(c, current);
}

static void print_twice(void)
{
    print_line('a');
    print_line('b');
}

void print_file(const char *path)
{
    FILE *f = fopen(path, "w"); /* want "never-released: 'f' .*kept in a global that nothing ever releases" */
    if (!f) return;
    current = f;
    print_twice();
}

static FILE *ended;

static void end(void)
{
    if (ended) fclose(ended);
}

void print_and_end(const char *path)
{
    ended = fopen(path, "w");
    end();
}

/* Kept until the process ends: whoever wants to writes to it. */
static FILE *log_file;

void log_line(const char *s)
{
    if (log_file) fputs(s, log_file);
}

void log_begin(const char *path)
{
    log_file = fopen(path, "w");
    log_line("begin");
}

/* Made once. */
static int cached = -1;

static int read_cached(void)
{
    char c;
    return read(cached, &c, 1) == 1 ? c : -1;
}

int random_byte(void)
{
    if (cached < 0) cached = open("/dev/urandom", O_RDONLY);
    return read_cached();
}

/* Somebody whom we do not see may look. */
static FILE *handed_out;

FILE *stream_of_module(void)
{
    return handed_out;
}

void module_begin(const char *path)
{
    handed_out = fopen(path, "w");
}

/* Its address goes elsewhere. */
static FILE *addressed;
extern FILE **where;

static void write_addressed(void)
{
    if (addressed) fputc('x', addressed);
}

void address_begin(const char *path)
{
    addressed = fopen(path, "w");
    where = &addressed;
    write_addressed();
}
