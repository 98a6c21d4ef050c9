/* Stub of azure/core/az_platform.h: what the cases use. */
#ifndef STUB_AZURE_CORE_AZ_PLATFORM_H
#define STUB_AZURE_CORE_AZ_PLATFORM_H

#include <azure/core/az_context.h>

az_result az_platform_sleep_msec(int32_t milliseconds);

#endif
