/* `cancelcheck capture`: the map step as a build action; `cancelcheck link`: the rest, over what was captured. */
#include "cli/analysis.h"
#include "cli/cli.h"
#include "driver/driver.h"

#include "base/path.h"
#include "base/str.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPT_SHARD = 100, OPT_DEPFILE, MAX_SHARDS = 100000 };

static const struct cli_option capture_options[] = {
    ANALYSIS_OPTIONS, {"shard", 0, CLI_VALUE, OPT_SHARD}, {"depfile", 0, CLI_VALUE, OPT_DEPFILE}};
static const struct cli_option link_options[] = {ANALYSIS_OPTIONS};

/* ---- capture ---- */

/* "2/8". */
static int take_shard(const char *word, struct config *c, struct err *e)
{
    char *end;
    errno = 0;
    unsigned long i = strtoul(word, &end, 10), n = 0;
    bool good = word[0] >= '0' && word[0] <= '9' && *end == '/' && end[1] >= '0' && end[1] <= '9';
    if (good) n = strtoul(end + 1, &end, 10);
    if (!good || *end || errno || i < 1 || i > n || n > MAX_SHARDS)
        return err_set(e, "--shard=%s: say which of how many, from 1/%d on: --shard=2/8", word, MAX_SHARDS);
    c->shard = (uint32_t)i;
    c->n_shards = (uint32_t)n;
    return 0;
}

static void print_units(const struct config *c, const struct driver_result *r)
{
    uint32_t lost = r->failed + r->crashed + r->timed_out;
    fprintf(stderr, "%s: %u translation unit%s", c->db_path, r->tus, r->tus == 1 ? "" : "s");
    if (r->cached) fprintf(stderr, ", %u unchanged", r->cached);
    if (lost) fprintf(stderr, ", %u did not come out: `cancelcheck link` tells why", lost);
    fprintf(stderr, "\n");
}

static int capture(struct analysis *s)
{
    struct config *c = &s->config;
    struct driver_result r;
    struct err e = {{0}};
    c->capture = true;
    c->db_path = c->output;
    if (driver_capture(c, s->arena, &r, &e) < 0) return cli_fail(r.signal ? CLI_INTERRUPTED : r.exit_code, "%s", e.msg);
    if (!c->quiet) print_units(c, &r);
    return r.exit_code;
}

static int check_capture(const struct config *c, struct err *e)
{
    if (!c->output || strcmp(c->output, "-") == 0)
        return err_set(e, "capture: name the file that is to be written: -o part.db");
    if (c->db_path) return err_set(e, "capture: the database is what -o names; --db does not go with it");
    if (c->n_shards && c->direct_args)
        return err_set(e, "--shard goes with a compile database, not with flags after --");
    return 0;
}

static int run_capture(int argc, char **argv)
{
    struct arena a = {0};
    struct analysis s;
    struct err e = {{0}};
    const char *value;
    int id, code = CLI_USAGE;
    struct cli_reader r = {capture_options, sizeof capture_options / sizeof *capture_options, argc, argv, 1};
    analysis_init(&s, &a, argc, argv);
    while ((id = cli_next(&r, &value, &e)) != CLI_END) {
        int rc = 0;
        if (id == OPT_DEPFILE)
            s.config.depfile = value;
        else if (id == OPT_SHARD)
            rc = take_shard(value, &s.config, &e);
        else
            rc = id == CLI_BAD ? -1 : analysis_take(&s, &r, id, value, &e);
        if (rc < 0) break;
    }
    if (id == CLI_END && check_capture(&s.config, &e) == 0 && analysis_finish(&s, false, &e) == 0)
        code = capture(&s);
    else
        cli_fail(code, "%s", e.msg);
    arena_release(&a);
    return code;
}

/* ---- link ---- */

