/* A context kept in a long-lived object, or in a table of them, and never released. */
#include <context.h>
#include <stdlib.h>

struct session {
    GoContext *ctx;
    struct session *next;
};
static struct session *sessions;

int session_open(struct timespec until)
{
    struct session *s = calloc(1, sizeof *s);
    if (!s) return -1;
    GoContext *root = go_context_background();
    s->ctx = go_with_deadline(root, until); /* want "never-released: 's->ctx' .GoContext from go_with_deadline. is kept in a field of 'struct session' that nothing ever releases" */
    go_context_unref(root);
    s->next = sessions;
    sessions = s;
    return 0;
}

void session_close_all(void)
{
    while (sessions) {
        struct session *s = sessions;
        sessions = s->next;
        free(s);
    }
}
