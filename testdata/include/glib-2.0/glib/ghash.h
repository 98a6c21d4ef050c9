#ifndef STUB_GLIB_GHASH_H
#define STUB_GLIB_GHASH_H

#include "gtypes.h"

typedef struct _GHashTable GHashTable;

gboolean g_hash_table_insert(GHashTable *hash_table, gpointer key, gpointer value);
gpointer g_hash_table_lookup(GHashTable *hash_table, gconstpointer key);
gboolean g_hash_table_remove(GHashTable *hash_table, gconstpointer key);
void g_hash_table_unref(GHashTable *hash_table);

#endif
