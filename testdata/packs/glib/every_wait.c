/* Calls that wait without a limit while a context is at hand: each is told. */
// options: --checks=-*,blocking-without-context,null-context,select-without-done --confidence=possible
#define _GNU_SOURCE
#include <gio/gio.h>
#include <gio/waits.h>
#include <glib-unix.h>

void wait_g_main_context_iteration(GCancellable *stop, GMainContext *a0, gboolean a1)
{
    if (!g_cancellable_is_cancelled(stop)) g_main_context_iteration(a0, a1); /* want "select-without-done: .*g_main_context_iteration.*possible" */
}

void wait_g_main_loop_run(GCancellable *stop, GMainLoop *a0)
{
    if (!g_cancellable_is_cancelled(stop)) g_main_loop_run(a0); /* want "select-without-done: .*g_main_loop_run.*possible" */
}

void wait_g_task_run_in_thread_sync(GCancellable *stop, GTask *a0, GTaskThreadFunc a1)
{
    if (!g_cancellable_is_cancelled(stop)) g_task_run_in_thread_sync(a0, a1); /* want "g_task_run_in_thread_sync blocks here.*likely" */
}

void wait_g_thread_join(GCancellable *stop, GThread *a0)
{
    if (!g_cancellable_is_cancelled(stop)) g_thread_join(a0); /* want "g_thread_join blocks here.*likely" */
}

void wait_g_thread_pool_free(GCancellable *stop, GThreadPool *a0, gboolean a1, gboolean a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_thread_pool_free(a0, a1, a2); /* want "g_thread_pool_free blocks here.*possible" */
}

void wait_g_mutex_lock(GCancellable *stop, GMutex *a0)
{
    if (!g_cancellable_is_cancelled(stop)) g_mutex_lock(a0); /* want "g_mutex_lock blocks here.*possible" */
}

void wait_g_cond_wait(GCancellable *stop, GCond *a0, GMutex *a1)
{
    if (!g_cancellable_is_cancelled(stop)) g_cond_wait(a0, a1); /* want "g_cond_wait blocks here.*likely" */
}

void wait_g_async_queue_pop(GCancellable *stop, GAsyncQueue *a0)
{
    if (!g_cancellable_is_cancelled(stop)) g_async_queue_pop(a0); /* want "g_async_queue_pop blocks here.*likely" */
}

void wait_g_usleep(GCancellable *stop, gulong a0)
{
    if (!g_cancellable_is_cancelled(stop)) g_usleep(a0); /* want "g_usleep blocks here.*possible" */
}

void wait_g_once_init_enter(GCancellable *stop, volatile void *a0)
{
    if (!g_cancellable_is_cancelled(stop)) g_once_init_enter(a0); /* want "g_once_init_enter blocks here.*possible" */
}

void wait_g_bus_get_sync(GCancellable *stop, GBusType a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_bus_get_sync(a0, NULL, a2); /* want "null-context: .*g_bus_get_sync.*likely" */
}

void wait_g_spawn_sync(GCancellable *stop, const gchar *a0, gchar **a1, gchar **a2, GSpawnFlags a3, GSpawnChildSetupFunc a4, gpointer a5, gchar **a6, gchar **a7, gint *a8, GError **a9)
{
    if (!g_cancellable_is_cancelled(stop)) g_spawn_sync(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9); /* want "g_spawn_sync blocks here.*likely" */
}

void wait_g_spawn_command_line_sync(GCancellable *stop, const gchar *a0, gchar **a1, gchar **a2, gint *a3, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_spawn_command_line_sync(a0, a1, a2, a3, a4); /* want "g_spawn_command_line_sync blocks here.*likely" */
}

void wait_g_socket_condition_wait(GCancellable *stop, GSocket *a0, GIOCondition a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_condition_wait(a0, a1, NULL, a3); /* want "null-context: .*g_socket_condition_wait.*likely" */
}

void wait_g_resolver_lookup_by_name(GCancellable *stop, GResolver *a0, const gchar *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_resolver_lookup_by_name(a0, a1, NULL, a3); /* want "null-context: .*g_resolver_lookup_by_name.*likely" */
}

void wait_g_io_scheduler_push_job(GCancellable *stop, GIOSchedulerJobFunc a0, gpointer a1, GDestroyNotify a2, gint a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_io_scheduler_push_job(a0, a1, a2, a3, NULL); /* want "null-context: .*g_io_scheduler_push_job.*likely" */
}

void wait_g_application_register(GCancellable *stop, GApplication *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_application_register(a0, NULL, a2); /* want "null-context: .*g_application_register.*likely" */
}

void wait_g_buffered_input_stream_fill(GCancellable *stop, GBufferedInputStream *a0, gssize a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_buffered_input_stream_fill(a0, a1, NULL, a3); /* want "null-context: .*g_buffered_input_stream_fill.*likely" */
}

void wait_g_buffered_input_stream_read_byte(GCancellable *stop, GBufferedInputStream *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_buffered_input_stream_read_byte(a0, NULL, a2); /* want "null-context: .*g_buffered_input_stream_read_byte.*likely" */
}

void wait_g_data_input_stream_read_byte(GCancellable *stop, GDataInputStream *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_input_stream_read_byte(a0, NULL, a2); /* want "null-context: .*g_data_input_stream_read_byte.*likely" */
}

void wait_g_data_input_stream_read_int16(GCancellable *stop, GDataInputStream *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_input_stream_read_int16(a0, NULL, a2); /* want "null-context: .*g_data_input_stream_read_int16.*likely" */
}