static int by_name(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* A part, or those of a folder: its files NAME.db. */
static int add_parts(struct analysis *s, const char *word, uint32_t *cap, struct err *e)
{
    struct config *c = &s->config;
    uint32_t first = c->n_parts;
    DIR *dir = opendir(word);
    if (!dir) {
        ARENA_PUSH(s->arena, c->parts, c->n_parts, *cap, word);
        return 0;
    }
    for (struct dirent *d; (d = readdir(dir)) != NULL;)
        if (d->d_name[0] != '.' && str_ends(d->d_name, ".db"))
            ARENA_PUSH(s->arena, c->parts, c->n_parts, *cap, path_join(s->arena, word, d->d_name));
    closedir(dir);
    if (c->n_parts == first) return err_set(e, "%s: holds no file NAME.db", word);
    qsort(c->parts + first, c->n_parts - first, sizeof *c->parts, by_name);
    return 0;
}

static int take_parts(struct analysis *s, struct err *e)
{
    struct config *c = &s->config;
    uint32_t cap = 0;
    if (s->build || c->direct_args) return err_set(e, "link: reads what was captured; -p and flags go with capture");
    if (c->diff_base) return err_set(e, "link: --diff-base parses files anew and does not go with it");
    if (!c->n_patterns) return err_set(e, "link: name the parts: cancelcheck link part*.db");
    for (uint32_t i = 0; i < c->n_patterns; i++)
        if (add_parts(s, c->patterns[i], &cap, e) < 0) return -1;
    c->n_patterns = 0;
    return 0;
}

static int run_link(int argc, char **argv)
{
    struct arena a = {0};
    struct analysis s;
    struct err e = {{0}};
    const char *value;
    int id, code = CLI_USAGE;
    struct cli_reader r = {link_options, sizeof link_options / sizeof *link_options, argc, argv, 1};
    analysis_init(&s, &a, argc, argv);
    while ((id = cli_next(&r, &value, &e)) != CLI_END)
        if (id == CLI_BAD || analysis_take(&s, &r, id, value, &e) < 0) break;
    if (id == CLI_END && take_parts(&s, &e) == 0 && analysis_finish(&s, true, &e) == 0)
        code = analysis_run(&s);
    else
        cli_fail(code, "%s", e.msg);
    arena_release(&a);
    return code;
}

const struct cli_command cli_capture = {
    .name = "capture",
    .summary = "parse files into a part, to be linked elsewhere",
    .help = "Usage: cancelcheck capture -o PART.db [-p BUILD] [--shard=I/N] [FILE...]\n"
            "       cancelcheck capture -o PART.db [OPTIONS] FILE... -- FLAGS\n"
            "Parses files and keeps what the analysis needs of them in PART.db, nothing else:\n"
            "the action of a build step, or the share of one machine among many. `cancelcheck\n"
            "link` makes of all parts the findings that one run would make.\n"
            "  -o, --output=FILE    the part; units in it that have not changed stay\n"
            "  --shard=I/N          only every N-th file of the database, from the I-th\n"
            "  --depfile=FILE       which files were read, as make and ninja take it\n"
            "  -p BUILD             folder of compile_commands.json (else: ., build*/, out/)\n"
            "  --root=DIR           the project: the same for all parts of one checkout\n"
            "  -j, --jobs=N         worker processes (default: all cores)\n"
            "  -q, --quiet          no summary and no progress\n"
            "Further options as for analyze, where they concern parsing.\n"
            "Exit: 0 when the part is written, also when files in it failed: link says so;\n"
            "2 usage or configuration, 3 the part could not be written.\n",
    .run = run_capture,
};

const struct cli_command cli_link = {
    .name = "link",
    .summary = "analyse what was captured, wherever that was",
    .help = "Usage: cancelcheck link [OPTIONS] PART.db or FOLDER...\n"
            "Reads parts that `cancelcheck capture` wrote (of a folder: its files NAME.db),\n"
            "parses nothing, and reports what one run over all their files would report.\n"
            "  --root=DIR           the project here, when parts come from other folders\n"
            "  --allow-incomplete   go on without missing shards or files that failed\n"
            "Options for checks, packs, reports, baselines and suppressions, and exit codes,\n"
            "are those of analyze.\n",
    .run = run_link,
};
