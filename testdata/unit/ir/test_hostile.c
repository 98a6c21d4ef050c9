/* Bytes and text from elsewhere: cut anywhere, flipped anywhere, nothing may crash; what is accepted is a good unit. */
#include "ir_fixture.h"

#include <stdlib.h>

struct sample {
    struct arena arena;
    char *text;
    size_t len;
    struct bytes_writer packed;
};

static int setup(void **state)
{
    static struct sample s;
    s.text = read_sample(&s.arena, "testdata/ir/everything.ir", &s.len);
    struct ir_unit *u = parse_good(s.text, s.len, "everything.ir");
    ir_pack(&s.packed, u);
    ir_unit_free(u);
    *state = &s;
    return 0;
}

static int teardown(void **state)
{
    struct sample *s = *state;
    bytes_writer_release(&s->packed);
    arena_release(&s->arena);
    return 0;
}

/* A copy of exact size, so that ASan sees every read behind it. */
static uint8_t *exact_copy(const void *p, size_t len)
{
    uint8_t *copy = malloc(len ? len : 1);
    assert_non_null(copy);
    if (len) memcpy(copy, p, len);
    return copy;
}

/* Unpacks; what comes out must be as good as any unit. Gives whether something came out. */
static bool try_unpack(const uint8_t *data, size_t len)
{
    struct err e = {0};
    struct ir_unit *u = ir_unpack(data, len, &e);
    if (!u) {
        assert_true(e.msg[0]);
        return false;
    }
    assert_int_equal(ir_verify(u, &e), 0);
    struct bytes_writer w = {0};
    struct strbuf b = {0};
    ir_pack(&w, u);
    ir_print_unit(&b, u);
    struct ir_unit *again = ir_unpack(w.data, w.len, &e);
    if (!again) fail_msg("%s", e.msg);
    assert_units_equal(u, again);
    ir_unit_free(again);
    ir_unit_free(u);
    strbuf_release(&b);
    bytes_writer_release(&w);
    return true;
}

static void test_cut_bytes(void **state)
{
    struct sample *s = *state;
    for (size_t len = 0; len < s->packed.len; len++) {
        uint8_t *cut = exact_copy(s->packed.data, len);
        assert_false(try_unpack(cut, len));
        free(cut);
    }
    assert_true(try_unpack(s->packed.data, s->packed.len));
}

static void test_every_flipped_bit(void **state)
{
    struct sample *s = *state;
    uint8_t *copy = exact_copy(s->packed.data, s->packed.len);
    for (size_t i = 0; i < s->packed.len * 8; i++) {
        copy[i / 8] ^= (uint8_t)(1u << i % 8);
        try_unpack(copy, s->packed.len);
        copy[i / 8] ^= (uint8_t)(1u << i % 8);
    }
    free(copy);
}

static void test_noise_in_bytes(void **state)
{
    struct sample *s = *state;
    uint64_t seed = 1;
    for (int round = 0; round < 4000; round++) {
        uint8_t *copy = exact_copy(s->packed.data, s->packed.len);
        for (uint64_t n = noise(&seed) % 8 + 1; n; n--) {
            copy[noise(&seed) % s->packed.len] = (uint8_t)(noise(&seed) % 4 ? noise(&seed) : 0xff);
        }
        try_unpack(copy, s->packed.len);
        free(copy);
    }
}

static void test_foreign_bytes(void **state)
{
    struct sample *s = *state;
    struct err e;
    assert_null(ir_unpack("hello", 5, &e));
    assert_string_equal(e.msg, "packed IR: these bytes are something else");
    assert_null(ir_unpack(NULL, 0, &e));
    assert_null(ir_unpack("CCIR\x63", 5, &e));
    assert_string_equal(e.msg, "packed IR of version 99, this program reads version 2");
    uint8_t *longer = exact_copy(s->packed.data, s->packed.len);
    longer = realloc(longer, s->packed.len + 1);
    assert_non_null(longer);
    longer[s->packed.len] = 0;
    assert_null(ir_unpack(longer, s->packed.len + 1, &e));
    assert_string_equal(e.msg, "packed IR: the bytes are damaged");
    free(longer);
}

/* Gives whether the text was good; then the unit must come back from its print. */
static bool try_parse(const char *text, size_t len)
{
    struct err e = {0};
    struct ir_unit *u = ir_parse(text, len, "t.ir", &e);
    if (u)
        assert_round_trips(u);
    else
        assert_memory_equal(e.msg, "t.ir:", 5);
    ir_unit_free(u);
    return u;
}

static void test_cut_text(void **state)
{
    struct sample *s = *state;
    for (size_t len = 0; len < s->len; len += 3) {
        char *cut = (char *)exact_copy(s->text, len);
        try_parse(cut, len);
        free(cut);
    }
}

static void test_noise_in_text(void **state)
{
    struct sample *s = *state;
    static const char interesting[] = "{}()[].,:#*&%@?\"\\-><=+0129abx \n/\x01\xff";
    uint64_t seed = 2;
    for (int round = 0; round < 2000; round++) {
        char *copy = (char *)exact_copy(s->text, s->len);
        for (uint64_t n = noise(&seed) % 3 + 1; n; n--) {
            copy[noise(&seed) % s->len] = interesting[noise(&seed) % (sizeof interesting - 1)];
        }
        try_parse(copy, s->len);
        free(copy);
    }
}

/* Depth: what nests as deep as the text is long must neither recurse nor take forever. */
static void test_deep_nesting(void **state)
{
    (void)state;
    enum { DEPTH = 50000 };
    struct strbuf b = {0};
    strbuf_puts(&b, "type \"t0\" int 32\n");
    for (int i = 1; i < DEPTH; i++) strbuf_addf(&b, "type \"t%d\" ptr \"t%d\"\n", i, i - 1);
    for (int i = 1; i < DEPTH; i++) strbuf_addf(&b, "type \"struct r%d\" record \"struct r%d\"\n", i, i);
    for (int i = 1; i < DEPTH; i++) {
        strbuf_addf(&b, "record \"struct r%d\" {\n  in \"%s%d\"\n}\n", i, i + 1 < DEPTH ? "struct r" : "t",
                    i + 1 < DEPTH ? i + 1 : 0);
    }
    strbuf_addf(&b, "global @g \"t%d\"\nfunc init {\nb0:\n  ", DEPTH - 1);
    for (int i = 1; i < DEPTH; i++) strbuf_putc(&b, '*');
    strbuf_puts(&b, "@g = 1\n  ret\n}\n");
    assert_true(try_parse(b.s, b.len));
    strbuf_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cut_bytes),      cmocka_unit_test(test_every_flipped_bit),
        cmocka_unit_test(test_noise_in_bytes), cmocka_unit_test(test_foreign_bytes),
        cmocka_unit_test(test_cut_text),       cmocka_unit_test(test_noise_in_text),
        cmocka_unit_test(test_deep_nesting),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
