/*
 * Functions by name out of a precompiled header. libclang finds no declaration by name, and listing all of a header's
 * declarations costs more than the header saves; a struct whose members have the functions' types leads to them.
 */
#ifndef CANCELCHECK_FRONTEND_PCH_REFS_H
#define CANCELCHECK_FRONTEND_PCH_REFS_H

#include "base/str.h"

#include <clang-c/Index.h>

#define PCH_REFS_BUCKETS 512

/* Adds `function` to its bucket when it can stand in a cleanup attribute. Gives 1 when it was added, else 0. */
uint32_t pch_refs_add(struct strbuf *buckets, CXCursor function, const char *name);
/* The text of the second header, and of the one line that opens it to a unit. */
void pch_refs_print(const struct strbuf *buckets, struct strbuf *out);
void pch_refs_print_door(struct strbuf *out);

/* The function in a unit parsed with the header; the null cursor when it is not among them. */
CXCursor pch_refs_find(CXTranslationUnit tu, const char *name);

#endif
