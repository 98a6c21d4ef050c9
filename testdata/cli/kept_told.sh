# --db: what functions tell the program is kept as well: waits that a context cannot end, handles put into fields and
# taken out of them again, variables that release by themselves.
. "$(dirname "$0")/helpers.bash"
unset CANCELCHECK_RULES

source_file conn.h '#include <fcntl.h>
#include <gio/gio.h>
#include <semaphore.h>
#include <unistd.h>
struct conn { int fd, log, spare; GSource *idle; };
void deep(void);
void hook(struct conn *c);
void pair_a(struct conn *c);
void pair_b(struct conn *c);'
source_file deep.c '#include "conn.h"
static sem_t ready;
void deep(void) { sem_wait(&ready); }'
source_file top.c '#include "conn.h"
void waits(GCancellable *cancellable) { deep(); g_cancellable_is_cancelled(cancellable); }
void opens(struct conn *c) { c->fd = open("x", O_RDONLY); c->log = open("log", O_WRONLY); }
void logs(struct conn *c) { if (c->log >= 0) close(c->log); c->log = -1; }
void idles(struct conn *c) { c->idle = g_idle_source_new(); g_source_attach(c->idle, NULL); g_source_unref(c->idle); }
int reads(void) { g_autoptr(GCancellable) c = g_cancellable_new(); return g_cancellable_is_cancelled(c); }'
source_file pair.c '#include "conn.h"
#define PAIR(name) void name##_a(struct conn *c) { hook(c); c->spare = open("a", O_RDONLY); } \
    void name##_b(struct conn *c) { c->spare = open("b", O_RDONLY); }
PAIR(pair)'
source_file hook.c '#include "conn.h"
void hook(struct conn *c) { (void)c; }'
FLAGS="-I$PWD/testdata/include/glib-2.0 -I$PWD/testdata/include"
compdb deep.c hook.c pair.c top.c

edited 0 0
out_has '"check":"blocking-without-context"'
out_has '"check":"never-released"'
sed -i 's/^void deep/\n\n&/' "$WORK/p/deep.c" # the wait that a caller tells of stands elsewhere now
edited 7 100
out_has '"file":"deep.c","line":5'
sed -i 's/(void)c;/if (c->fd < 0) pair_b(c);/' "$WORK/p/hook.c" # another one of the two comes first
edited 5 100
sed -i 's/c->log = -1;/logs(c); &/' "$WORK/p/top.c" # a recursion: its rounds tell one after the other
echo 'void again(struct conn *c) { if (c->fd > 9) again(c); c->fd = open("y", O_RDONLY); pair_a(c); }' >>"$WORK/p/top.c"
edited 3 100
echo 'int six(void) { return 6; }' >>"$WORK/p/deep.c"
edited 10 100
finish
