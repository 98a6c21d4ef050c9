/*
 * SARIF 2.1.0 (OASIS): what code-scanning services and editors read. Section numbers below are the standard's.
 * Columns are UTF-16 code units, its default, so lines with other than ASCII text are looked up.
 */
#include "report/formats.h"

#include "report/sarif_parts.h"

#include <stdio.h>
#include <string.h>

/* What GitHub takes of one run: 25,000 results, of which it shows 5,000; 1,000 steps of a flow, 100 related places of a
 * result, 10 MB compressed. docs.github.com: "SARIF support for code scanning". */
enum { GITHUB_RESULTS = 5000, GITHUB_STEPS = 1000, GITHUB_RELATED = 100 };

static json_t *pack_suppressions(const struct finding *f)
{
    json_t *list = json_array();
    if (!f->suppressed) return list; /* empty: known not to be suppressed (3.27.23) */
    json_t *o = json_object();
    const char *why = report_str(f->suppress_reason);
    bool comment = strncmp(why, "NOLINT", 6) == 0 || strncmp(why, "detached(", 9) == 0;
    json_object_set_new(o, "kind", json_string(comment ? "inSource" : "external"));
    json_object_set_new(o, "justification", report_json(f->suppress_reason));
    json_array_append_new(list, o);
    return list;
}

/* The path as a code flow; steps that are not on the path (other exits, advice) are related locations instead. Advice
 * is no fix: 3.55 asks a fix for the change itself. */
static json_t *pack_code_flows(struct sarif *s, const struct finding *f)
{
    json_t *locations = json_array();
    for (uint32_t i = 0; i < f->n_steps; i++) {
        const struct finding_step *step = &f->steps[i];
        if (step->kind == FINDING_STEP_OTHER || step->kind == FINDING_STEP_FIX) continue;
        if (s->github && json_array_size(locations) >= GITHUB_STEPS) break;
        json_t *o = json_object();
        json_object_set_new(o, "location", sarif_location(s, &step->loc, step->text));
        json_object_set_new(o, "kinds", sarif_step_kinds(step->kind));
        json_object_set_new(o, "executionOrder", json_integer((json_int_t)json_array_size(locations) + 1));
        json_array_append_new(locations, o);
    }
    if (!json_array_size(locations)) {
        json_decref(locations);
        return NULL;
    }
    return json_pack("[{s:[{s:o}]}]", "threadFlows", "locations", locations);
}

static json_t *pack_related(struct sarif *s, const struct finding *f)
{
    json_t *list = json_array();
    for (uint32_t i = 0; i < f->n_steps; i++) {
        const struct finding_step *step = &f->steps[i];
        bool beside = step->kind == FINDING_STEP_OTHER || step->kind == FINDING_STEP_FIX;
        if (!beside && step->kind != FINDING_STEP_EXIT) continue;
        if (s->github && json_array_size(list) >= GITHUB_RELATED) break;
        json_t *o = sarif_location(s, &step->loc, step->text);
        json_object_set_new(o, "id", json_integer((json_int_t)json_array_size(list) + 1));
        json_array_append_new(list, o);
    }
    if (json_array_size(list)) return list;
    json_decref(list);
    return NULL;
}

/* 3.27.25: 0 to 100, here by confidence. */
static double rank(enum finding_confidence c)
{
    return c == FINDING_CERTAIN ? 90.0 : c == FINDING_LIKELY ? 60.0 : 30.0;
}

static json_t *pack_properties(const struct finding *f)
{
    json_t *o = json_object();
    json_object_set_new(o, "confidence", json_string(finding_confidence_name(f->confidence)));
    json_object_set_new(o, "handle", report_json(f->handle));
    json_object_set_new(o, "handleKind", report_json(f->handle_kind));
    json_object_set_new(o, "creator", report_json(f->creator));
    return o;
}

static json_t *pack_result(struct sarif *s, const struct finding *f)
{
    const struct report_input *in = s->in;
    json_t *o = json_object();
    json_object_set_new(o, "ruleId", report_json(f->check));
    for (uint32_t i = 0; i < in->n_rules; i++)
        if (strcmp(in->rules[i].id, report_str(f->check)) == 0)
            json_object_set_new(o, "ruleIndex", json_integer((json_int_t)i));
    json_object_set_new(o, "level", json_string(finding_severity_name(f->severity)));
    json_object_set_new(o, "message", sarif_message(f->message));
    json_t *location = sarif_location(s, &f->loc, NULL), *physical = json_object_get(location, "physicalLocation");
    if (s->github && physical) json_object_set_new(physical, "region", sarif_one_line_region(s, &f->loc));
    if (f->function && f->function[0]) {
        json_t *logical = json_pack("[{s:o, s:s}]", "name", report_json(f->function), "kind", "function");
        json_object_set_new(location, "logicalLocations", logical);
    }
    json_object_set_new(o, "locations", json_pack("[o]", location));
    json_t *prints = json_object();
    json_object_set_new(prints, "cancelcheck/v1", report_json(f->fingerprint));
    json_object_set_new(prints, "cancelcheckRename/v1", report_json(f->rename_fingerprint));
    json_object_set_new(o, "partialFingerprints", prints);
    json_t *flows = pack_code_flows(s, f), *related = pack_related(s, f);
    if (flows) json_object_set_new(o, "codeFlows", flows);
    if (related) json_object_set_new(o, "relatedLocations", related);
    if (f->fix) json_object_set_new(o, "fixes", json_pack("[o]", sarif_edits(s, f->fix)));
    if (in->show_suppressed && !s->github) json_object_set_new(o, "suppressions", pack_suppressions(f));
    json_object_set_new(o, "rank", json_real(rank(f->confidence)));
    json_object_set_new(o, "properties", pack_properties(f));
    return o;
}

