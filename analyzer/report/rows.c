/* A small table writer; columns are as wide as their widest cell. */
#include "report/rows.h"

#include "report/formats.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *cell(const struct report_table *t, uint32_t row, uint32_t col)
{
    return t->cells[(size_t)row * t->n_columns + col];
}

/* A number as sqlite prints it: JSON takes it as it is. */
static bool is_number(const char *s)
{
    const char *p = s + (*s == '-');
    if (!isdigit((unsigned char)*p) || (p[0] == '0' && isdigit((unsigned char)p[1]))) return false;
    while (isdigit((unsigned char)*p)) p++;
    if (*p == '.') {
        if (!isdigit((unsigned char)*++p)) return false;
        while (isdigit((unsigned char)*p)) p++;
    }
    return !*p;
}

/* ---- table ---- */

/* Characters, not bytes; wide ones count as one. */
static size_t width(const char *s)
{
    size_t n = 0;
    for (; *s; s++) n += ((unsigned char)*s & 0xc0) != 0x80;
    return n;
}

static void pad(struct strbuf *out, size_t n)
{
    while (n-- > 0) strbuf_putc(out, ' ');
}

struct column {
    size_t width;
    bool numbers;
};

static void table_line(struct strbuf *out, const struct report_table *t, const struct column *cols,
                       const char *const *texts)
{
    for (uint32_t c = 0; c < t->n_columns; c++) {
        size_t room = cols[c].width - width(texts[c]);
        if (c) strbuf_puts(out, "  ");
        if (cols[c].numbers) pad(out, room);
        strbuf_puts(out, texts[c]);
        if (!cols[c].numbers && c + 1 < t->n_columns) pad(out, room);
    }
    strbuf_putc(out, '\n');
}

static const char *visible(struct arena *a, const char *text)
{
    struct strbuf b = {0};
    strbuf_visible(&b, text);
    const char *copy = arena_strdup(a, strbuf_cstr(&b));
    strbuf_release(&b);
    return copy;
}

static void write_table(struct strbuf *out, const struct report_table *t)
{
    struct arena a = {0};
    struct column *cols = ARENA_ARRAY(&a, struct column, t->n_columns + 1);
    const char **shown = ARENA_ARRAY(&a, const char *, (size_t)t->n_columns *(t->n_rows + 1) + 1);
    for (uint32_t c = 0; c < t->n_columns; c++) {
        shown[c] = visible(&a, t->names[c]); /* a database of a stranger's names its views' columns */
        cols[c] = (struct column){width(shown[c]), t->n_rows > 0};
    }
    for (uint32_t r = 0; r < t->n_rows; r++) {
        for (uint32_t c = 0; c < t->n_columns; c++) {
            const char *text = cell(t, r, c), *copy = visible(&a, text ? text : "");
            if (text && !is_number(text)) cols[c].numbers = false;
            if (width(copy) > cols[c].width) cols[c].width = width(copy);
            shown[(size_t)(r + 1) * t->n_columns + c] = copy;
        }
    }
    for (uint32_t r = 0; r <= t->n_rows; r++) table_line(out, t, cols, shown + (size_t)r * t->n_columns);
    if (t->n_rows == 0) strbuf_puts(out, "(no rows)\n");
    arena_release(&a);
}

/* ---- CSV ---- */

/* Up to the next of `stops`, as text that a terminal may show; gives where that is. */
static const char *csv_piece(struct strbuf *out, const char *s, const char *stops)
{
    struct strbuf piece = {0};
    size_t n = strcspn(s, stops);
    strbuf_add(&piece, s, n);
    strbuf_visible(out, strbuf_cstr(&piece));
    strbuf_release(&piece);
    return s + n;
}

/* Text that a spreadsheet would take for a formula gets an apostrophe before it. */
static void csv_cell(struct strbuf *out, const char *s)
{
    bool quoted = strpbrk(s, ",\"\r\n"), formula = *s && strchr("=+-@\t\r", *s) && !is_number(s);
    if (quoted) strbuf_putc(out, '"');
    if (formula) strbuf_putc(out, '\'');
    while (*(s = csv_piece(out, s, "\"\t\r\n"))) {
        if (*s == '"') strbuf_putc(out, '"');
        strbuf_putc(out, *s++);
    }
    if (quoted) strbuf_putc(out, '"');
}

static void write_csv(struct strbuf *out, const struct report_table *t)
{
    for (uint32_t c = 0; c < t->n_columns; c++) {
        if (c) strbuf_putc(out, ',');
        csv_cell(out, t->names[c]);
    }
    strbuf_puts(out, "\r\n");
    for (uint32_t r = 0; r < t->n_rows; r++) {
        for (uint32_t c = 0; c < t->n_columns; c++) {
            const char *text = cell(t, r, c);
            if (c) strbuf_putc(out, ',');
            csv_cell(out, text ? text : "");
        }
        strbuf_puts(out, "\r\n");
    }
}

/* ---- JSON lines ---- */

static json_t *json_cell(const char *s)
{
    if (!s) return json_null();
    json_t *number = is_number(s) && strlen(s) < 18 ? json_loads(s, JSON_DECODE_ANY, NULL) : NULL;
    return number ? number : report_json(s);
}

static void write_jsonl(struct strbuf *out, const struct report_table *t)
{
    for (uint32_t r = 0; r < t->n_rows; r++) {
        json_t *o = json_object();
        for (uint32_t c = 0; c < t->n_columns; c++) json_object_set_new(o, t->names[c], json_cell(cell(t, r, c)));
        report_json_dump(out, o, JSON_COMPACT | JSON_REAL_PRECISION(10));
        strbuf_putc(out, '\n');
    }
}

void report_rows(struct strbuf *out, const struct report_table *t, enum report_rows_form form)
{
    switch (form) {
    case REPORT_ROWS_TABLE: write_table(out, t); break;
    case REPORT_ROWS_CSV: write_csv(out, t); break;
    case REPORT_ROWS_JSONL: write_jsonl(out, t); break;
    }
}