void wait_g_data_input_stream_read_int32(GCancellable *stop, GDataInputStream *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_input_stream_read_int32(a0, NULL, a2); /* want "null-context: .*g_data_input_stream_read_int32.*likely" */
}

void wait_g_data_input_stream_read_int64(GCancellable *stop, GDataInputStream *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_input_stream_read_int64(a0, NULL, a2); /* want "null-context: .*g_data_input_stream_read_int64.*likely" */
}

void wait_g_data_input_stream_read_line(GCancellable *stop, GDataInputStream *a0, gsize *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_input_stream_read_line(a0, a1, NULL, a3); /* want "null-context: .*g_data_input_stream_read_line.*likely" */
}

void wait_g_data_input_stream_read_line_utf8(GCancellable *stop, GDataInputStream *a0, gsize *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_input_stream_read_line_utf8(a0, a1, NULL, a3); /* want "null-context: .*g_data_input_stream_read_line_utf8.*likely" */
}

void wait_g_data_input_stream_read_uint16(GCancellable *stop, GDataInputStream *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_input_stream_read_uint16(a0, NULL, a2); /* want "null-context: .*g_data_input_stream_read_uint16.*likely" */
}

void wait_g_data_input_stream_read_uint32(GCancellable *stop, GDataInputStream *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_input_stream_read_uint32(a0, NULL, a2); /* want "null-context: .*g_data_input_stream_read_uint32.*likely" */
}

void wait_g_data_input_stream_read_uint64(GCancellable *stop, GDataInputStream *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_input_stream_read_uint64(a0, NULL, a2); /* want "null-context: .*g_data_input_stream_read_uint64.*likely" */
}

void wait_g_data_input_stream_read_until(GCancellable *stop, GDataInputStream *a0, const gchar *a1, gsize *a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_input_stream_read_until(a0, a1, a2, NULL, a4); /* want "null-context: .*g_data_input_stream_read_until.*likely" */
}

