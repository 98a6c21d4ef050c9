/* What the cases use of curl/curl.h; not the real header. */
#ifndef STUB_CURL_CURL_H
#define STUB_CURL_CURL_H

#include <stddef.h>
typedef void CURL;
typedef void CURLM;
typedef void CURLSH;
typedef struct Curl_URL CURLU;
typedef struct curl_mime curl_mime;
typedef struct curl_mimepart curl_mimepart;
struct curl_httppost;
struct curl_slist {
    char *data;
    struct curl_slist *next;
};
typedef long curl_off_t;
typedef int curl_socket_t;
typedef int CURLcode;
typedef int CURLMcode;
typedef int CURLSHcode;
typedef int CURLUcode;
typedef int CURLUPart;
typedef int CURLFORMcode;
typedef struct CURLMsg CURLMsg;
struct curl_waitfd {
    int fd;
};
struct curl_ws_frame;
typedef enum { CURLOPT_TIMEOUT = 13, CURLOPT_HTTPHEADER = 10023 } CURLoption;

CURLcode curl_global_init(long p0);
void curl_global_cleanup(void);
CURLSH *curl_share_init(void);
CURLSHcode curl_share_cleanup(CURLSH *p0);
void curl_free(void *p0);
char *curl_getenv(const char *p0);
CURLcode curl_easy_pause(CURL *p0, int p1);
char *curl_easy_escape(CURL *p0, const char *p1, int p2);
char *curl_easy_unescape(CURL *p0, const char *p1, int p2, int *p3);
struct curl_slist *curl_slist_append(struct curl_slist *p0, const char *p1);
void curl_slist_free_all(struct curl_slist *p0);
curl_mime *curl_mime_init(CURL *p0);
void curl_mime_free(curl_mime *p0);
CURLcode curl_mime_subparts(curl_mimepart *p0, curl_mime *p1);
void curl_formfree(struct curl_httppost *p0);
CURLFORMcode curl_formadd(struct curl_httppost **p0, struct curl_httppost **p1, ...);

#endif
