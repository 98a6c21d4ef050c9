/* What the cases use of curl/websockets.h; not the real header. */
#ifndef STUB_CURL_WEBSOCKETS_H
#define STUB_CURL_WEBSOCKETS_H

#include "curl/curl.h"

CURLcode curl_ws_recv(CURL *p0, void *p1, size_t p2, size_t *p3, struct curl_ws_frame **p4);
CURLcode curl_ws_send(CURL *p0, const void *p1, size_t p2, size_t *p3, curl_off_t p4, unsigned int p5);

#endif