void wait_g_data_input_stream_read_upto(GCancellable *stop, GDataInputStream *a0, const gchar *a1, gssize a2, gsize *a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_input_stream_read_upto(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_data_input_stream_read_upto.*likely" */
}

void wait_g_data_output_stream_put_byte(GCancellable *stop, GDataOutputStream *a0, guchar a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_output_stream_put_byte(a0, a1, NULL, a3); /* want "null-context: .*g_data_output_stream_put_byte.*likely" */
}

void wait_g_data_output_stream_put_int16(GCancellable *stop, GDataOutputStream *a0, gint16 a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_output_stream_put_int16(a0, a1, NULL, a3); /* want "null-context: .*g_data_output_stream_put_int16.*likely" */
}

void wait_g_data_output_stream_put_int32(GCancellable *stop, GDataOutputStream *a0, gint32 a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_output_stream_put_int32(a0, a1, NULL, a3); /* want "null-context: .*g_data_output_stream_put_int32.*likely" */
}

void wait_g_data_output_stream_put_int64(GCancellable *stop, GDataOutputStream *a0, gint64 a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_output_stream_put_int64(a0, a1, NULL, a3); /* want "null-context: .*g_data_output_stream_put_int64.*likely" */
}

void wait_g_data_output_stream_put_string(GCancellable *stop, GDataOutputStream *a0, const char *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_output_stream_put_string(a0, a1, NULL, a3); /* want "null-context: .*g_data_output_stream_put_string.*likely" */
}

void wait_g_data_output_stream_put_uint16(GCancellable *stop, GDataOutputStream *a0, guint16 a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_output_stream_put_uint16(a0, a1, NULL, a3); /* want "null-context: .*g_data_output_stream_put_uint16.*likely" */
}

void wait_g_data_output_stream_put_uint32(GCancellable *stop, GDataOutputStream *a0, guint32 a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_output_stream_put_uint32(a0, a1, NULL, a3); /* want "null-context: .*g_data_output_stream_put_uint32.*likely" */
}

void wait_g_data_output_stream_put_uint64(GCancellable *stop, GDataOutputStream *a0, guint64 a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_data_output_stream_put_uint64(a0, a1, NULL, a3); /* want "null-context: .*g_data_output_stream_put_uint64.*likely" */
}

void wait_g_dbus_address_get_for_bus_sync(GCancellable *stop, GBusType a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_dbus_address_get_for_bus_sync(a0, NULL, a2); /* want "null-context: .*g_dbus_address_get_for_bus_sync.*likely" */
}

void wait_g_dbus_address_get_stream_sync(GCancellable *stop, const gchar *a0, gchar **a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_dbus_address_get_stream_sync(a0, a1, NULL, a3); /* want "null-context: .*g_dbus_address_get_stream_sync.*likely" */
}

void wait_g_dbus_connection_close_sync(GCancellable *stop, GDBusConnection *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_dbus_connection_close_sync(a0, NULL, a2); /* want "null-context: .*g_dbus_connection_close_sync.*likely" */
}

void wait_g_dbus_connection_flush_sync(GCancellable *stop, GDBusConnection *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_dbus_connection_flush_sync(a0, NULL, a2); /* want "null-context: .*g_dbus_connection_flush_sync.*likely" */
}

void wait_g_dbus_connection_new_for_address_sync(GCancellable *stop, const gchar *a0, GDBusConnectionFlags a1, GDBusAuthObserver *a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_dbus_connection_new_for_address_sync(a0, a1, a2, NULL, a4); /* want "null-context: .*g_dbus_connection_new_for_address_sync.*likely" */
}

void wait_g_dbus_connection_new_sync(GCancellable *stop, GIOStream *a0, const gchar *a1, GDBusConnectionFlags a2, GDBusAuthObserver *a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_dbus_connection_new_sync(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_dbus_connection_new_sync.*likely" */
}

void wait_g_dbus_object_manager_client_new_for_bus_sync(GCancellable *stop, GBusType a0, GDBusObjectManagerClientFlags a1, const gchar *a2, const gchar *a3, GDBusProxyTypeFunc a4, gpointer a5, GDestroyNotify a6, GError **a8)
{
    if (!g_cancellable_is_cancelled(stop)) g_dbus_object_manager_client_new_for_bus_sync(a0, a1, a2, a3, a4, a5, a6, NULL, a8); /* want "null-context: .*g_dbus_object_manager_client_new_for_bus_sync.*likely" */
}

void wait_g_dbus_object_manager_client_new_sync(GCancellable *stop, GDBusConnection *a0, GDBusObjectManagerClientFlags a1, const gchar *a2, const gchar *a3, GDBusProxyTypeFunc a4, gpointer a5, GDestroyNotify a6, GError **a8)
{
    if (!g_cancellable_is_cancelled(stop)) g_dbus_object_manager_client_new_sync(a0, a1, a2, a3, a4, a5, a6, NULL, a8); /* want "null-context: .*g_dbus_object_manager_client_new_sync.*likely" */
}

void wait_g_dbus_proxy_new_for_bus_sync(GCancellable *stop, GBusType a0, GDBusProxyFlags a1, GDBusInterfaceInfo *a2, const gchar *a3, const gchar *a4, const gchar *a5, GError **a7)
{
    if (!g_cancellable_is_cancelled(stop)) g_dbus_proxy_new_for_bus_sync(a0, a1, a2, a3, a4, a5, NULL, a7); /* want "null-context: .*g_dbus_proxy_new_for_bus_sync.*likely" */
}

void wait_g_dbus_proxy_new_sync(GCancellable *stop, GDBusConnection *a0, GDBusProxyFlags a1, GDBusInterfaceInfo *a2, const gchar *a3, const gchar *a4, const gchar *a5, GError **a7)
{
    if (!g_cancellable_is_cancelled(stop)) g_dbus_proxy_new_sync(a0, a1, a2, a3, a4, a5, NULL, a7); /* want "null-context: .*g_dbus_proxy_new_sync.*likely" */
}

void wait_g_dbus_server_new_sync(GCancellable *stop, const gchar *a0, GDBusServerFlags a1, const gchar *a2, GDBusAuthObserver *a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_dbus_server_new_sync(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_dbus_server_new_sync.*likely" */
}

void wait_g_debug_controller_dbus_new(GCancellable *stop, GDBusConnection *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_debug_controller_dbus_new(a0, NULL, a2); /* want "null-context: .*g_debug_controller_dbus_new.*likely" */
}

void wait_g_dtls_connection_close(GCancellable *stop, GDtlsConnection *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_dtls_connection_close(a0, NULL, a2); /* want "null-context: .*g_dtls_connection_close.*likely" */
}

void wait_g_dtls_connection_handshake(GCancellable *stop, GDtlsConnection *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_dtls_connection_handshake(a0, NULL, a2); /* want "null-context: .*g_dtls_connection_handshake.*likely" */
}

void wait_g_dtls_connection_shutdown(GCancellable *stop, GDtlsConnection *a0, gboolean a1, gboolean a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_dtls_connection_shutdown(a0, a1, a2, NULL, a4); /* want "null-context: .*g_dtls_connection_shutdown.*likely" */
}

void wait_g_file_append_to(GCancellable *stop, GFile *a0, GFileCreateFlags a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_append_to(a0, a1, NULL, a3); /* want "null-context: .*g_file_append_to.*possible" */
}

void wait_g_file_build_attribute_list_for_copy(GCancellable *stop, GFile *a0, GFileCopyFlags a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_build_attribute_list_for_copy(a0, a1, NULL, a3); /* want "null-context: .*g_file_build_attribute_list_for_copy.*possible" */
}

void wait_g_file_copy(GCancellable *stop, GFile *a0, GFile *a1, GFileCopyFlags a2, GFileProgressCallback a4, gpointer a5, GError **a6)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_copy(a0, a1, a2, NULL, a4, a5, a6); /* want "null-context: .*g_file_copy.*likely" */
}

void wait_g_file_copy_attributes(GCancellable *stop, GFile *a0, GFile *a1, GFileCopyFlags a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_copy_attributes(a0, a1, a2, NULL, a4); /* want "null-context: .*g_file_copy_attributes.*possible" */
}

void wait_g_file_create(GCancellable *stop, GFile *a0, GFileCreateFlags a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_create(a0, a1, NULL, a3); /* want "null-context: .*g_file_create.*possible" */
}

void wait_g_file_create_readwrite(GCancellable *stop, GFile *a0, GFileCreateFlags a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_create_readwrite(a0, a1, NULL, a3); /* want "null-context: .*g_file_create_readwrite.*possible" */
}

void wait_g_file_delete(GCancellable *stop, GFile *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_delete(a0, NULL, a2); /* want "null-context: .*g_file_delete.*possible" */
}

void wait_g_file_enumerate_children(GCancellable *stop, GFile *a0, const char *a1, GFileQueryInfoFlags a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_enumerate_children(a0, a1, a2, NULL, a4); /* want "null-context: .*g_file_enumerate_children.*possible" */
}

void wait_g_file_enumerator_close(GCancellable *stop, GFileEnumerator *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_enumerator_close(a0, NULL, a2); /* want "null-context: .*g_file_enumerator_close.*possible" */
}

void wait_g_file_enumerator_iterate(GCancellable *stop, GFileEnumerator *a0, GFileInfo **a1, GFile **a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_enumerator_iterate(a0, a1, a2, NULL, a4); /* want "null-context: .*g_file_enumerator_iterate.*possible" */
}

void wait_g_file_enumerator_next_file(GCancellable *stop, GFileEnumerator *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_enumerator_next_file(a0, NULL, a2); /* want "null-context: .*g_file_enumerator_next_file.*possible" */
}

void wait_g_file_find_enclosing_mount(GCancellable *stop, GFile *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_find_enclosing_mount(a0, NULL, a2); /* want "null-context: .*g_file_find_enclosing_mount.*possible" */
}

void wait_g_file_input_stream_query_info(GCancellable *stop, GFileInputStream *a0, const char *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_input_stream_query_info(a0, a1, NULL, a3); /* want "null-context: .*g_file_input_stream_query_info.*possible" */
}

void wait_g_file_io_stream_query_info(GCancellable *stop, GFileIOStream *a0, const char *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_io_stream_query_info(a0, a1, NULL, a3); /* want "null-context: .*g_file_io_stream_query_info.*possible" */
}

void wait_g_file_load_bytes(GCancellable *stop, GFile *a0, gchar **a2, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_load_bytes(a0, NULL, a2, a3); /* want "null-context: .*g_file_load_bytes.*likely" */
}

void wait_g_file_load_contents(GCancellable *stop, GFile *a0, char **a2, gsize *a3, char **a4, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_load_contents(a0, NULL, a2, a3, a4, a5); /* want "null-context: .*g_file_load_contents.*likely" */
}

void wait_g_file_make_directory(GCancellable *stop, GFile *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_make_directory(a0, NULL, a2); /* want "null-context: .*g_file_make_directory.*possible" */
}

void wait_g_file_make_directory_with_parents(GCancellable *stop, GFile *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_make_directory_with_parents(a0, NULL, a2); /* want "null-context: .*g_file_make_directory_with_parents.*possible" */
}

void wait_g_file_make_symbolic_link(GCancellable *stop, GFile *a0, const char *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_make_symbolic_link(a0, a1, NULL, a3); /* want "null-context: .*g_file_make_symbolic_link.*possible" */
}

void wait_g_file_measure_disk_usage(GCancellable *stop, GFile *a0, GFileMeasureFlags a1, GFileMeasureProgressCallback a3, gpointer a4, guint64 *a5, guint64 *a6, guint64 *a7, GError **a8)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_measure_disk_usage(a0, a1, NULL, a3, a4, a5, a6, a7, a8); /* want "null-context: .*g_file_measure_disk_usage.*likely" */
}

void wait_g_file_monitor(GCancellable *stop, GFile *a0, GFileMonitorFlags a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_monitor(a0, a1, NULL, a3); /* want "null-context: .*g_file_monitor.*possible" */
}

void wait_g_file_monitor_directory(GCancellable *stop, GFile *a0, GFileMonitorFlags a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_monitor_directory(a0, a1, NULL, a3); /* want "null-context: .*g_file_monitor_directory.*possible" */
}

void wait_g_file_monitor_file(GCancellable *stop, GFile *a0, GFileMonitorFlags a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_monitor_file(a0, a1, NULL, a3); /* want "null-context: .*g_file_monitor_file.*possible" */
}

void wait_g_file_move(GCancellable *stop, GFile *a0, GFile *a1, GFileCopyFlags a2, GFileProgressCallback a4, gpointer a5, GError **a6)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_move(a0, a1, a2, NULL, a4, a5, a6); /* want "null-context: .*g_file_move.*likely" */
}

