/* Functions analysed by several threads: who does what when. See crew.h. */
#include "engine/kept.h"

#include <stdlib.h>

enum {
    NO_TASK = UINT32_MAX,
    WINDOW = 128,      /* tasks a thread that may be under way: the results of some wait for their turn, in memory */
    LARGE = 1,         /* megabytes that a task has used */
    MAX_SPARE = 64,    /* tasks whose memory is kept for others: used memory is fast */
    MAX_WAITING = 48,  /* megabytes of them; more is begun only when its turn has come */
    MAX_NESTED = 2,    /* tasks that a thread does while another of its own waits for its turn */
    FEW_BLOCKS = 4096, /* basic blocks of a program that one thread is done with before others have begun */
    STACK = 16 << 20,
};

/* A task under way. */
struct job {
    struct fan a;
    struct kept_turn kept;
    struct arena scratch;
    size_t bytes;     /* that it used */
    struct job *next; /* of those that are not in use */
};

/* A thread of the crew. */
struct hand {
    struct crew *crew;
    pthread_t thread;
    pthread_cond_t called;
    uint32_t awaits, nested; /* awaits: the task whose turn it waits for, NO_TASK: none */
    struct arena *lasting;
};

struct crew {
    struct program *p;
    pthread_mutex_t lock; /* of all below */
    pthread_cond_t more;  /* tasks can be begun, or all are done */
    struct hand *hands;
    uint32_t n_hands, n_idle;
    uint32_t n_tasks, turn; /* turn: the task whose turn it is */
    bool telling;           /* some thread has that task tell what it found */
    uint32_t *func;         /* by task */
    uint32_t *waits;        /* by task: how many others it needs the summaries of */
    struct summary **made;  /* by task */
    struct job **done;      /* by task: done, and waiting for its turn */
    uint64_t *ready;        /* bits by task: can be begun */
    uint32_t first_ready;   /* no word of bits before it has any */
    uint32_t *first, *size; /* by func: its first task; how many functions its component has */
    struct arena *rounds;   /* by component: summaries of all rounds but the last */
    size_t waiting;         /* bytes of results that wait for their turn */
    struct job *spare;
    uint32_t n_spare;
    struct arena arena;
};

/* ---- who may write to the program ---- */

#ifdef CANCELCHECK_CHECKED
static _Thread_local const struct fan *at_work;

void crew_writes(void)
{
    if (at_work && !at_work->its_turn)
        BUG("%s writes to the program before its turn", at_work->p->syms[at_work->pf->sym].name);
}

const struct fan *crew_enter(const struct fan *a)
{
    const struct fan *outer = at_work;
    at_work = a;
    return outer;
}

void crew_leave(const struct fan *outer)
{
    at_work = outer;
}

void crew_watch(struct program *p)
{
    p->arena.watch = crew_writes;
}
#endif

/* ---- tasks and what they need ---- */

static uint32_t rounds_of(const struct crew *c, uint32_t func)
{
    return c->p->funcs[func].recursive ? ENGINE_ROUNDS : 1;
}

static uint32_t round_of(const struct crew *c, uint32_t task)
{
    uint32_t f = c->func[task];
    return (task - c->first[f]) / c->size[f];
}

/* The task whose summary of `callee` task `of` looks at: the newest before it. NO_TASK: there is none. */
static uint32_t needed(const struct crew *c, uint32_t of, uint32_t callee)
{
    uint32_t f = c->func[of], first = c->first[callee], round = round_of(c, of);
    if (first == NO_TASK) return NO_TASK;
    if (c->p->funcs[f].scc != c->p->funcs[callee].scc) return first + (rounds_of(c, callee) - 1) * c->size[callee];
    if (first < c->first[f]) return first + round * c->size[callee];
    return round ? first + (round - 1) * c->size[callee] : NO_TASK;
}

