/* A library of the project that says in its header what its functions do to handles. */
#ifdef __clang__
#define SAYS(text) __attribute__((annotate("cancelcheck: " text)))
#else
#define SAYS(text)
#endif

struct bus;
typedef void (*bus_func)(struct bus *bus, void *data);

SAYS("create(bus) at ret, fail: ret == NULL")
struct bus *bus_open(const char *path);
SAYS("release(bus) at arg0, null_ok")
void bus_close(struct bus *bus);

/* borrows its bus: what is not annotated ends the tracking of what it is given */
SAYS("borrows")
int bus_send(struct bus *bus, const char *text);

/* two handles of one call, one of a pack's kind */
SAYS("create(watch) at *arg3, fail: ret != 0, callback: 1, data: 2; create(fd) at *arg4, fail: ret != 0")
int bus_watch(struct bus *bus, bus_func func, void *data, int *watch, int *wake_fd);
SAYS("release(watch) at arg1")
void bus_unwatch(struct bus *bus, int watch);

/* a reply is a struct by value that somebody described */
struct reply {
    int serial;
    char *text;
};
SAYS("kind(reply), repr: value, title: reply to a call")
SAYS("create(reply) at ret, fail: never")
struct reply bus_call(struct bus *bus, const char *method);
SAYS("release(reply) at arg0")
void bus_reply_done(struct reply reply);

SAYS("returns_arg(0)") SAYS("returns_nonnull")
struct bus *bus_named(struct bus *bus, const char *name);
