/* What the cases use of curl/multi.h; not the real header. */
#ifndef STUB_CURL_MULTI_H
#define STUB_CURL_MULTI_H

#include "curl/curl.h"

CURLM *curl_multi_init(void);
CURLMcode curl_multi_cleanup(CURLM *p0);
CURLMcode curl_multi_add_handle(CURLM *p0, CURL *p1);
CURLMcode curl_multi_remove_handle(CURLM *p0, CURL *p1);
CURLMcode curl_multi_perform(CURLM *p0, int *p1);
CURLMcode curl_multi_wait(CURLM *p0, struct curl_waitfd p1[], unsigned int p2, int p3, int *p4);
CURLMcode curl_multi_poll(CURLM *p0, struct curl_waitfd p1[], unsigned int p2, int p3, int *p4);
CURLMcode curl_multi_wakeup(CURLM *p0);
CURLMcode curl_multi_socket_action(CURLM *p0, curl_socket_t p1, int p2, int *p3);
CURLMcode curl_multi_timeout(CURLM *p0, long *p1);
CURLMsg *curl_multi_info_read(CURLM *p0, int *p1);

#endif
