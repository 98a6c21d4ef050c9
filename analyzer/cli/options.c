/* The option reader: one table of options a subcommand, one way to misspell them politely. */
#include "cli/options.h"

#include "base/str.h"

#include <stdio.h>
#include <string.h>

#define MAX_OPTIONS 64

static const struct cli_option *by_name(const struct cli_reader *r, const char *name, size_t len)
{
    for (size_t i = 0; i < r->n_options; i++)
        if (strlen(r->options[i].name) == len && memcmp(r->options[i].name, name, len) == 0) return &r->options[i];
    return NULL;
}

static const struct cli_option *by_letter(const struct cli_reader *r, char letter)
{
    for (size_t i = 0; i < r->n_options; i++)
        if (r->options[i].letter == letter) return &r->options[i];
    return NULL;
}

static int unknown(const struct cli_reader *r, const char *word, struct err *e)
{
    const char *names[MAX_OPTIONS];
    char bare[64];
    size_t n = 0;
    const char *start = word + strspn(word, "-");
    snprintf(bare, sizeof bare, "%.*s", (int)strcspn(start, "="), start);
    for (; n < r->n_options && n < MAX_OPTIONS; n++) names[n] = r->options[n].name;
    const char *near = str_nearest(bare, names, n);
    if (near)
        err_set(e, "unknown option '%s'; did you mean '--%s'?", word, near);
    else
        err_set(e, "unknown option '%s'; --help lists the options", word);
    return CLI_BAD;
}

/* Takes the value of `o`: `attached` when it stood in the same word, else the next word. */
static int take_value(struct cli_reader *r, const struct cli_option *o, const char *attached, const char **value,
                      struct err *e)
{
    *value = attached;
    if (attached && o->value == CLI_NO_VALUE) {
        err_set(e, "option '--%s' takes no value", o->name);
        return CLI_BAD;
    }
    if (!attached && o->value == CLI_VALUE) {
        if (r->i >= r->argc) {
            err_set(e, "option '--%s' needs a value", o->name);
            return CLI_BAD;
        }
        *value = r->argv[r->i++];
    }
    return o->id;
}

int cli_next(struct cli_reader *r, const char **value, struct err *e)
{
    *value = NULL;
    if (r->i >= r->argc) return CLI_END;
    const char *word = r->argv[r->i++];
    if (strcmp(word, "--") == 0) return CLI_DIRECT;
    if (word[0] != '-' || !word[1]) {
        *value = word;
        return CLI_POSITIONAL;
    }
    const char *name = word + (word[1] == '-' ? 2 : 1), *equals = strchr(name, '=');
    size_t len = equals ? (size_t)(equals - name) : strlen(name);
    const struct cli_option *o = len > 1 ? by_name(r, name, len) : NULL;
    if (o) return take_value(r, o, equals ? equals + 1 : NULL, value, e);
    o = word[1] != '-' ? by_letter(r, word[1]) : NULL;
    if (!o || (o->value == CLI_NO_VALUE && word[2])) return unknown(r, word, e);
    const char *attached = word[2] == '=' ? word + 3 : word[2] ? word + 2 : NULL;
    return take_value(r, o, attached, value, e);
}
