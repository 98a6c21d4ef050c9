/* Stub of azure/core/az_context.h: what the cases use. */
#ifndef STUB_AZURE_CORE_AZ_CONTEXT_H
#define STUB_AZURE_CORE_AZ_CONTEXT_H

#include <stdbool.h>
#include <stdint.h>

typedef int32_t az_result;
typedef struct az_context {
    struct az_context const *parent;
    int64_t expiration;
    void const *key;
    void const *value;
} az_context;

extern az_context az_context_application;

az_context az_context_create_with_expiration(az_context const *parent, int64_t expiration);
az_context az_context_create_with_value(az_context const *parent, void const *key, void const *value);
void az_context_cancel(az_context *ref_context);
int64_t az_context_get_expiration(az_context const *context);
bool az_context_has_expired(az_context const *context, int64_t current_time);
az_result az_context_get_value(az_context const *context, void const *key, void const **out_value);

#endif
