/* A rule that a caller broke is reported already: what is lost then is `possible` at most. */
#include <gio/gio.h>

void checked(int *rule, GAsyncReadyCallback done)
{
    GTask *task = g_task_new(NULL, NULL, done, NULL);
    g_return_if_fail(*rule > 0);
    g_task_return_boolean(task, TRUE);
    g_object_unref(task);
}

void unchecked(int *rule, GAsyncReadyCallback done)
{
    GTask *task = g_task_new(NULL, NULL, done, NULL); /* want "lost-cancel: .*certain" */
    if (*rule <= 0)
        return;
    g_task_return_boolean(task, TRUE);
    g_object_unref(task);
}