void wait_g_file_open_readwrite(GCancellable *stop, GFile *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_open_readwrite(a0, NULL, a2); /* want "null-context: .*g_file_open_readwrite.*possible" */
}

void wait_g_file_output_stream_query_info(GCancellable *stop, GFileOutputStream *a0, const char *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_output_stream_query_info(a0, a1, NULL, a3); /* want "null-context: .*g_file_output_stream_query_info.*possible" */
}

void wait_g_file_query_default_handler(GCancellable *stop, GFile *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_query_default_handler(a0, NULL, a2); /* want "null-context: .*g_file_query_default_handler.*possible" */
}

void wait_g_file_query_exists(GCancellable *stop, GFile *a0)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_query_exists(a0, NULL); /* want "null-context: .*g_file_query_exists.*possible" */
}

void wait_g_file_query_file_type(GCancellable *stop, GFile *a0, GFileQueryInfoFlags a1)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_query_file_type(a0, a1, NULL); /* want "null-context: .*g_file_query_file_type.*possible" */
}

void wait_g_file_query_filesystem_info(GCancellable *stop, GFile *a0, const char *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_query_filesystem_info(a0, a1, NULL, a3); /* want "null-context: .*g_file_query_filesystem_info.*possible" */
}

void wait_g_file_query_info(GCancellable *stop, GFile *a0, const char *a1, GFileQueryInfoFlags a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_query_info(a0, a1, a2, NULL, a4); /* want "null-context: .*g_file_query_info.*possible" */
}

