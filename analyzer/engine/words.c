/* Conventions of naming: what the words in a function's name say of it, where its body does not. */
#include "engine/fan.h"

#include <ctype.h>
#include <string.h>

static bool is_one_of(const char *word, size_t len, const char *const *list)
{
    for (; *list; list++)
        if (strlen(*list) == len && strncmp(*list, word, len) == 0) return true;
    return false;
}

/* Words are parted by underscores, digits and where capitals begin (`conn_free`, `ConnFree`, `connFree2`). */
static bool has_word(const char *name, const char *const *list)
{
    char word[32];
    size_t n = 0;
    for (const char *p = name;; p++) {
        bool begins = isupper((unsigned char)*p) && p > name && !isupper((unsigned char)p[-1]);
        bool inside = isalpha((unsigned char)*p) && !begins;
        if (inside && n < sizeof word) {
            word[n++] = (char)tolower((unsigned char)*p);
            continue;
        }
        if (is_one_of(word, n, list)) return true;
        if (!*p) return false;
        n = 0;
        if (begins) word[n++] = (char)tolower((unsigned char)*p);
    }
}

bool words_end_life(const char *name)
{
    static const char *const list[] = {"free", "unref",  "destroy", "destruct", "release",
                                       "put",  "delete", "dispose", NULL};
    return has_word(name, list);
}

bool words_free(const char *name)
{
    static const char *const list[] = {"free", "destroy", "destruct", "dispose", NULL};
    return has_word(name, list);
}

bool words_release(const char *name)
{
    static const char *const list[] = {"free",   "unref",   "destroy", "destruct", "release",
                                       "delete", "dispose", "close",   "remove",   NULL};
    static const char *const sets[] = {"set", "get", "is", "has", "can", "on", NULL}; /* set_close_on_unref */
    size_t k = strlen(name);
    if (has_word(name, sets)) return false;
    while (k && islower((unsigned char)name[k - 1])) k--;
    return has_word(k ? name + k - 1 : name, list);
}

bool words_take_reference(const char *name)
{
    static const char *const list[] = {"ref", "incref", "addref", "hold", "retain", "grab", NULL};
    return has_word(name, list);
}

bool words_take_over(const char *name)
{
    static const char *const list[] = {"take",  "steal",  "adopt",   "give",     "own",      "consume", "sink",
                                       "add",   "append", "push",    "insert",   "enqueue",  "queue",   "store",
                                       "keep",  "save",   "set",     "attach",   "register", "return",  "close",
                                       "clear", "finish", "cleanup", "complete", "drop",     "reset",   NULL};
    return has_word(name, list);
}

bool words_look(const char *name)
{
    static const char *const list[] = {"use",   "used",   "print",  "log",      "show",    "dump",  "trace",  "debug",
                                       "check", "verify", "test",   "validate", "inspect", "look",  "lookup", "peek",
                                       "is",    "has",    "count",  "measure",  "compare", "query", "stat",   "read",
                                       "write", "flush",  "report", "describe", "touch",   NULL};
    return has_word(name, list);
}

bool words_stop(const char *name)
{
    static const char *const list[] = {"stop",     "stopped",   "stopping", "quit",        "quitting", "exit",
                                       "exiting",  "cancel",    "canceled", "cancelled",   "abort",    "aborted",
                                       "shutdown", "terminate", "term",     "terminating", "die",      "finish",
                                       "kill",     "closing",   NULL};
    return has_word(name, list);
}

bool words_go(const char *name)
{
    static const char *const list[] = {"run", "running", "alive", NULL};
    return has_word(name, list);
}

bool words_told(const char *name)
{
    static const char *const list[] = {"done",   "interrupt", "interrupted", "terminated", "finished",
                                       "killed", "over",      "got",         NULL};
    return words_stop(name) || words_go(name) || has_word(name, list);
}

bool words_close(const char *name)
{
    static const char *const list[] = {"close", "closing", NULL};
    static const char *const hears[] = {"handle", "handler", "on", "notify", "cb", "callback", "closed", NULL};
    return has_word(name, list) && !has_word(name, hears);
}

bool words_lock(const char *name)
{
    static const char *const list[] = {"lock", "rdlock", "wrlock", "rwlock", "mutex", "acquire", NULL};
    return has_word(name, list);
}

bool words_shared(const char *name)
{
    static const char *const all[] = {"default", "singleton", "instance", "shared", NULL};
    static const char *const get[] = {"get", "peek", NULL};
    return has_word(name, all) && has_word(name, get);
}

bool words_make(const char *name)
{
    static const char *const list[] = {"new", "create", "alloc", "make", "dup", "copy", "clone", "init", NULL};
    return has_word(name, list);
}

bool words_tear_down(const char *name)
{
    static const char *const list[] = {"free",    "unref",    "destroy",  "destruct", "destructor",
                                       "dispose", "finalize", "finish",   "cleanup",  "fini",
                                       "deinit",  "uninit",   "teardown", "shutdown", NULL};
    static const char *const hears[] = {"handle", "handler", "on", "notify", "cb", "callback", "emit", NULL};
    return has_word(name, list) && !has_word(name, hears); /* one that hears of another's end is not the end */
}

static const char *const ends[] = {"fini",     "finish",   "exit",    "deinit",    "uninit", "cleanup",
                                   "shutdown", "teardown", "destroy", "terminate", NULL};

bool words_are_pair(const char *begin, const char *end)
{
    static const char *const begins[] = {"init", "initialize", "start", "setup", "open", "register", "enable", NULL};
    const char *b = strrchr(begin, '_'), *e = strrchr(end, '_');
    if (!b || !e || b - begin != e - end || strncmp(begin, end, (size_t)(b - begin)) != 0) return false;
    return is_one_of(b + 1, strlen(b + 1), begins) && is_one_of(e + 1, strlen(e + 1), ends);
}

bool words_undo(const char *begin, const char *end)
{
    static const char *const back[] = {"un", "dis", "de", NULL};
    if (words_are_pair(begin, end)) return true;
    const char *b = strrchr(begin, '_'), *e = strrchr(end, '_');
    /* map_file and unmap_file, file_map and file_unmap */
    for (const char *const *w = back; *w; w++) {
        size_t n = strlen(*w);
        if (strncmp(end, *w, n) == 0 && strcmp(end + n, begin) == 0) return true;
        if (b && e && b - begin == e - end && strncmp(begin, end, (size_t)(b - begin)) == 0 &&
            strncmp(e + 1, *w, n) == 0 && strcmp(e + 1 + n, b + 1) == 0)
            return true;
    }
    return false;
}

bool words_may_undo(const char *name)
{
    const char *last = strrchr(name, '_'), *begin = last ? last + 1 : name;
    return strncmp(name, "un", 2) == 0 || strncmp(name, "dis", 3) == 0 || strncmp(name, "de", 2) == 0 ||
           strncmp(begin, "un", 2) == 0 || strncmp(begin, "dis", 3) == 0 || strncmp(begin, "de", 2) == 0 ||
           is_one_of(begin, strlen(begin), ends);
}