/* 3.20: the run as such, with a notification for each translation unit that was lost. */
static json_t *pack_invocation(struct sarif *s)
{
    const struct report_input *in = s->in;
    json_t *notes = json_array();
    for (uint32_t i = 0; i < in->n_bad_tus; i++) json_array_append_new(notes, sarif_notification(s, in->bad_tus[i]));
    json_t *o = json_object();
    json_object_set_new(o, "executionSuccessful", json_boolean(in->n_bad_tus == 0));
    json_object_set_new(o, "toolExecutionNotifications", notes);
    return o;
}

static json_t *pack_all(struct sarif *s)
{
    const struct report_input *in = s->in;
    json_t *results = json_array();
    for (uint32_t i = 0; i < in->n_findings; i++)
        if (!report_skips(in, &in->findings[i])) json_array_append_new(results, pack_result(s, &in->findings[i]));
    return results;
}

/* The result that says how many are left out, at the first of them: what is not shown must be seen. */
static json_t *pack_omitted(struct sarif *s, const struct finding *first, uint32_t n)
{
    char text[160];
    snprintf(text, sizeof text, "%u more finding%s omitted, this one included: code scanning shows %d of a run.", n,
             n == 1 ? " is" : "s are", GITHUB_RESULTS);
    struct finding f = {.check = sarif_omitted_id, .severity = FINDING_NOTE, .loc = first->loc, .message = text};
    memcpy(f.fingerprint, first->fingerprint, sizeof f.fingerprint);
    memcpy(f.rename_fingerprint, first->rename_fingerprint, sizeof f.rename_fingerprint);
    json_t *o = pack_result(s, &f);
    json_object_set_new(o, "ruleIndex", json_integer(s->in->n_rules));
    return o;
}

/* Suppressed ones never: code scanning would show them as open alerts. */
static json_t *pack_worst(struct sarif *s, bool *omitted)
{
    struct arena a = {0};
    uint32_t n;
    struct report_input open = *s->in;
    open.show_suppressed = false;
    const struct finding **list = report_worst_first(&open, &a, &n);
    uint32_t shown = n > GITHUB_RESULTS ? GITHUB_RESULTS - 1 : n;
    json_t *results = json_array();
    for (uint32_t i = 0; i < shown; i++) json_array_append_new(results, pack_result(s, list[i]));
    *omitted = shown < n;
    if (*omitted) json_array_append_new(results, pack_omitted(s, list[shown], n - shown));
    arena_release(&a);
    return results;
}

static json_t *pack_run(struct sarif *s)
{
    bool omitted = false;
    json_t *results = s->github ? pack_worst(s, &omitted) : pack_all(s);
    json_t *o = json_object();
    json_object_set_new(o, "tool", json_pack("{s:o}", "driver", sarif_driver(s, omitted)));
    json_object_set_new(o, "invocations", json_pack("[o]", pack_invocation(s)));
    json_object_set_new(o, "originalUriBaseIds", sarif_base_ids(s->in));
    json_object_set_new(o, "columnKind", json_string("utf16CodeUnits"));
    json_object_set_new(o, "results", results);
    return o;
}

static void write_log(struct strbuf *out, const struct report_input *in, bool github)
{
    struct sarif s = {.in = in, .github = github};
    source_cache_init(&s.sources, in->root);
    json_t *log = json_object();
    json_object_set_new(
        log, "$schema",
        json_string("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"));
    json_object_set_new(log, "version", json_string("2.1.0"));
    json_object_set_new(log, "runs", json_pack("[o]", pack_run(&s)));
    report_json_dump(out, log, github ? JSON_COMPACT : JSON_INDENT(2)); /* an upload has a limit of size */
    strbuf_putc(out, '\n');
    source_cache_release(&s.sources);
}

static void write_sarif(struct strbuf *out, const struct report_input *in)
{
    write_log(out, in, false);
}

static void write_github(struct strbuf *out, const struct report_input *in)
{
    write_log(out, in, true);
}

const struct report_format report_sarif = {
    .name = "sarif",
    .summary = "SARIF 2.1.0 for code-scanning services and editors",
    .write = write_sarif,
    .keeps_suppressed = true,
};

const struct report_format report_sarif_github = {
    .name = "sarif-github",
    .summary = "SARIF as GitHub's code scanning uses it: open findings only, within its limits",
    .write = write_github,
};