void wait_g_file_query_settable_attributes(GCancellable *stop, GFile *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_query_settable_attributes(a0, NULL, a2); /* want "null-context: .*g_file_query_settable_attributes.*possible" */
}

void wait_g_file_query_writable_namespaces(GCancellable *stop, GFile *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_query_writable_namespaces(a0, NULL, a2); /* want "null-context: .*g_file_query_writable_namespaces.*possible" */
}

void wait_g_file_read(GCancellable *stop, GFile *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_read(a0, NULL, a2); /* want "null-context: .*g_file_read.*possible" */
}

void wait_g_file_replace(GCancellable *stop, GFile *a0, const char *a1, gboolean a2, GFileCreateFlags a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_replace(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_file_replace.*possible" */
}

void wait_g_file_replace_contents(GCancellable *stop, GFile *a0, const char *a1, gsize a2, const char *a3, gboolean a4, GFileCreateFlags a5, char **a6, GError **a8)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_replace_contents(a0, a1, a2, a3, a4, a5, a6, NULL, a8); /* want "null-context: .*g_file_replace_contents.*likely" */
}

void wait_g_file_replace_readwrite(GCancellable *stop, GFile *a0, const char *a1, gboolean a2, GFileCreateFlags a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_replace_readwrite(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_file_replace_readwrite.*possible" */
}

void wait_g_file_set_attribute(GCancellable *stop, GFile *a0, const char *a1, GFileAttributeType a2, gpointer a3, GFileQueryInfoFlags a4, GError **a6)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_set_attribute(a0, a1, a2, a3, a4, NULL, a6); /* want "null-context: .*g_file_set_attribute.*possible" */
}

