/* The verifier: a good unit is broken in one way at a time, and each way is named. */
#include "ir_fixture.h"

static const char good[] = "record \"struct s\" {\n"
                           "  x \"int\"\n"
                           "}\n"
                           "declare @f \"int (int)\" (\"int\")\n"
                           "declare @g \"int (int)\" (\"int\") annotate \"a\"\n"
                           "global @v \"struct s\"\n"
                           "func @f at 1:1 end 9:1 {\n"
                           "  param %a \"int\"\n"
                           "  var %i \"int\"\n"
                           "  var %p \"struct s *\"\n"
                           "b0:\n"
                           "  live %i\n"
                           "  %i = %a + 1\n"
                           "  %i = -(%a)\n"
                           "  %p->x = cast \"int\" %a\n"
                           "  %i = call @g(%i)\n"
                           "  @v.x = zero\n"
                           "  %a = %p->[%i].x\n"
                           "  br if %i then b1 else b2 \"i\"\n"
                           "b1:\n"
                           "  switch %i default b2 \"i\"\n"
                           "    case 1 goto b2 \"case 1\"\n"
                           "b2:\n"
                           "  ret \"text\"\n"
                           "}\n";

static struct ir_unit *u;
static struct ir_func *f;

static int setup(void **state)
{
    (void)state;
    u = parse_good(good, strlen(good), "good.ir");
    f = u->funcs[0];
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    ir_unit_free(u);
    return 0;
}

/* Changes `lvalue`, expects the complaint, changes it back. */
#define BREAK(lvalue, value, complaint)                                                                                \
    do {                                                                                                               \
        __typeof__(lvalue) kept = (lvalue);                                                                            \
        struct err e = {0};                                                                                            \
        (lvalue) = (value);                                                                                            \
        assert_int_equal(ir_verify(u, &e), -1);                                                                        \
        assert_string_equal(e.msg, "invalid IR: " complaint);                                                          \
        (lvalue) = kept;                                                                                               \
        assert_int_equal(ir_verify(u, &e), 0);                                                                         \
    } while (0)

static uint32_t type_named(const char *name)
{
    uint32_t i = 0;
    while (strcmp(u->types[i].name, name) != 0) i++;
    return i;
}

static void test_unit_tables(void **state)
{
    (void)state;
    uint32_t an_int = type_named("int"), ptr = type_named("struct s *"), rec = type_named("struct s");
    BREAK(u->main_file, NULL, "unit: name of the main file is missing");
    BREAK(u->files[0], NULL, "unit: path of a file is missing");
    BREAK(u->positions[0].file, 0, "unit: position 0 is somewhere");
    BREAK(u->n_positions, 0, "unit: position 0 is somewhere");
    BREAK(u->positions[1].file, 1, "unit: position: file 1 of 1");
    BREAK(u->positions[1].spell_file, 9, "unit: spelling position: file 9 of 1");
    BREAK(u->types[an_int].name, NULL, "unit: name of a type is missing");
    BREAK(u->types[an_int].kind, 77, "unit: type \"int\" of kind 77");
    BREAK(u->types[ptr].elem, 99, "unit: struct s *: type 99 of 4");
    BREAK(u->types[ptr].elem, ptr, "unit: type \"struct s *\" contains itself");
    BREAK(u->types[rec].record, 1, "unit: type \"struct s\" with record 1 of 1");
    BREAK(u->types[an_int].record, 0, "unit: type \"int\" with record 0 of 1");
    BREAK(u->records[0].name, NULL, "unit: name of a record is missing");
    BREAK(u->records[0].usr, NULL, "unit: USR of a record is missing");
    BREAK(u->records[0].file, 3, "unit: struct s: file 3 of 1");
    BREAK(u->records[0].complete, false, "unit: record \"struct s\" is incomplete and has fields");
    BREAK(u->records[0].fields[0].name, NULL, "unit: name of a field is missing");
    BREAK(u->records[0].fields[0].type, IR_NONE, "unit: struct s: type 4294967295 of 4");
    BREAK(u->records[0].fields[0].type, rec, "unit: record \"struct s\" contains itself");
    BREAK(u->syms[0].name, NULL, "unit: name of a symbol is missing");
    BREAK(u->syms[0].usr, NULL, "unit: USR of a symbol is missing");
    BREAK(u->syms[0].kind, 5, "unit: symbol f of kind 5");
    BREAK(u->syms[0].flags, 1u << 30, "unit: symbol f has unknown flags");
    BREAK(u->syms[0].type, 50, "unit: f: type 50 of 4");
    BREAK(u->syms[0].type, an_int, "unit: function f has no function type");
    BREAK(u->syms[0].file, 50, "unit: f: file 50 of 1");
    BREAK(u->syms[0].params[0], 50, "unit: f: type 50 of 4");
    BREAK(u->syms[1].annotations[0].text, NULL, "unit: annotation is missing");
}

