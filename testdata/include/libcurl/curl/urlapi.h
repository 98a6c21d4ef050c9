/* What the cases use of curl/urlapi.h; not the real header. */
#ifndef STUB_CURL_URLAPI_H
#define STUB_CURL_URLAPI_H

#include "curl/curl.h"

CURLU *curl_url(void);
CURLU *curl_url_dup(CURLU *p0);
void curl_url_cleanup(CURLU *p0);
CURLUcode curl_url_get(const CURLU *p0, CURLUPart p1, char **p2, unsigned int p3);
CURLUcode curl_url_set(CURLU *p0, CURLUPart p1, const char *p2, unsigned int p3);

#endif
