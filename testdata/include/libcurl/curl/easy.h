/* What the cases use of curl/easy.h; not the real header. */
#ifndef STUB_CURL_EASY_H
#define STUB_CURL_EASY_H

#include "curl/curl.h"

CURL *curl_easy_init(void);
CURL *curl_easy_duphandle(CURL *p0);
void curl_easy_cleanup(CURL *p0);
void curl_easy_reset(CURL *p0);
CURLcode curl_easy_setopt(CURL *p0, CURLoption p1, ...);
CURLcode curl_easy_perform(CURL *p0);
CURLcode curl_easy_send(CURL *p0, const void *p1, size_t p2, size_t *p3);
CURLcode curl_easy_recv(CURL *p0, void *p1, size_t p2, size_t *p3);
CURLcode curl_easy_upkeep(CURL *p0);

#endif