static void test_function_heads(void **state)
{
    (void)state;
    BREAK(f->sym, 9, "function ?: symbol 9 is not the function's");
    BREAK(f->sym, 2, "function v: symbol 2 is not the function's");
    BREAK(f->is_init, true, "function init: symbol 0 is not the function's");
    BREAK(u->syms[0].flags, 0, "function f: its symbol is not marked as defined");
    BREAK(f->pos, 99, "function f: position 99 of 3");
    BREAK(f->end, 99, "function f: position 99 of 3");
    BREAK(f->n_blocks, 0, "function f: no blocks");
    BREAK(f->n_params, 9, "function f: 9 parameters, 3 variables");
    BREAK(f->n_params, 0, "function f: variable 0 \"a\" is on the wrong side of the parameters");
    BREAK(f->n_params, 2, "function f: variable 1 \"i\" is on the wrong side of the parameters");
    BREAK(f->vars[1].name, NULL, "function f: name of a variable is missing");
    BREAK(f->vars[1].kind, 9, "function f: variable 1 of kind 9");
    BREAK(f->vars[1].type, 9, "function f: variable: type 9 of 4");
    BREAK(f->vars[1].pos, 9, "function f: position 9 of 3");
}

static uint32_t place_with(enum ir_proj_kind kind)
{
    for (uint32_t i = 0; i < f->n_places; i++) {
        for (uint32_t k = 0; k < f->places[i].n_projs; k++) {
            if (f->places[i].projs[k].kind == kind) return i;
        }
    }
    return IR_NONE;
}

static void test_places(void **state)
{
    (void)state;
    uint32_t field = place_with(IR_PROJ_FIELD), index = place_with(IR_PROJ_INDEX);
    assert_int_equal(f->places[field].n_projs, 2);
    BREAK(f->places[0].index, 9, "function f: place of variable 9 of 3");
    BREAK(f->places[0].base, 9, "function f: place 0 has an unknown base");
    BREAK(f->places[0].base, IR_BASE_GLOBAL, "function f: place 0 of symbol 1, which is no global");
    BREAK(f->places[0].type, IR_NONE, "function f: place: type 4294967295 of 4");
    BREAK(f->places[field].projs[1].a, 1, "function f: place 2: field 0 of record 1 does not exist");
    BREAK(f->places[field].projs[1].b, 1, "function f: place 2: field 1 of record 0 does not exist");
    BREAK(f->places[field].projs[1].kind, 7, "function f: place 2: unknown projection");
    BREAK(f->places[index].projs[1].a, 7, "function f: place 4: unknown projection");
    BREAK(f->places[index].projs[1].b, 7, "function f: index variable 7 of 3");
}

