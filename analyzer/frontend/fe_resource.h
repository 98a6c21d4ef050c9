/* Where libclang's own headers (stddef.h) are. */
#ifndef CANCELCHECK_FRONTEND_FE_RESOURCE_H
#define CANCELCHECK_FRONTEND_FE_RESOURCE_H

/* Looks for the resource directory, beginning with `wanted` (may be NULL); frontend_resource_dir() gives the result. */
void fe_resource_find(const char *wanted);

#endif
