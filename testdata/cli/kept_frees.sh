# --db: what functions say of places where objects end is kept from run to run as well: of their own and of those of
# the functions that they hand the object to.
. "$(dirname "$0")/helpers.bash"
unset CANCELCHECK_RULES

source_file lock.h '#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
struct part { int fd; };
struct lock { char *path; int fd; struct part in; };
void xfree(void *p);
void lock_break(struct lock *l);
void lock_end(struct lock *l);'
source_file mem.c '#include "lock.h"
void xfree(void *p) { if (p) free(p); }'
source_file lock.c '#include "lock.h"
struct lock *lock_take(const char *path)
{
    struct lock *l = malloc(sizeof *l);
    if (!l) return NULL;
    l->fd = open(path, O_CREAT | O_RDWR, 0600);
    l->in.fd = open(path, O_RDONLY);
    return l;
}
void lock_break(struct lock *l) { close(l->fd); l->fd = -1; }
void lock_break_in(struct lock *l) { close(l->in.fd); l->in.fd = -1; }
void lock_end(struct lock *l) { xfree(l->path); xfree(l); }'
source_file top.c '#include "lock.h"
void lock_break_in(struct lock *l);
void drop(struct lock *l) { lock_end(l); }
void drop_if(struct lock *l, int n) { if (n) drop_if(l, n - 1); else lock_end(l); }
void drop_all(struct lock **l, int n) { while (n--) drop(l[n]); }'
source_file same.c '#include "lock.h"
#define DROP(name) void name##_a(struct lock *l) { lock_end(l); xfree(l->path); } void name##_b(struct lock *l) { xfree(l); }
DROP(pair)
void either(struct lock *l, int n) { if (n) pair_a(l); else pair_b(l); }'
compdb lock.c mem.c same.c top.c

edited 0 0
out_has '"check":"owner-freed"'
echo 'int six(void) { return 6; }' >>"$WORK/p/mem.c" # xfree is analysed again, nothing that calls it
edited 9 100
sed -i 's/^int six.*/\n\n&/' "$WORK/p/lock.c" # lines move where the objects end
sed -i 's/^void lock_end/\n\n&/' "$WORK/p/lock.c"
edited 5 100
sed -i 's/{ lock_end(l); }/{ lock_break(l); lock_break_in(l); lock_end(l); }/' "$WORK/p/top.c" # one caller sees to it
edited 5 100
sed -i 's/else lock_end(l)/else { lock_break(l); lock_end(l); }/' "$WORK/p/top.c"
edited 5 100
sed -i 's/xfree(l); }/lock_break(l); xfree(l); }/' "$WORK/p/same.c"
edited 5 100
sed -i 's/{ if (p) free(p); }/{ (void)p; }/' "$WORK/p/mem.c" # nothing ends any more
edited 0 100
out_lacks '"check":"owner-freed"'
sed -i 's/{ (void)p; }/{ if (p) free(p); }/' "$WORK/p/mem.c"
edited 0 0 # (what came of all units together is still there)
sed -i 's/char \*path; int fd;/int fd; char *path;/' "$WORK/p/lock.h"
edited 0 0
sed -i 's/struct part { int fd; };/struct part { int fd, more; };/' "$WORK/p/lock.h"
edited 0 1
rm "$WORK/p/same.c"
compdb lock.c mem.c top.c
edited 3 100
finish
