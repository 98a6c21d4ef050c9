/* Every tracked kind of the pack: released on both ways out, and on one only. */
#include <ares.h>

#include <stddef.h>

int step(int n);

int good_channel(int n)
{
    ares_channel p;
    if (ares_init(&p) != 0)
        return -1;
    if (step(n) < 0) {
        ares_destroy(p);
        return -1;
    }
    ares_destroy(p);
    return 0;
}

int bad_channel(int n)
{
    ares_channel p;
    if (ares_init(&p) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    ares_destroy(p);
    return 0;
}

int good_configured(struct ares_options *o, int n)
{
    ares_channel p;
    if (ares_init_options(&p, o, 1) != 0)
        return -1;
    if (step(n) < 0) {
        ares_destroy(p);
        return -1;
    }
    ares_destroy(p);
    return 0;
}

int bad_configured(struct ares_options *o, int n)
{
    ares_channel p;
    if (ares_init_options(&p, o, 1) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    ares_destroy(p);
    return 0;
}

int good_copy(ares_channel c, int n)
{
    ares_channel p;
    if (ares_dup(&p, c) != 0)
        return -1;
    if (step(n) < 0) {
        ares_destroy(p);
        return -1;
    }
    ares_destroy(p);
    return 0;
}

int bad_copy(ares_channel c, int n)
{
    ares_channel p;
    if (ares_dup(&p, c) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    ares_destroy(p);
    return 0;
}

int good_hostent(ares_channel c, int n)
{
    struct hostent *p;
    if (ares_gethostbyname_file(c, "h", AF_INET, &p) != 0)
        return -1;
    if (step(n) < 0) {
        ares_free_hostent(p);
        return -1;
    }
    ares_free_hostent(p);
    return 0;
}

int bad_hostent(ares_channel c, int n)
{
    struct hostent *p;
    if (ares_gethostbyname_file(c, "h", AF_INET, &p) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    ares_free_hostent(p);
    return 0;
}

int good_parsed_hostent(const unsigned char *b, int n)
{
    struct hostent *p;
    if (ares_parse_a_reply(b, 10, &p, NULL, NULL) != 0)
        return -1;
    if (step(n) < 0) {
        ares_free_hostent(p);
        return -1;
    }
    ares_free_hostent(p);
    return 0;
}

int bad_parsed_hostent(const unsigned char *b, int n)
{
    struct hostent *p;
    if (ares_parse_a_reply(b, 10, &p, NULL, NULL) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    ares_free_hostent(p);
    return 0;
}

int good_data(const unsigned char *b, int n)
{
    struct ares_mx_reply *p;
    if (ares_parse_mx_reply(b, 10, &p) != 0)
        return -1;
    if (step(n) < 0) {
        ares_free_data(p);
        return -1;
    }
    ares_free_data(p);
    return 0;
}

int bad_data(const unsigned char *b, int n)
{
    struct ares_mx_reply *p;
    if (ares_parse_mx_reply(b, 10, &p) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    ares_free_data(p);
    return 0;
}

int good_servers(ares_channel c, int n)
{
    struct ares_addr_node *p;
    if (ares_get_servers(c, &p) != 0)
        return -1;
    if (step(n) < 0) {
        ares_free_data(p);
        return -1;
    }
    ares_free_data(p);
    return 0;
}

int bad_servers(ares_channel c, int n)
{
    struct ares_addr_node *p;
    if (ares_get_servers(c, &p) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    ares_free_data(p);
    return 0;
}

int good_string(int n)
{
    unsigned char *p;
    int len;
    if (ares_mkquery("h", 1, 1, 1, 1, &p, &len) != 0)
        return -1;
    if (step(n) < 0) {
        ares_free_string(p);
        return -1;
    }
    ares_free_string(p);
    return 0;
}

int bad_string(int n)
{
    unsigned char *p;
    int len;
    if (ares_mkquery("h", 1, 1, 1, 1, &p, &len) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    ares_free_string(p);
    return 0;
}

int good_options(ares_channel c, int n)
{
    struct ares_options o;
    int mask;
    if (ares_save_options(c, &o, &mask) != 0)
        return -1;
    if (step(n) < 0) {
        ares_destroy_options(&o);
        return -1;
    }
    ares_destroy_options(&o);
    return 0;
}

int bad_options(ares_channel c, int n)
{
    struct ares_options o;
    int mask;
    if (ares_save_options(c, &o, &mask) != 0) /* want "lost-cancel" */
        return -1;
    if (step(n) < 0)
        return -1;
    ares_destroy_options(&o);
    return 0;
}