void wait_g_file_set_attribute_byte_string(GCancellable *stop, GFile *a0, const char *a1, const char *a2, GFileQueryInfoFlags a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_set_attribute_byte_string(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_file_set_attribute_byte_string.*possible" */
}

void wait_g_file_set_attribute_int32(GCancellable *stop, GFile *a0, const char *a1, gint32 a2, GFileQueryInfoFlags a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_set_attribute_int32(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_file_set_attribute_int32.*possible" */
}

void wait_g_file_set_attribute_int64(GCancellable *stop, GFile *a0, const char *a1, gint64 a2, GFileQueryInfoFlags a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_set_attribute_int64(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_file_set_attribute_int64.*possible" */
}

void wait_g_file_set_attribute_string(GCancellable *stop, GFile *a0, const char *a1, const char *a2, GFileQueryInfoFlags a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_set_attribute_string(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_file_set_attribute_string.*possible" */
}

void wait_g_file_set_attribute_uint32(GCancellable *stop, GFile *a0, const char *a1, guint32 a2, GFileQueryInfoFlags a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_set_attribute_uint32(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_file_set_attribute_uint32.*possible" */
}

void wait_g_file_set_attribute_uint64(GCancellable *stop, GFile *a0, const char *a1, guint64 a2, GFileQueryInfoFlags a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_set_attribute_uint64(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_file_set_attribute_uint64.*possible" */
}

void wait_g_file_set_attributes_from_info(GCancellable *stop, GFile *a0, GFileInfo *a1, GFileQueryInfoFlags a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_set_attributes_from_info(a0, a1, a2, NULL, a4); /* want "null-context: .*g_file_set_attributes_from_info.*possible" */
}

void wait_g_file_set_display_name(GCancellable *stop, GFile *a0, const char *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_set_display_name(a0, a1, NULL, a3); /* want "null-context: .*g_file_set_display_name.*possible" */
}

void wait_g_file_trash(GCancellable *stop, GFile *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_file_trash(a0, NULL, a2); /* want "null-context: .*g_file_trash.*possible" */
}

void wait_g_initable_init(GCancellable *stop, GInitable *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_initable_init(a0, NULL, a2); /* want "null-context: .*g_initable_init.*likely" */
}

void wait_g_initable_new(GCancellable *stop, GType a0, GError **a2, const gchar *a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_initable_new(a0, NULL, a2, a3); /* want "null-context: .*g_initable_new.*likely" */
}

void wait_g_initable_new_valist(GCancellable *stop, GType a0, const gchar *a1, va_list a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_initable_new_valist(a0, a1, a2, NULL, a4); /* want "null-context: .*g_initable_new_valist.*likely" */
}

void wait_g_initable_newv(GCancellable *stop, GType a0, guint a1, GParameter *a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_initable_newv(a0, a1, a2, NULL, a4); /* want "null-context: .*g_initable_newv.*likely" */
}

void wait_g_input_stream_close(GCancellable *stop, GInputStream *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_input_stream_close(a0, NULL, a2); /* want "null-context: .*g_input_stream_close.*possible" */
}

void wait_g_input_stream_read(GCancellable *stop, GInputStream *a0, void *a1, gsize a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_input_stream_read(a0, a1, a2, NULL, a4); /* want "null-context: .*g_input_stream_read.*likely" */
}

void wait_g_input_stream_read_all(GCancellable *stop, GInputStream *a0, void *a1, gsize a2, gsize *a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_input_stream_read_all(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_input_stream_read_all.*likely" */
}

void wait_g_input_stream_read_bytes(GCancellable *stop, GInputStream *a0, gsize a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_input_stream_read_bytes(a0, a1, NULL, a3); /* want "null-context: .*g_input_stream_read_bytes.*likely" */
}

void wait_g_input_stream_skip(GCancellable *stop, GInputStream *a0, gsize a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_input_stream_skip(a0, a1, NULL, a3); /* want "null-context: .*g_input_stream_skip.*likely" */
}

void wait_g_io_stream_close(GCancellable *stop, GIOStream *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_io_stream_close(a0, NULL, a2); /* want "null-context: .*g_io_stream_close.*possible" */
}

void wait_g_loadable_icon_load(GCancellable *stop, GLoadableIcon *a0, int a1, char **a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_loadable_icon_load(a0, a1, a2, NULL, a4); /* want "null-context: .*g_loadable_icon_load.*likely" */
}

void wait_g_mount_guess_content_type_sync(GCancellable *stop, GMount *a0, gboolean a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_mount_guess_content_type_sync(a0, a1, NULL, a3); /* want "null-context: .*g_mount_guess_content_type_sync.*likely" */
}

void wait_g_network_monitor_can_reach(GCancellable *stop, GNetworkMonitor *a0, GSocketConnectable *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_network_monitor_can_reach(a0, a1, NULL, a3); /* want "null-context: .*g_network_monitor_can_reach.*likely" */
}

void wait_g_output_stream_close(GCancellable *stop, GOutputStream *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_output_stream_close(a0, NULL, a2); /* want "null-context: .*g_output_stream_close.*possible" */
}

void wait_g_output_stream_flush(GCancellable *stop, GOutputStream *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_output_stream_flush(a0, NULL, a2); /* want "null-context: .*g_output_stream_flush.*possible" */
}

void wait_g_output_stream_printf(GCancellable *stop, GOutputStream *a0, gsize *a1, GError **a3, const gchar *a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_output_stream_printf(a0, a1, NULL, a3, a4); /* want "null-context: .*g_output_stream_printf.*likely" */
}

void wait_g_output_stream_splice(GCancellable *stop, GOutputStream *a0, GInputStream *a1, GOutputStreamSpliceFlags a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_output_stream_splice(a0, a1, a2, NULL, a4); /* want "null-context: .*g_output_stream_splice.*likely" */
}

void wait_g_output_stream_vprintf(GCancellable *stop, GOutputStream *a0, gsize *a1, GError **a3, const gchar *a4, va_list a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_output_stream_vprintf(a0, a1, NULL, a3, a4, a5); /* want "null-context: .*g_output_stream_vprintf.*likely" */
}

void wait_g_output_stream_write(GCancellable *stop, GOutputStream *a0, const void *a1, gsize a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_output_stream_write(a0, a1, a2, NULL, a4); /* want "null-context: .*g_output_stream_write.*likely" */
}

void wait_g_output_stream_write_all(GCancellable *stop, GOutputStream *a0, const void *a1, gsize a2, gsize *a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_output_stream_write_all(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_output_stream_write_all.*likely" */
}

void wait_g_output_stream_write_bytes(GCancellable *stop, GOutputStream *a0, GBytes *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_output_stream_write_bytes(a0, a1, NULL, a3); /* want "null-context: .*g_output_stream_write_bytes.*likely" */
}

void wait_g_output_stream_writev(GCancellable *stop, GOutputStream *a0, const GOutputVector *a1, gsize a2, gsize *a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_output_stream_writev(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_output_stream_writev.*likely" */
}

void wait_g_output_stream_writev_all(GCancellable *stop, GOutputStream *a0, GOutputVector *a1, gsize a2, gsize *a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_output_stream_writev_all(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_output_stream_writev_all.*likely" */
}

void wait_g_permission_acquire(GCancellable *stop, GPermission *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_permission_acquire(a0, NULL, a2); /* want "null-context: .*g_permission_acquire.*likely" */
}

void wait_g_permission_release(GCancellable *stop, GPermission *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_permission_release(a0, NULL, a2); /* want "null-context: .*g_permission_release.*likely" */
}

void wait_g_proxy_connect(GCancellable *stop, GProxy *a0, GIOStream *a1, GProxyAddress *a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_proxy_connect(a0, a1, a2, NULL, a4); /* want "null-context: .*g_proxy_connect.*likely" */
}

void wait_g_proxy_resolver_lookup(GCancellable *stop, GProxyResolver *a0, const gchar *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_proxy_resolver_lookup(a0, a1, NULL, a3); /* want "null-context: .*g_proxy_resolver_lookup.*likely" */
}

void wait_g_resolver_lookup_by_address(GCancellable *stop, GResolver *a0, GInetAddress *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_resolver_lookup_by_address(a0, a1, NULL, a3); /* want "null-context: .*g_resolver_lookup_by_address.*likely" */
}

void wait_g_resolver_lookup_by_name_with_flags(GCancellable *stop, GResolver *a0, const gchar *a1, GResolverNameLookupFlags a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_resolver_lookup_by_name_with_flags(a0, a1, a2, NULL, a4); /* want "null-context: .*g_resolver_lookup_by_name_with_flags.*likely" */
}

void wait_g_resolver_lookup_records(GCancellable *stop, GResolver *a0, const gchar *a1, GResolverRecordType a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_resolver_lookup_records(a0, a1, a2, NULL, a4); /* want "null-context: .*g_resolver_lookup_records.*likely" */
}

void wait_g_resolver_lookup_service(GCancellable *stop, GResolver *a0, const gchar *a1, const gchar *a2, const gchar *a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_resolver_lookup_service(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_resolver_lookup_service.*likely" */
}

void wait_g_seekable_seek(GCancellable *stop, GSeekable *a0, goffset a1, GSeekType a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_seekable_seek(a0, a1, a2, NULL, a4); /* want "null-context: .*g_seekable_seek.*possible" */
}

void wait_g_seekable_truncate(GCancellable *stop, GSeekable *a0, goffset a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_seekable_truncate(a0, a1, NULL, a3); /* want "null-context: .*g_seekable_truncate.*possible" */
}

void wait_g_socket_accept(GCancellable *stop, GSocket *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_accept(a0, NULL, a2); /* want "null-context: .*g_socket_accept.*likely" */
}

void wait_g_socket_address_enumerator_next(GCancellable *stop, GSocketAddressEnumerator *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_address_enumerator_next(a0, NULL, a2); /* want "null-context: .*g_socket_address_enumerator_next.*likely" */
}

void wait_g_socket_client_connect(GCancellable *stop, GSocketClient *a0, GSocketConnectable *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_client_connect(a0, a1, NULL, a3); /* want "null-context: .*g_socket_client_connect.*likely" */
}

void wait_g_socket_client_connect_to_host(GCancellable *stop, GSocketClient *a0, const gchar *a1, guint16 a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_client_connect_to_host(a0, a1, a2, NULL, a4); /* want "null-context: .*g_socket_client_connect_to_host.*likely" */
}

void wait_g_socket_client_connect_to_service(GCancellable *stop, GSocketClient *a0, const gchar *a1, const gchar *a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_client_connect_to_service(a0, a1, a2, NULL, a4); /* want "null-context: .*g_socket_client_connect_to_service.*likely" */
}

void wait_g_socket_client_connect_to_uri(GCancellable *stop, GSocketClient *a0, const gchar *a1, guint16 a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_client_connect_to_uri(a0, a1, a2, NULL, a4); /* want "null-context: .*g_socket_client_connect_to_uri.*likely" */
}

void wait_g_socket_connect(GCancellable *stop, GSocket *a0, GSocketAddress *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_connect(a0, a1, NULL, a3); /* want "null-context: .*g_socket_connect.*likely" */
}

void wait_g_socket_connection_connect(GCancellable *stop, GSocketConnection *a0, GSocketAddress *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_connection_connect(a0, a1, NULL, a3); /* want "null-context: .*g_socket_connection_connect.*likely" */
}

void wait_g_socket_listener_accept(GCancellable *stop, GSocketListener *a0, GObject **a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_listener_accept(a0, a1, NULL, a3); /* want "null-context: .*g_socket_listener_accept.*likely" */
}

void wait_g_socket_listener_accept_socket(GCancellable *stop, GSocketListener *a0, GObject **a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_listener_accept_socket(a0, a1, NULL, a3); /* want "null-context: .*g_socket_listener_accept_socket.*likely" */
}

void wait_g_socket_receive(GCancellable *stop, GSocket *a0, gchar *a1, gsize a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_receive(a0, a1, a2, NULL, a4); /* want "null-context: .*g_socket_receive.*likely" */
}

void wait_g_socket_receive_from(GCancellable *stop, GSocket *a0, GSocketAddress **a1, gchar *a2, gsize a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_receive_from(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_socket_receive_from.*likely" */
}

void wait_g_socket_receive_message(GCancellable *stop, GSocket *a0, GSocketAddress **a1, GInputVector *a2, gint a3, GSocketControlMessage ***a4, gint *a5, gint *a6, GError **a8)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_receive_message(a0, a1, a2, a3, a4, a5, a6, NULL, a8); /* want "null-context: .*g_socket_receive_message.*likely" */
}

void wait_g_socket_receive_messages(GCancellable *stop, GSocket *a0, GInputMessage *a1, guint a2, gint a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_receive_messages(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_socket_receive_messages.*likely" */
}

void wait_g_socket_receive_with_blocking(GCancellable *stop, GSocket *a0, gchar *a1, gsize a2, gboolean a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_receive_with_blocking(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_socket_receive_with_blocking.*likely" */
}

void wait_g_socket_send(GCancellable *stop, GSocket *a0, const gchar *a1, gsize a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_send(a0, a1, a2, NULL, a4); /* want "null-context: .*g_socket_send.*likely" */
}

void wait_g_socket_send_message(GCancellable *stop, GSocket *a0, GSocketAddress *a1, GOutputVector *a2, gint a3, GSocketControlMessage **a4, gint a5, gint a6, GError **a8)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_send_message(a0, a1, a2, a3, a4, a5, a6, NULL, a8); /* want "null-context: .*g_socket_send_message.*likely" */
}

void wait_g_socket_send_messages(GCancellable *stop, GSocket *a0, GOutputMessage *a1, guint a2, gint a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_send_messages(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_socket_send_messages.*likely" */
}

void wait_g_socket_send_to(GCancellable *stop, GSocket *a0, GSocketAddress *a1, const gchar *a2, gsize a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_send_to(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_socket_send_to.*likely" */
}

void wait_g_socket_send_with_blocking(GCancellable *stop, GSocket *a0, const gchar *a1, gsize a2, gboolean a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_socket_send_with_blocking(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_socket_send_with_blocking.*likely" */
}

void wait_g_subprocess_communicate(GCancellable *stop, GSubprocess *a0, GBytes *a1, GBytes **a3, GBytes **a4, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_subprocess_communicate(a0, a1, NULL, a3, a4, a5); /* want "null-context: .*g_subprocess_communicate.*likely" */
}

void wait_g_subprocess_communicate_utf8(GCancellable *stop, GSubprocess *a0, const char *a1, char **a3, char **a4, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_subprocess_communicate_utf8(a0, a1, NULL, a3, a4, a5); /* want "null-context: .*g_subprocess_communicate_utf8.*likely" */
}

void wait_g_subprocess_wait(GCancellable *stop, GSubprocess *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_subprocess_wait(a0, NULL, a2); /* want "null-context: .*g_subprocess_wait.*likely" */
}

void wait_g_subprocess_wait_check(GCancellable *stop, GSubprocess *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_subprocess_wait_check(a0, NULL, a2); /* want "null-context: .*g_subprocess_wait_check.*likely" */
}

void wait_g_tls_connection_handshake(GCancellable *stop, GTlsConnection *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_tls_connection_handshake(a0, NULL, a2); /* want "null-context: .*g_tls_connection_handshake.*likely" */
}

void wait_g_tls_database_lookup_certificate_for_handle(GCancellable *stop, GTlsDatabase *a0, const gchar *a1, GTlsInteraction *a2, GTlsDatabaseLookupFlags a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_tls_database_lookup_certificate_for_handle(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_tls_database_lookup_certificate_for_handle.*likely" */
}

void wait_g_tls_database_lookup_certificate_issuer(GCancellable *stop, GTlsDatabase *a0, GTlsCertificate *a1, GTlsInteraction *a2, GTlsDatabaseLookupFlags a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_tls_database_lookup_certificate_issuer(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_tls_database_lookup_certificate_issuer.*likely" */
}

void wait_g_tls_database_lookup_certificates_issued_by(GCancellable *stop, GTlsDatabase *a0, GByteArray *a1, GTlsInteraction *a2, GTlsDatabaseLookupFlags a3, GError **a5)
{
    if (!g_cancellable_is_cancelled(stop)) g_tls_database_lookup_certificates_issued_by(a0, a1, a2, a3, NULL, a5); /* want "null-context: .*g_tls_database_lookup_certificates_issued_by.*likely" */
}

void wait_g_tls_database_verify_chain(GCancellable *stop, GTlsDatabase *a0, GTlsCertificate *a1, const gchar *a2, GSocketConnectable *a3, GTlsInteraction *a4, GTlsDatabaseVerifyFlags a5, GError **a7)
{
    if (!g_cancellable_is_cancelled(stop)) g_tls_database_verify_chain(a0, a1, a2, a3, a4, a5, NULL, a7); /* want "null-context: .*g_tls_database_verify_chain.*likely" */
}

void wait_g_tls_interaction_ask_password(GCancellable *stop, GTlsInteraction *a0, GTlsPassword *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_tls_interaction_ask_password(a0, a1, NULL, a3); /* want "null-context: .*g_tls_interaction_ask_password.*likely" */
}

void wait_g_tls_interaction_invoke_ask_password(GCancellable *stop, GTlsInteraction *a0, GTlsPassword *a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_tls_interaction_invoke_ask_password(a0, a1, NULL, a3); /* want "null-context: .*g_tls_interaction_invoke_ask_password.*likely" */
}

void wait_g_tls_interaction_invoke_request_certificate(GCancellable *stop, GTlsInteraction *a0, GTlsConnection *a1, GTlsCertificateRequestFlags a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_tls_interaction_invoke_request_certificate(a0, a1, a2, NULL, a4); /* want "null-context: .*g_tls_interaction_invoke_request_certificate.*likely" */
}

void wait_g_tls_interaction_request_certificate(GCancellable *stop, GTlsInteraction *a0, GTlsConnection *a1, GTlsCertificateRequestFlags a2, GError **a4)
{
    if (!g_cancellable_is_cancelled(stop)) g_tls_interaction_request_certificate(a0, a1, a2, NULL, a4); /* want "null-context: .*g_tls_interaction_request_certificate.*likely" */
}

void wait_g_unix_connection_receive_credentials(GCancellable *stop, GUnixConnection *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_unix_connection_receive_credentials(a0, NULL, a2); /* want "null-context: .*g_unix_connection_receive_credentials.*likely" */
}

void wait_g_unix_connection_receive_fd(GCancellable *stop, GUnixConnection *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_unix_connection_receive_fd(a0, NULL, a2); /* want "null-context: .*g_unix_connection_receive_fd.*likely" */
}

void wait_g_unix_connection_send_credentials(GCancellable *stop, GUnixConnection *a0, GError **a2)
{
    if (!g_cancellable_is_cancelled(stop)) g_unix_connection_send_credentials(a0, NULL, a2); /* want "null-context: .*g_unix_connection_send_credentials.*likely" */
}

void wait_g_unix_connection_send_fd(GCancellable *stop, GUnixConnection *a0, gint a1, GError **a3)
{
    if (!g_cancellable_is_cancelled(stop)) g_unix_connection_send_fd(a0, a1, NULL, a3); /* want "null-context: .*g_unix_connection_send_fd.*likely" */
}

/* ---- in the loop ---- */

static gboolean spawns(gpointer data)
{
    g_spawn_command_line_sync(data, NULL, NULL, NULL, NULL); /* want "g_spawn_command_line_sync blocks here, in 'spawns', which the GMainContext calls back" */
    return G_SOURCE_REMOVE;
}

/* A signal is emitted in whatever thread: nothing is told of its handlers. */
static void handles(GObject *object, gpointer data)
{
    g_spawn_command_line_sync(data, NULL, NULL, NULL, NULL);
}

void spawn_later(GObject *object, gchar *command)
{
    g_idle_add(spawns, command);
    g_signal_connect(object, "changed", G_CALLBACK(handles), command);
}
