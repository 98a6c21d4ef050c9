/* Runs the analysis over the program, callee-first, component by component. */
#include "engine/context.h"
#include "engine/kept.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void fan_begin(struct fan *a, struct program *p, uint32_t func, struct arena *scratch)
{
    struct pfunc *pf = &p->funcs[func];
    *a = (struct fan){.p = p, .pf = pf, .u = pf->unit, .f = pf->f};
    a->arena = *scratch;
    a->used_before = scratch->used;
    a->lasting = &p->said;
    a->usyms = p->unit_syms[pf->unit_index];
    a->urecs = p->unit_records[pf->unit_index];
    a->sum = ARENA_NEW(&a->arena, struct summary);
    values_init(&a->v, &a->arena);
    a->box_store = CELL_NONE;
    cfg_prepare(a);
    guards_prepare(a);
    ctx_prepare(a);
}

void fan_end(struct fan *a, struct arena *scratch)
{
    arena_clear(&a->arena);
    *scratch = a->arena;
}

void fan_work(struct fan *a)
{
    flow_run(a);
    destructors_end(a);
    owners_end(a);
    threads_wrapped(a);
    if (a->last_round) siblings_end(a);
    if (a->last_round) adrift_exits(a);
    outcome_build(a);
    gpaths_end(a);
    for (uint32_t i = 0; i < a->n_rpo && a->last_round; i++) a->sum->loops |= a->blocks[a->rpo[i]].is_head;
}

void fan_say(struct fan *a)
{
    struct program *p = a->p;
    if (a->last_round) fields_end(a);
    if (a->last_round) resets_end(a);
    kept_tell(a);
    if (!a->last_round) return;
    siblings_globals(a);
    fan_flush_events(a);
    ctx_flush(a);
    p->stats.analysed++;
    p->stats.obligations += a->n_sites;
    p->stats.states += a->steps;
    if (!a->over) return;
    scan_unfinished(a);
    p->stats.over_budget++;
    ARENA_PUSH(&p->arena, p->over_budget, p->n_over_budget, p->cap_over_budget, p->syms[a->pf->sym].name);
}

static void analyse(struct program *p, uint32_t func, bool last, struct arena *scratch)
{
    struct fan a;
    struct kept_turn turn;
    kept_turn_begin(p, func, last, &turn);
    if (kept_take(p, func, &turn)) return;
    const struct fan *outer = crew_enter(&a);
    fan_begin(&a, p, func, scratch);
    a.last_round = last;
    fan_work(&a);
    crew_leave(outer);
    p->funcs[func].summary = summary_copy(last ? &p->arena : &p->rounds, a.sum);
    fan_say(&a);
    kept_put(&a, &turn);
    fan_end(&a, scratch);
}

/* Callee-first, one after the other. */
static void analyse_all(struct program *p, struct arena *scratch)
{
    for (uint32_t i = 0; i < p->n_funcs;) {
        uint32_t end = i, scc = p->funcs[p->order[i]].scc;
        while (end < p->n_funcs && p->funcs[p->order[end]].scc == scc) end++;
        bool again = p->funcs[p->order[i]].recursive;
        uint32_t rounds = again ? ENGINE_ROUNDS : 1;
        for (uint32_t round = 1; round <= rounds; round++)
            for (uint32_t k = i; k < end; k++)
                if (!p->funcs[p->order[k]].f->is_init) analyse(p, p->order[k], round == rounds, scratch);
        arena_clear(&p->rounds); /* nobody looks at what was believed on the way */
        i = end;
    }
    arena_release(&p->rounds);
}

static int cmp_name(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static int cmp_unknown(const void *x, const void *y)
{
    const struct engine_unknown *a = x, *b = y;
    if (a->count != b->count) return a->count > b->count ? -1 : 1;
    return strcmp(a->name, b->name);
}

void engine_run(struct program *p, const struct engine_options *o)
{
    double start = cpu_seconds();
    struct arena scratch = {0};
    if (o) p->opts = *o;
    scan_program(p);
    ctx_program_prepare(p);
    arms_prepare(p);
    boxes_prepare(p);
    kept_begin(p);
    if (!p->opts.record) crew_watch(p); /* what is recorded is the program's at once: by one thread, see crew_run */
    if (!crew_run(p, p->opts.threads)) analyse_all(p, &scratch);
    kept_write(p);
    thread_runs_report(p, &scratch);
    arena_release(&scratch);
    fields_drop_emptied(p); /* of the list as it is so far */
    lend_report(p);
    fields_adopt(p);
    owners_report(p);
    boxes_report(p);
    siblings_report(p);
    borrowed_report(p);
    fields_report(p);
    resets_report(p);
    empties_report(p);
    record_finish(p);
    ctx_report(p);
    kept_end(p);
    if (p->n_over_budget) qsort(p->over_budget, p->n_over_budget, sizeof *p->over_budget, cmp_name);
    if (p->n_unknowns) qsort(p->unknowns, p->n_unknowns, sizeof *p->unknowns, cmp_unknown);
    p->stats.functions = p->n_funcs;
    p->stats.seconds = cpu_seconds() - start;
}
