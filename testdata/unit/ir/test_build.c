/* Building: interning gives equal indexes for equal entries, also after unpacking; instructions are made canonical. */
#include "ir_fixture.h"

#include <stdio.h>

static void test_interning(void **state)
{
    (void)state;
    struct ir_unit *u = ir_unit_new("main.c");
    char name[32];
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < 3000; i++) {
            snprintf(name, sizeof name, "f%u", i);
            assert_int_equal(ir_file(u, name), i);
            assert_int_equal(ir_pos(u, (struct ir_pos){i, i + 1, 2, i, i + 1, 2}), i + 1);
            assert_int_equal(ir_type(u, (struct ir_type){.kind = IR_T_INT, .name = name, .bits = 32}), i);
        }
    }
    assert_int_equal(ir_pos(u, (struct ir_pos){IR_NONE, 0, 0, IR_NONE, 0, 0}), 0);
    /* What means nothing for the kind makes no difference; what does, does. */
    struct ir_type t = {.kind = IR_T_INT, .name = "f7", .bits = 32, .elem = 5, .record = 6, .count = 7};
    assert_int_equal(ir_type(u, t), 7);
    t.bits = 16;
    assert_int_equal(ir_type(u, t), 3000);
    t.kind = IR_T_PTR;
    assert_int_equal(ir_type(u, t), 3001);
    assert_int_equal(u->types[3001].elem, 5);
    assert_int_equal(u->types[3001].record, IR_NONE);
    assert_int_equal(u->types[3001].bits, 0);
    ir_unit_free(u);
    ir_unit_free(NULL);
}

static void test_places(void **state)
{
    (void)state;
    struct ir_unit *u = ir_unit_new("main.c");
    uint32_t type = ir_type(u, (struct ir_type){.kind = IR_T_INT, .name = "int", .bits = 32});
    struct ir_func *f = ir_func_new(u, IR_NONE);
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < 2000; i++) {
            struct ir_proj projs[] = {
                {.kind = IR_PROJ_DEREF, .a = i, .v = i}, /* means nothing there */
                {.kind = IR_PROJ_INDEX, .a = IR_INDEX_CONST, .b = i, .v = i},
            };
            struct ir_place p = {.index = 3, .projs = projs, .n_projs = 2, .type = type};
            assert_int_equal(ir_place(u, f, p), i);
        }
    }
    struct ir_proj lengthy[100] = {{.kind = IR_PROJ_DEREF}};
    struct ir_place p = {.index = 3, .projs = lengthy, .n_projs = 100, .type = type};
    assert_int_equal(ir_place(u, f, p), 2000);
    assert_int_equal(ir_place(u, f, p), 2000);
    lengthy[99].a = 9; /* copied, so the unit does not change */
    assert_int_equal(f->places[2000].projs[99].a, 0);
    p.n_projs = 0;
    assert_int_equal(ir_place(u, f, p), 2001);
    p.base = IR_BASE_GLOBAL;
    assert_int_equal(ir_place(u, f, p), 2002);
    ir_unit_free(u);
}

static void test_emit(void **state)
{
    (void)state;
    struct ir_unit *u = ir_unit_new("main.c");
    uint32_t type = ir_type(u, (struct ir_type){.kind = IR_T_INT, .name = "int", .bits = 32});
    struct ir_func *f = ir_func_new(u, IR_NONE);
    f->is_init = true;
    for (int i = 0; i < 3; i++) ir_var_new(u, f, (struct ir_var){.kind = IR_VAR_TEMP, .type = type});
    assert_string_equal(f->vars[0].name, "");
    uint32_t v0 = ir_place(u, f, (struct ir_place){.index = 0, .type = type});
    struct ir_proj deref = {.kind = IR_PROJ_DEREF};
    uint32_t in_v1 = ir_place(u, f, (struct ir_place){.index = 1, .projs = &deref, .n_projs = 1, .type = type});

    struct ir_opnd args[] = {{.kind = IR_O_ADDR, .index = v0}, {.kind = IR_O_ADDR, .index = in_v1}, ir_int(3)};
    struct ir_instr *i =
        ir_emit(u, f, 0, (struct ir_instr){.op = IR_ASM, .dst = 0, .type = 0, .args = args, .n_args = 3});
    args[2].v = 4;
    assert_int_equal(i->args[2].v, 3);
    assert_int_equal(i->dst, IR_NONE);
    assert_int_equal(i->type, IR_NONE);
    assert_true(f->vars[0].addr_taken);
    assert_false(f->vars[1].addr_taken); /* the address of what it points to is not its own */
    i = ir_emit(u, f, 0, (struct ir_instr){.op = IR_LIVE, .a = {.index = 2}, .args = args, .n_args = 3});
    assert_int_equal(i->dst, IR_NONE);
    assert_int_equal(i->n_args, 0);

    struct err e;
    assert_int_equal(ir_verify(u, &e), -1);
    assert_string_equal(e.msg, "invalid IR: function init, block b0, terminator: the block is not terminated");
    f->blocks[0].term = (struct ir_term){.kind = IR_RET, .text = ""};
    assert_int_equal(ir_verify(u, &e), 0);
    assert_round_trips(u);
    ir_unit_free(u);
}

/* A unit that was unpacked can be built on. */
static void test_building_on(void **state)
{
    (void)state;
    struct arena a = {0};
    size_t len;
    char *text = read_sample(&a, "testdata/ir/everything.ir", &len);
    struct ir_unit *u = parse_good(text, len, "everything.ir");
    struct bytes_writer w = {0};
    struct err e;
    ir_pack(&w, u);
    struct ir_unit *v = ir_unpack(w.data, w.len, &e);
    assert_non_null(v);
    for (uint32_t i = 0; i < u->n_files; i++) assert_int_equal(ir_file(v, u->files[i]), i);
    for (uint32_t i = 0; i < u->n_types; i++) assert_int_equal(ir_type(v, u->types[i]), i);
    for (uint32_t i = 0; i < u->n_positions; i++) assert_int_equal(ir_pos(v, u->positions[i]), i);
    for (uint32_t i = 0; i < u->funcs[0]->n_places; i++) {
        assert_int_equal(ir_place(v, v->funcs[0], u->funcs[0]->places[i]), i);
    }
    assert_units_equal(u, v);
    assert_int_equal(ir_file(v, "another"), u->n_files);
    uint32_t b = ir_block_new(v, v->funcs[0]);
    ir_emit(v, v->funcs[0], b, (struct ir_instr){.op = IR_LIVE});
    v->funcs[0]->blocks[b].term.kind = IR_RET;
    assert_int_equal(ir_verify(v, &e), 0);
    assert_round_trips(v);
    bytes_writer_release(&w);
    ir_unit_free(u);
    ir_unit_free(v);
    arena_release(&a);
}

static void test_op_texts(void **state)
{
    (void)state;
    assert_string_equal(ir_op_text(IR_CALL), "call");
    assert_string_equal(ir_bin_text(IR_B_PTRADD), "p+");
    assert_string_equal(ir_un_text(IR_U_NOT), "!");
    assert_string_equal(ir_op_text(IR_N_OPS), "?");
    assert_string_equal(ir_bin_text(IR_N_BINS), "?");
    assert_string_equal(ir_un_text(IR_N_UNS), "?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_interning),   cmocka_unit_test(test_places),   cmocka_unit_test(test_emit),
        cmocka_unit_test(test_building_on), cmocka_unit_test(test_op_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
