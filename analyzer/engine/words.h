/* What names of functions and variables say by convention (words.c). */
#ifndef CANCELCHECK_ENGINE_WORDS_H
#define CANCELCHECK_ENGINE_WORDS_H

#include <stdbool.h>

/* It ends the life of its argument, or may: free, unref, destroy, ... */
bool words_end_life(const char *name);
/* It frees its argument, not only a reference: free, destroy, ... */
bool words_free(const char *name);
/* Its last word says that it releases its argument: free, close, unref, ... */
bool words_release(const char *name);
bool words_take_reference(const char *name);
/* What it gets is its own from then on, or may be: take, steal, add, set, ... */
bool words_take_over(const char *name);
/* It ends an object or a module: free, fini, cleanup, finalize, ... */
bool words_tear_down(const char *name);
/* `end` undoes `begin`: the same name but for its last word, init and fini, start and stop, ... */
bool words_are_pair(const char *begin, const char *end);
/* `end` undoes `begin`: as above, or the same name with un-, dis- or de- before its last word. */
bool words_undo(const char *begin, const char *end);
/* By its name the function may undo what another one did. */
bool words_may_undo(const char *name);
/* It gives what everybody shares and nobody ends: get_default, get_instance, ... */
bool words_shared(const char *name);
/* It makes what it gives: new, create, alloc, ... */
bool words_make(const char *name);
/* It looks at something, or does something with it, and is done. */
bool words_look(const char *name);
/* Of a variable: true tells code to stop; false does. */
bool words_stop(const char *name);
bool words_go(const char *name);
/* Of a variable that a signal's handler sets: whoever looks at it in a loop is to leave. */
bool words_told(const char *name);
/* Of a function: it closes something. */
bool words_close(const char *name);
/* Of a function: it takes a lock. */
bool words_lock(const char *name);

#endif