/* Numbers the tasks of the component that begins at `order[i]`; gives where the next begins. */
static uint32_t number(struct crew *c, uint32_t i)
{
    const struct program *p = c->p;
    uint32_t end = i, n = 0, scc = p->funcs[p->order[i]].scc;
    for (; end < p->n_funcs && p->funcs[p->order[end]].scc == scc; end++) n += !p->funcs[p->order[end]].f->is_init;
    uint32_t rounds = rounds_of(c, p->order[i]), at = c->n_tasks;
    for (uint32_t k = i; k < end; k++) {
        uint32_t f = p->order[k];
        c->size[f] = n;
        c->first[f] = p->funcs[f].f->is_init ? NO_TASK : at;
        for (uint32_t r = 0; r < rounds && c->first[f] != NO_TASK; r++) c->func[at + r * n] = f;
        at += c->first[f] != NO_TASK;
    }
    c->n_tasks += n * rounds;
    return end;
}

static void set_ready(struct crew *c, uint32_t task)
{
    c->ready[task / 64] |= 1ull << task % 64;
    if (task / 64 < c->first_ready) c->first_ready = task / 64;
}

static void count_needs(struct crew *c)
{
    for (uint32_t t = 0; t < c->n_tasks; t++) {
        const struct pfunc *pf = &c->p->funcs[c->func[t]];
        uint32_t round = round_of(c, t);
        c->waits[t] = round > 0; /* itself, in the round before */
        for (uint32_t i = 0; i < pf->n_callees; i++) {
            bool inside = c->p->funcs[pf->callees[i]].scc == pf->scc;
            if (pf->callees[i] == c->func[t] || (!inside && round)) continue;
            c->waits[t] += needed(c, t, pf->callees[i]) != NO_TASK;
        }
        if (!c->waits[t]) set_ready(c, t);
    }
}

static void needs_less(struct crew *c, uint32_t task)
{
    if (--c->waits[task]) return;
    set_ready(c, task);
    if (c->n_idle) pthread_cond_signal(&c->more);
}

/* The task's summary is there. */
static void tell_callers(struct crew *c, uint32_t task)
{
    uint32_t f = c->func[task], n, round = round_of(c, task);
    bool last = round + 1 == rounds_of(c, f);
    const uint32_t *callers = callgraph_callers(c->p, f, &n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t k = callers[i];
        if (k == f || c->first[k] == NO_TASK) continue;
        if (c->p->funcs[k].scc != c->p->funcs[f].scc) {
            if (last) needs_less(c, c->first[k]);
        } else if (c->first[f] < c->first[k]) {
            needs_less(c, c->first[k] + round * c->size[k]);
        } else if (!last) {
            needs_less(c, c->first[k] + (round + 1) * c->size[k]);
        }
    }
    if (!last) needs_less(c, task + c->size[f]);
}

/* Takes the first task that can be begun; NO_TASK when there is none before `end`. */
static uint32_t take(struct crew *c, uint32_t end)
{
    if (end > c->n_tasks) end = c->n_tasks;
    if (end > c->turn + WINDOW) end = c->turn + WINDOW;
    if (c->waiting >> 20 >= MAX_WAITING) end = c->turn + 1;
    for (; c->first_ready * 64 < end; c->first_ready++) {
        uint64_t bits = c->ready[c->first_ready];
        if (!bits) continue;
        uint32_t task = c->first_ready * 64 + (uint32_t)__builtin_ctzll(bits);
        if (task >= end) return NO_TASK;
        c->ready[c->first_ready] &= bits - 1;
        return task;
    }
    return NO_TASK;
}

/* ---- doing them ---- */

static struct job *job_new(struct crew *c)
{
    struct job *j = c->spare;
    if (!j) {
        j = xmalloc(sizeof *j);
        *j = (struct job){0};
        return j;
    }
    c->spare = j->next;
    c->n_spare--;
    return j;
}

/* What a large task used is kept when it is all there is. */
static void job_end(struct crew *c, struct job *j)
{
    if (j->bytes >> 20 >= LARGE ? c->n_spare : c->n_spare >= MAX_SPARE) {
        arena_release(&j->scratch);
        free(j);
        return;
    }
    j->next = c->spare;
    c->spare = j;
    c->n_spare++;
}

