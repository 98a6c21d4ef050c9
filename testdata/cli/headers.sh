#!/usr/bin/env bash
# The packs of big libraries against their real headers instead of the stubs: one good and one bad use each. A library
# whose headers are not installed is left out; none at all is a skip (77).
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tested=0
problems=0

# use NAME PKG-CONFIG < file: analyses standard input with the library's flags and compares the lines of the findings
# with those that say `BAD`.
use() {
    local name=$1 package=$2 file=$scratch/$1.c flags wanted got status=0
    cat >"$file"
    flags=$(pkg-config --cflags "$package" 2>/dev/null) || return 0
    tested=$((tested + 1))
    # shellcheck disable=SC2086
    "$CANCELCHECK" --quiet --checks='-*,lost-cancel,never-released,discarded-cancel' --format=jsonl "$file" -- \
        $flags >"$scratch/$name.out" 2>"$scratch/$name.err" || status=$?
    if [ "$status" != 1 ]; then
        echo "$name: exit code $status, expected 1"
        cat "$scratch/$name.err"
        problems=1
        return 0
    fi
    wanted=$(grep -n BAD "$file" | cut -d: -f1)
    got=$(python3 -c 'import json, sys
rows = (json.loads(line) for line in sys.stdin)
print(*sorted(row["line"] for row in rows if row.get("type") == "finding"), sep="\n")' <"$scratch/$name.out")
    if [ "$wanted" != "$got" ]; then
        echo "$name: findings on lines ${got//$'\n'/ }, expected ${wanted//$'\n'/ }"
        problems=1
    fi
}

use glib gio-2.0 <<'C'
#include <gio/gio.h>
int step(int n);
int good(int n)
{
    g_autoptr(GCancellable) c = g_cancellable_new();
    return step(n);
}
int bad(int n)
{
    GCancellable *c = g_cancellable_new(); /* BAD */
    if (step(n) < 0)
        return -1;
    g_object_unref(c);
    return 0;
}
C

use libpq libpq <<'C'
#include <libpq-fe.h>
int good(PGconn *conn)
{
    PGresult *r = PQexec(conn, "SELECT 1");
    int n = PQntuples(r);
    PQclear(r);
    return n;
}
int bad(PGconn *conn)
{
    PGcancel *c = PQgetCancel(conn); /* BAD */
    char err[100];
    if (c == NULL)
        return -1;
    if (!PQcancel(c, err, sizeof err))
        return -1;
    PQfreeCancel(c);
    return 0;
}
C

use libuv libuv <<'C'
#include <uv.h>
int step(int n);
int good(int n)
{
    uv_loop_t loop;
    if (uv_loop_init(&loop) != 0)
        return -1;
    step(n);
    return uv_loop_close(&loop);
}
int bad(int n)
{
    uv_loop_t loop;
    if (uv_loop_init(&loop) != 0) /* BAD */
        return -1;
    if (step(n) < 0)
        return -1;
    return uv_loop_close(&loop);
}
C

use libevent libevent <<'C'
#include <event2/event.h>
int step(int n);
int good(struct event_base *base, event_callback_fn fn)
{
    struct event *e = event_new(base, -1, EV_PERSIST, fn, NULL);
    if (e == NULL)
        return -1;
    event_free(e);
    return 0;
}
int bad(struct event_base *base, event_callback_fn fn)
{
    struct event *e = event_new(base, -1, EV_PERSIST, fn, NULL); /* BAD */
    if (e == NULL)
        return -1;
    if (step(1) < 0)
        return -1;
    event_free(e);
    return 0;
}
C

use systemd libsystemd <<'C'
#include <systemd/sd-event.h>
int step(int n);
int good(void)
{
    sd_event *e = NULL;
    if (sd_event_default(&e) < 0)
        return -1;
    step(1);
    sd_event_unref(e);
    return 0;
}
int bad(sd_event *e, sd_event_time_handler_t fn)
{
    sd_event_source *s;
    if (sd_event_add_time(e, &s, CLOCK_MONOTONIC, 0, 0, fn, NULL) < 0) /* BAD */
        return -1;
    if (step(1) < 0)
        return -1;
    sd_event_source_unref(s);
    return 0;
}
C

use curl libcurl <<'C'
#include <curl/curl.h>
int good(void)
{
    CURL *c = curl_easy_init();
    if (c == NULL)
        return -1;
    CURLcode rc = curl_easy_perform(c);
    curl_easy_cleanup(c);
    return rc == CURLE_OK ? 0 : -1;
}
int bad(void)
{
    CURL *c = curl_easy_init(); /* BAD */
    if (c == NULL)
        return -1;
    if (curl_easy_perform(c) != CURLE_OK)
        return -1;
    curl_easy_cleanup(c);
    return 0;
}
C

# fits PACK PKG-CONFIG HEADER...: every function of the pack that the headers declare, held against its declaration; and
# that they declare every one of them.
fits() {
    local pack=$1 package=$2 file=$scratch/$1-fits.c flags status=0
    shift 2
    flags=$(pkg-config --cflags "$package" 2>/dev/null) || return 0
    {
        echo '#define _GNU_SOURCE'
        printf '#include <%s>\n' "$@"
        "$CANCELCHECK" rules show "$pack" | sed -n '/^functions: /,$s/^  \([A-Za-z_0-9]*\) .*/\1/p' | grep . |
            while read -r name; do
                printf '#ifndef %s\nvoid *probe_%s(void) { return (void *)%s; }\n#endif\n' "$name" "$name" "$name"
            done
    } >"$file"
    # shellcheck disable=SC2086
    "$CANCELCHECK" rules verify "$file" -- -w $flags >"$scratch/out" 2>"$scratch/err" || status=$?
    if [ "$status" != 0 ] || ! grep -q '^[1-9][0-9]* functions of packs .* [1-9][0-9]* looked for' "$scratch/err"; then
        echo "$pack does not fit its headers (exit code $status):"
        cat "$scratch/out" "$scratch/err"
        problems=1
    fi
}
fits glib gio-unix-2.0 gio/gio.h glib-unix.h gio/gunixinputstream.h gio/gunixconnection.h
fits libpq libpq libpq-fe.h libpq-events.h libpq/libpq-fs.h
fits libuv libuv uv.h
fits libevent libevent event2/event.h event2/bufferevent.h event2/buffer.h event2/listener.h event2/http.h \
    event2/dns.h event2/util.h event2/thread.h event2/event_struct.h event2/event_compat.h
fits systemd libsystemd systemd/sd-event.h systemd/sd-bus.h systemd/sd-journal.h systemd/sd-login.h systemd/sd-device.h
fits curl libcurl curl/curl.h

[ "$tested" -gt 0 ] || exit 77
exit "$problems"