static void test_instructions(void **state)
{
    (void)state;
    struct ir_instr *i = f->blocks[0].instrs;
    assert_int_equal(i[4].op, IR_CALL);
#define AT(n) "function f, block b0, instruction " #n ": "
    BREAK(i[0].op, 99, AT(0) "unknown operation 99");
    BREAK(i[0].pos, 99, AT(0) "position 99 of 3");
    BREAK(i[0].flags, 99, AT(0) "unknown flags");
    BREAK(i[0].a.index, 99, AT(0) "variable 99 of 3");
    BREAK(i[1].dst, IR_NONE, AT(1) "bin without destination");
    BREAK(i[1].dst, 99, AT(1) "place 99 of 5");
    BREAK(i[1].sub, 99, AT(1) "unknown binary operator 99");
    BREAK(i[1].a.kind, IR_O_NONE, AT(1) "operand is missing");
    BREAK(i[1].a.kind, 50, AT(1) "operand of unknown kind 50");
    BREAK(i[1].a.kind, IR_O_ADDR, AT(1) "address of variable \"a\", which is not marked as address-taken");
    BREAK(i[1].a.index, 50, AT(1) "place 50 of 5");
    BREAK(i[1].b.kind, IR_O_NONE, AT(1) "second operand is missing");
    BREAK(i[2].sub, 99, AT(2) "unknown unary operator 99");
    BREAK(i[3].type, 99, AT(3) "cast: type 99 of 4");
    BREAK(i[4].type, IR_NONE, AT(4) "call: type 4294967295 of 4");
    BREAK(i[4].a.index, 2, AT(4) "callee: symbol 2 is no function");
    BREAK(i[4].a.kind, IR_O_NONE, AT(4) "callee is missing");
    BREAK(i[4].dst, 99, AT(4) "place 99 of 5");
    BREAK(i[4].args[0].kind, IR_O_NONE, AT(4) "argument is missing");
    BREAK(i[4].args[0].kind, IR_O_STR, AT(4) "text of a string is missing");
    BREAK(i[5].dst, IR_NONE, AT(5) "zero without destination");
#undef AT
}

static void test_terminators(void **state)
{
    (void)state;
    struct ir_term *br = &f->blocks[0].term, *sw = &f->blocks[1].term, *ret = &f->blocks[2].term;
#define AT(n) "function f, block b" #n ", terminator: "
    BREAK(*br, (struct ir_term){0}, AT(0) "the block is not terminated");
    BREAK(br->kind, 9, AT(0) "unknown kind 9");
    BREAK(br->branch, 9, AT(0) "unknown kind of branch 9");
    BREAK(br->pos, 9, AT(0) "position 9 of 3");
    BREAK(br->n_targets, 1, AT(0) "br with 1 targets");
    BREAK(br->kind, IR_GOTO, AT(0) "goto with 2 targets");
    BREAK(br->kind, IR_UNREACHABLE, AT(0) "unreachable with 2 targets");
    BREAK(br->targets[1], 3, AT(0) "target 3 of 3");
    BREAK(br->opnd.kind, IR_O_NONE, AT(0) "operand is missing");
    BREAK(br->text, NULL, AT(0) "text of the condition is missing");
    BREAK(sw->kind, IR_GOTO, AT(1) "goto with cases");
    BREAK(sw->cases[0].target, 3, AT(1) "target 3 of 3");
    BREAK(sw->cases[0].text, NULL, AT(1) "text of a case is missing");
    BREAK(sw->cases[0].pos, 3, AT(1) "position 3 of 3");
    BREAK(sw->n_targets, 0, AT(1) "switch with 0 targets");
    BREAK(ret->opnd.str, NULL, AT(2) "text of a string is missing");
    BREAK(ret->n_targets, 1, AT(2) "ret with 1 targets");
#undef AT
}

int main(void)
{
#define FRESH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
    const struct CMUnitTest tests[] = {
        FRESH(test_unit_tables),  FRESH(test_function_heads), FRESH(test_places),
        FRESH(test_instructions), FRESH(test_terminators),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
