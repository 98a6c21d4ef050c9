/* Every tracked kind of the pack, and every call that makes one: released on both ways out, and on one only. */
#include <curl/curl.h>
#include <curl/easy.h>
#include <curl/multi.h>
#include <curl/urlapi.h>
#include <stddef.h>

int step(int n);

int good_share_init(int n)
{
    CURLSH *h = curl_share_init();

    if (!h) return -1;
    if (step(n) < 0) {
        curl_share_cleanup(h);
        return -1;
    }
    curl_share_cleanup(h);
    return 0;
}

int bad_share_init(int n)
{
    CURLSH *h = curl_share_init(); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    curl_share_cleanup(h);
    return 0;
}

int good_getenv(int n)
{
    char *h = curl_getenv("");

    if (!h) return -1;
    if (step(n) < 0) {
        curl_free(h);
        return -1;
    }
    curl_free(h);
    return 0;
}

int bad_getenv(int n)
{
    char *h = curl_getenv(""); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    curl_free(h);
    return 0;
}

int good_easy_init(int n)
{
    CURL *h = curl_easy_init();

    if (!h) return -1;
    if (step(n) < 0) {
        curl_easy_cleanup(h);
        return -1;
    }
    curl_easy_cleanup(h);
    return 0;
}

int bad_easy_init(int n)
{
    CURL *h = curl_easy_init(); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    curl_easy_cleanup(h);
    return 0;
}

int good_easy_duphandle(CURL *a, int n)
{
    CURL *h = curl_easy_duphandle(a);

    if (!h) return -1;
    if (step(n) < 0) {
        curl_easy_cleanup(h);
        return -1;
    }
    curl_easy_cleanup(h);
    return 0;
}

int bad_easy_duphandle(CURL *a, int n)
{
    CURL *h = curl_easy_duphandle(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    curl_easy_cleanup(h);
    return 0;
}

int good_easy_escape(CURL *a, int n)
{
    char *h = curl_easy_escape(a, "", 0);

    if (!h) return -1;
    if (step(n) < 0) {
        curl_free(h);
        return -1;
    }
    curl_free(h);
    return 0;
}

int bad_easy_escape(CURL *a, int n)
{
    char *h = curl_easy_escape(a, "", 0); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    curl_free(h);
    return 0;
}

int good_easy_unescape(CURL *a, int *b, int n)
{
    char *h = curl_easy_unescape(a, "", 0, b);

    if (!h) return -1;
    if (step(n) < 0) {
        curl_free(h);
        return -1;
    }
    curl_free(h);
    return 0;
}

int bad_easy_unescape(CURL *a, int *b, int n)
{
    char *h = curl_easy_unescape(a, "", 0, b); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    curl_free(h);
    return 0;
}

int good_multi_init(int n)
{
    CURLM *h = curl_multi_init();

    if (!h) return -1;
    if (step(n) < 0) {
        curl_multi_cleanup(h);
        return -1;
    }
    curl_multi_cleanup(h);
    return 0;
}

int bad_multi_init(int n)
{
    CURLM *h = curl_multi_init(); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    curl_multi_cleanup(h);
    return 0;
}

int good_slist_append(struct curl_slist *a, int n)
{
    struct curl_slist *h = curl_slist_append(a, "");

    if (!h) return -1;
    if (step(n) < 0) {
        curl_slist_free_all(h);
        return -1;
    }
    curl_slist_free_all(h);
    return 0;
}

int bad_slist_append(struct curl_slist *a, int n)
{
    struct curl_slist *h = curl_slist_append(a, ""); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    curl_slist_free_all(h);
    return 0;
}

int good_mime_init(CURL *a, int n)
{
    curl_mime *h = curl_mime_init(a);

    if (!h) return -1;
    if (step(n) < 0) {
        curl_mime_free(h);
        return -1;
    }
    curl_mime_free(h);
    return 0;
}

int bad_mime_init(CURL *a, int n)
{
    curl_mime *h = curl_mime_init(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    curl_mime_free(h);
    return 0;
}

int good_url(int n)
{
    CURLU *h = curl_url();

    if (!h) return -1;
    if (step(n) < 0) {
        curl_url_cleanup(h);
        return -1;
    }
    curl_url_cleanup(h);
    return 0;
}

int bad_url(int n)
{
    CURLU *h = curl_url(); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    curl_url_cleanup(h);
    return 0;
}

int good_url_dup(CURLU *a, int n)
{
    CURLU *h = curl_url_dup(a);

    if (!h) return -1;
    if (step(n) < 0) {
        curl_url_cleanup(h);
        return -1;
    }
    curl_url_cleanup(h);
    return 0;
}

int bad_url_dup(CURLU *a, int n)
{
    CURLU *h = curl_url_dup(a); /* want "lost-cancel" */

    if (!h) return -1;
    if (step(n) < 0) return -1;
    curl_url_cleanup(h);
    return 0;
}

int good_url_get(const CURLU *a, CURLUPart b, int n)
{
    char *h = NULL;

    if (curl_url_get(a, b, &h, 0) != 0) return -1;
    if (step(n) < 0) {
        curl_free(h);
        return -1;
    }
    curl_free(h);
    return 0;
}

int bad_url_get(const CURLU *a, CURLUPart b, int n)
{
    char *h = NULL;

    if (curl_url_get(a, b, &h, 0) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0) return -1;
    curl_free(h);
    return 0;
}