/* The function's turn has come, and nobody else tells the program anything. */
static void turn_begins(struct fan *a)
{
    kept_turn_begin(a->p, (uint32_t)(a->pf - a->p->funcs), a->last_round, a->kept);
    a->its_turn = true;
}

/* The program is told what the task found. */
static void tell(struct crew *c, struct job *j)
{
    struct fan *a = &j->a;
    const struct fan *outer = crew_enter(NULL);
    if (!a->its_turn) turn_begins(a);
    a->lasting = &c->p->arena;
    a->pf->summary = c->made[a->task];
    fan_say(a);
    kept_put(a, a->kept);
    fan_end(a, &j->scratch);
    crew_leave(outer);
}

/* Behind the last task of a recursive component nobody looks at what was believed on the way. */
static void forget_rounds(struct crew *c, uint32_t task)
{
    const struct pfunc *funcs = c->p->funcs;
    uint32_t scc = funcs[c->func[task]].scc;
    if (task + 1 == c->n_tasks || funcs[c->func[task + 1]].scc != scc) arena_release(&c->rounds[scc]);
}

/* Has the tasks tell what they found whose turn it is, unless some thread is at it; wakes those that wait for it. */
static void take_turns(struct crew *c)
{
    struct job *j;
    if (c->telling) return;
    c->telling = true;
    while (c->turn < c->n_tasks && (j = c->done[c->turn])) {
        pthread_mutex_unlock(&c->lock);
        tell(c, j);
        pthread_mutex_lock(&c->lock);
        c->waiting -= j->bytes;
        job_end(c, j);
        forget_rounds(c, c->turn++);
        if (c->n_idle) pthread_cond_signal(&c->more);
    }
    c->telling = false;
    for (uint32_t i = 0; i < c->n_hands; i++)
        if (c->hands[i].awaits == c->turn) pthread_cond_signal(&c->hands[i].called);
    if (c->turn == c->n_tasks) pthread_cond_broadcast(&c->more);
}

/* The lock is held when it begins and when it ends, not while the function is analysed. */
static void do_task(struct hand *h, uint32_t task)
{
    struct crew *c = h->crew;
    uint32_t f = c->func[task];
    bool last = round_of(c, task) + 1 == rounds_of(c, f);
    struct job *j = job_new(c);
    pthread_mutex_unlock(&c->lock);
    const struct fan *outer = crew_enter(&j->a);
    fan_begin(&j->a, c->p, f, &j->scratch);
    j->a.hand = h;
    j->a.task = task;
    j->a.kept = &j->kept;
    j->a.lasting = h->lasting;
    j->a.last_round = last;
    fan_work(&j->a);
    crew_leave(outer);
    if (last) c->made[task] = summary_copy(h->lasting, j->a.sum);
    pthread_mutex_lock(&c->lock);
    if (!last) c->made[task] = summary_copy(&c->rounds[c->p->funcs[f].scc], j->a.sum);
    tell_callers(c, task);
    j->bytes = j->a.arena.used;
    c->waiting += j->bytes;
    c->done[task] = j;
    take_turns(c);
}

void crew_turn(struct fan *a)
{
    struct hand *h = a->hand;
    if (!h) a->its_turn = true;
    if (a->its_turn) return;
    struct crew *c = h->crew;
    pthread_mutex_lock(&c->lock);
    while (c->turn != a->task || c->telling) {
        uint32_t task = take(c, h->nested < MAX_NESTED ? a->task : c->turn + 1);
        if (task != NO_TASK) {
            h->nested++;
            do_task(h, task);
            h->nested--;
            continue;
        }
        h->awaits = a->task;
        pthread_cond_wait(&h->called, &c->lock);
    }
    h->awaits = NO_TASK;
    pthread_mutex_unlock(&c->lock);
    turn_begins(a);
}

const struct summary *crew_summary(const struct fan *a, uint32_t func)
{
    if (!a->hand) return func_summary(a->p, func);
    uint32_t task = needed(a->hand->crew, a->task, func);
    return task == NO_TASK ? NULL : a->hand->crew->made[task];
}

