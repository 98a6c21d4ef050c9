/* Test double of Go-style thread starts. */
#ifndef STUB_GO_H
#define STUB_GO_H

int go(void *(*start_routine)(void *), void *arg);
int go_fiber_default(void (*fn)(void *arg), void *arg);

#endif