static void *labour(void *arg)
{
    struct hand *h = arg;
    struct crew *c = h->crew;
    pthread_mutex_lock(&c->lock);
    while (c->turn < c->n_tasks) {
        uint32_t task = take(c, c->n_tasks);
        if (task != NO_TASK) {
            do_task(h, task);
            continue;
        }
        c->n_idle++;
        pthread_cond_wait(&c->more, &c->lock);
        c->n_idle--;
    }
    pthread_mutex_unlock(&c->lock);
    return NULL;
}

/* ---- the whole ---- */

/* Threads cost something to begin with. */
static bool pays(const struct program *p)
{
    uint32_t blocks = 0;
    for (uint32_t i = 0; i < p->n_funcs && blocks < FEW_BLOCKS; i++) blocks += p->funcs[i].f->n_blocks;
    return blocks >= FEW_BLOCKS;
}

static void plan(struct crew *c)
{
    struct program *p = c->p;
    uint32_t n, n_scc = p->funcs[p->order[p->n_funcs - 1]].scc + 1;
    size_t most = 0;
    for (uint32_t i = 0; i < p->n_funcs; i++) most += rounds_of(c, i);
    if (most > UINT32_MAX / 2) BUG("%zu analyses of functions", most);
    c->func = ARENA_ARRAY(&c->arena, uint32_t, most + 1);
    c->waits = ARENA_ARRAY(&c->arena, uint32_t, most + 1);
    c->made = ARENA_ARRAY(&c->arena, struct summary *, most + 1);
    c->done = ARENA_ARRAY(&c->arena, struct job *, most + 1);
    c->ready = ARENA_ARRAY(&c->arena, uint64_t, most / 64 + 1);
    c->first = ARENA_ARRAY(&c->arena, uint32_t, p->n_funcs + 1);
    c->size = ARENA_ARRAY(&c->arena, uint32_t, p->n_funcs + 1);
    c->rounds = ARENA_ARRAY(&c->arena, struct arena, n_scc);
    for (uint32_t i = 0; i < p->n_funcs;) i = number(c, i);
    count_needs(c);
    callgraph_callers(p, 0, &n); /* made now, while there is one thread */
    twice_prepare(p);
}

static void release(struct crew *c)
{
    for (struct job *j = c->spare, *next; j; j = next) {
        next = j->next;
        arena_release(&j->scratch);
        free(j);
    }
    for (uint32_t i = 0; i < c->n_hands; i++) pthread_cond_destroy(&c->hands[i].called);
    pthread_cond_destroy(&c->more);
    pthread_mutex_destroy(&c->lock);
    arena_release(&c->arena);
}

/* As many of the other threads as the system gives: without any, this one does it all. */
static void begin(struct crew *c, uint32_t threads)
{
    struct program *p = c->p;
    pthread_attr_t attr;
    pthread_attr_init(&attr);
    pthread_attr_setstacksize(&attr, STACK);
    pthread_mutex_init(&c->lock, NULL);
    pthread_cond_init(&c->more, NULL);
    c->hands = ARENA_ARRAY(&c->arena, struct hand, threads);
    p->lasting = ARENA_ARRAY(&p->arena, struct arena, threads);
    p->n_lasting = threads;
    pthread_mutex_lock(&c->lock);
    for (uint32_t i = 0; i < threads; i++) {
        struct hand *h = &c->hands[i];
        *h = (struct hand){.crew = c, .awaits = NO_TASK, .lasting = &p->lasting[i]};
        if (i && pthread_create(&h->thread, &attr, labour, h) != 0) break;
        pthread_cond_init(&h->called, NULL);
        c->n_hands++;
    }
    pthread_mutex_unlock(&c->lock);
    pthread_attr_destroy(&attr);
}

bool crew_run(struct program *p, uint32_t threads)
{
    if (threads < 2 || p->opts.record || kept_has_results(p) || !pays(p)) return false;
    struct crew c = {.p = p};
    plan(&c);
    begin(&c, threads);
    labour(&c.hands[0]);
    for (uint32_t i = 1; i < c.n_hands; i++) pthread_join(c.hands[i].thread, NULL);
    release(&c);
    return true;
}
