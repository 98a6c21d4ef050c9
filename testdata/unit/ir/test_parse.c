/* The parser: what it fills in by itself, and every mistake with its line, column and words. */
#include "ir_fixture.h"

#include <stdio.h>

/* Lines before a function body under test; the body starts at line 10. */
#define HEAD                                                                                                           \
    "record \"struct s\" {\n"                                                                                          \
    "  x \"int\"\n"                                                                                                    \
    "}\n"                                                                                                              \
    "declare @f \"int (int)\" (\"int\")\n"                                                                             \
    "global @g \"struct s\"\n"                                                                                         \
    "func @f {\n"                                                                                                      \
    "  param %a \"int\"\n"                                                                                             \
    "  var %p \"struct s *\"\n"                                                                                        \
    "b0:\n"

static const struct {
    const char *text, *message;
} mistakes[] = {
    /* tokens */
    {"unit \"abc", "1:10: expected '\"' at the end of the string, found end of text"},
    {"unit \"abc\n", "1:10: expected '\"' at the end of the string, found end of line"},
    {"unit \"\\q\"", "1:8: expected one of the escapes \\n \\t \\\" \\\\ \\xHH (not \\x00), found 'q'"},
    {"unit \"\\x00\"", "1:8: expected one of the escapes \\n \\t \\\" \\\\ \\xHH (not \\x00), found 'x'"},
    {"unit \"\\", "1:8: expected one of the escapes \\n \\t \\\" \\\\ \\xHH (not \\x00), found end of text"},
    {"\x01", "1:1: expected text, found '\\x01'"},
    {"file 99999999999999999999", "1:6: expected a number of at most 64 bits, found '99999999999999999999'"},
    /* statements */
    {"unit", "1:5: expected the main file in quotes, found end of text"},
    {"unit x", "1:6: expected the main file in quotes, found 'x'"},
    {"unit \"x\" y", "1:10: expected end of line, found 'y'"},
    {"\n\nhello", "3:1: expected one of 'unit', 'file', 'type', 'record', 'declare', 'global', 'func', found 'hello'"},
    {"file x", "1:6: expected the number of the file, found 'x'"},
    {"file 1 \"x\"", "1:6: expected file number 0, found 1"},
    {"file 0 x", "1:8: expected a path in quotes, found 'x'"},
    {"file 4294967295 \"x\"", "1:6: expected the number of the file, found '4294967295'"},
    /* types */
    {"type x", "1:6: expected the name of a type in quotes, found 'x'"},
    {"type \"x\" foo",
     "1:10: expected a kind of type (void, int, float, ptr, array, record, func, other), found 'foo'"},
    {"type \"x\" int", "1:13: expected the width in bits, found end of text"},
    {"type \"x\" int 256", "1:14: expected a width of at most 255 bits, found a greater one"},
    {"type \"x\" array \"int\"", "1:16: expected the number of elements, found \"int\""},
    {"type \"x\" ptr y", "1:14: expected a type in quotes or '-', found 'y'"},
    {"type \"x\" ptr \"y\"", "1:14: expected a declared type, or one that its name implies, found \"y\""},
    {"type \"x\" ptr \"int\"#2", "1:14: expected a declared type, or one that its name implies, found \"int\"#2"},
    {"type \"x\" ptr \"int [2][3]\"",
     "1:14: expected a declared type, or one that its name implies, found \"int [2][3]\""},
    {"type \"x\" ptr \"int *****************\"",
     "1:14: expected a declared type, or one that its name implies, found \"int *****************\""},
    {"type \"x\" record y", "1:17: expected a record in quotes, found 'y'"},
    {"type \"x\" record \"y\"", "1:17: expected a declared record, found \"y\""},
    {"type \"x\" void\ntype \"x\" void", "2:10: expected '#2', which tells it from others named \"x\", found none"},
    {"type \"x\"#2 void", "1:9: expected '#1', which tells it from others named \"x\", found '#2'"},
    {"type \"x\"#y void", "1:10: expected an ordinal, found 'y'"},
    /* records */
    {"record x", "1:8: expected the name of a record in quotes, found 'x'"},
    {"record \"x\" usr y", "1:16: expected a USR in quotes, found 'y'"},
    {"record \"x\" in y", "1:15: expected a file number, found 'y'"},
    {"record \"x\" in 7:1", "1:15: expected a file declared above, found file 7"},
    {"record \"x\" in 0 1", "1:17: expected ':', found '1'"},
    {"record \"x\" in 0:y", "1:17: expected a line number, found 'y'"},
    {"record \"x\" { y", "1:14: expected end of line, found 'y'"},
    {"record \"x\" {\n  12", "2:3: expected a field or '}', found '12'"},
    {"record \"x\" {\n  y 1", "2:5: expected a type in quotes, found '1'"},
    {"record \"x\" {\n  y \"int\"", "2:10: expected a field or '}', found end of text"},
    /* symbols */
    {"declare f", "1:9: expected '@', found 'f'"},
    {"declare @1", "1:10: expected the name of a symbol, found '1'"},
    {"declare @f", "1:11: expected a type in quotes, found end of text"},
    {"declare @f \"int (void)\" (1", "1:26: expected a type in quotes, found '1'"},
    {"declare @f \"int (void)\" (\"int\"", "1:31: expected ')', found end of text"},
    {"declare @f \"int (void)\" annotate x", "1:34: expected an annotation in quotes, found 'x'"},
    {"declare @f \"int (void)\"\nglobal @f \"int\"",
     "2:11: expected '#2', which tells it from others named \"f\", found none"},
    /* functions */
    {"func f", "1:6: expected '@', found 'f'"},
    {"func @f", "1:6: expected a symbol declared above with 'declare' or 'global', found '@f'"},
    {"func @f#2", "1:6: expected a symbol declared above with 'declare' or 'global', found '@f#2'"},
    {"func init", "1:10: expected '{', found end of text"},
    {"func init {}", "1:12: expected end of line, found '}'"},
    {"func init {\n}", "2:1: expected a variable or 'b0:', found '}'"},
    {"func init {\nb0:\n  ret\ntype \"int\" int 32\n}", "4:1: expected 'b1:' or '}', found 'type'"},
    {"func init {\nb0:\n  ret\n}\ntype \"int\" int 32",
     "1:1: expected all types and records before the first function, found 'func'"},
    {"func init at x", "1:14: expected a position (line:column or file:line:column), found 'x'"},
    {"func init at 1", "1:15: expected ':', found end of text"},
    {"func init at 1:x", "1:16: expected a line number, found 'x'"},
    {"func init at 0:1:x", "1:18: expected a column number, found 'x'"},
    {"func init at 3:1:1", "1:14: expected a file declared above, found file 3"},
    {"func init at 1:1 from", "1:22: expected a position (line:column or file:line:column), found end of text"},
    {"func init {\n  var x", "2:7: expected '%', found 'x'"},
    {"func init {\n  var %3 \"int\"", "2:8: expected the name of a variable, or its number 0, found '3'"},
    {"func init {\n  var %, \"int\"", "2:8: expected the name of a variable, or its number 0, found ','"},
    {"func init {\n  var %x int", "2:10: expected a type in quotes, found 'int'"},
    {"func init {\n  var %x \"int\"\n  param %y \"int\"",
     "3:3: expected parameters before other variables, found 'param'"},
    {"func init {\n  var %x \"int\"\n  var %x \"int\"",
     "3:10: expected '#2', which tells it from others named \"x\", found none"},
    {"func init {\nb1:", "2:1: expected a variable or 'b0:', found 'b1'"},
    {"func init {\nb0", "2:3: expected ':', found end of text"},
    {"func init {\nb0: ret", "2:5: expected end of line, found 'ret'"},
    /* blocks: line 10 on */
    {HEAD "}", "10:1: expected an instruction or a terminator (goto, br, switch, ret, unreachable, igoto), found '}'"},
    {HEAD "b1:",
     "10:1: expected an instruction or a terminator (goto, br, switch, ret, unreachable, igoto), found 'b1'"},
    {HEAD "  ret\nb2:", "11:1: expected 'b1:' or '}', found 'b2'"},
    {HEAD "  ret\n  ret", "11:3: expected 'b1:' or '}', found 'ret'"},
    {HEAD "  ret", "10:6: expected 'b1:' or '}', found end of text"},
    {HEAD "  goto", "10:7: expected a block (b0, b1, ...), found end of text"},
    {HEAD "  goto b1\n}", "10:8: expected a block of this function, found 'b1'"},
    {HEAD "  goto b99999999999\n}", "10:8: expected a block (b0, b1, ...), found 'b99999999999'"},
    {HEAD "  br %a", "10:6: expected the kind of branch (if, loop, cond, switch, other), found '%'"},
    {HEAD "  br if %a", "10:11: expected 'then', found end of text"},
    {HEAD "  br if %a then b0", "10:19: expected 'else', found end of text"},
    {HEAD "  br if then b0",
     "10:9: expected an operand (place, &place, @function, number, \"string\", null, float, ?), found 'then'"},
    {HEAD "  switch %a", "10:12: expected 'default', found end of text"},
    {HEAD "  switch %a default b0\n  case x", "11:8: expected the value of the case, found 'x'"},
    {HEAD "  switch %a default b0\n  case 1..x", "11:11: expected the end of the range, found 'x'"},
    {HEAD "  switch %a default b0\n  case 1 b0", "11:10: expected 'goto', found 'b0'"},
    {HEAD "  switch %a default b0\n  case 9223372036854775808 goto b0",
     "11:8: expected the value of the case, found '9223372036854775808'"},
    {HEAD "  igoto %a to x", "10:15: expected a block (b0, b1, ...), found 'x'"},
    {HEAD "  ret 1 2", "10:9: expected end of line, found '2'"},
    /* instructions, places, operands */
    {HEAD "  %b = 1", "10:3: expected a variable of this function, found '%b'"},
    {HEAD "  %a#2 = 1", "10:3: expected a variable of this function, found '%a#2'"},
    {HEAD "  %9 = 1", "10:3: expected a variable of this function, found '%9'"},
    {HEAD "  % = 1", "10:5: expected the name or number of a variable, found '='"},
    {HEAD "  * = 1", "10:5: expected a place (%variable or @global), found '='"},
    {HEAD "  @f = 1", "10:3: expected a global variable, found a function"},
    {HEAD "  @h = 1", "10:3: expected a symbol declared above with 'declare' or 'global', found '@h'"},
    {HEAD "  %a 1", "10:6: expected '=', found '1'"},
    {HEAD "  %a =",
     "10:7: expected an operand (place, &place, @function, number, \"string\", null, float, ?), found end of text"},
    {HEAD "  %a.x = 1", "10:6: expected '{\"record\"}' before the field of something that is no record, found 'x'"},
    {HEAD "  %p->y = 1", "10:7: expected a field of \"struct s\", found 'y'"},
    {HEAD "  %p->#1 = 1", "10:7: expected the number of a field, found one beyond the record's end"},
    {HEAD "  %p->#x = 1", "10:8: expected the number of a field, found 'x'"},
    {HEAD "  %p->{\"struct t\"}x = 1", "10:8: expected a declared record, found \"struct t\""},
    {HEAD "  %p->{\"struct s\"x = 1", "10:18: expected '}', found 'x'"},
    {HEAD "  %a[x] = 1", "10:6: expected an index (a number, a variable or '?'), found 'x'"},
    {HEAD "  %a[1 = 1", "10:8: expected ']', found '='"},
    {HEAD "  *%a = 1", "10:7: expected ':' and the type of the place, which does not follow, found '='"},
    {HEAD "  %a = 9223372036854775808",
     "10:8: expected a number of at most 64 bits with sign, found '9223372036854775808'"},
    {HEAD "  %a = -(1", "10:11: expected ')', found end of text"},
    {HEAD "  %a = 1 +",
     "10:11: expected an operand (place, &place, @function, number, \"string\", null, float, ?), found end of text"},
    {HEAD "  %a = 1 + 2 + 3", "10:14: expected end of line, found '+'"},
    {HEAD "  %a = cast %a", "10:13: expected a type in quotes, found '%'"},
    {HEAD "  call @f", "10:10: expected '(', found end of text"},
    {HEAD "  call @f(1", "10:12: expected ')', found end of text"},
    {HEAD "  call @f(1 2)", "10:13: expected ')', found '2'"},
    {HEAD "  call %a()", "10:12: expected ':' and the type of the result, which does not follow, found end of text"},
    {HEAD "  live 3", "10:8: expected '%', found '3'"},
    {HEAD "  asm", "10:6: expected '(', found end of text"},
    {HEAD "  %a = 1 foo", "10:10: expected end of line, found 'foo'"},
};

static void test_every_mistake(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct err e = {0};
        struct ir_unit *u = ir_parse(mistakes[i].text, strlen(mistakes[i].text), "t.ir", &e);
        if (u) fail_msg("parsed: %s", mistakes[i].text);
        char want[256];
        snprintf(want, sizeof want, "t.ir:%s", mistakes[i].message);
        assert_string_equal(e.msg, want);
        assert_null(ir_parse(mistakes[i].text, strlen(mistakes[i].text), "t.ir", NULL));
    }
}

/* Parsed units are verified ones. */
static void test_verifier_has_the_last_word(void **state)
{
    (void)state;
    struct err e;
    const char *text = "record \"struct s\" {\n  x \"struct s\"\n}";
    assert_null(ir_parse(text, strlen(text), "t.ir", &e));
    assert_string_equal(e.msg, "t.ir: invalid IR: unit: record \"struct s\" contains itself");
}

static void test_defaults(void **state)
{
    (void)state;
    const char *text = HEAD "  %a = call @f(1) at 3:4\n  %p = &@g\n  asm(&%a)\n  ret &%p\n}\n";
    struct ir_unit *u = parse_good(text, strlen(text), "dir/t.ir");
    assert_string_equal(u->main_file, "dir/t.ir");
    assert_int_equal(u->n_files, 1); /* file 0 is the main file when no files are declared */
    assert_string_equal(u->files[0], "dir/t.ir");
    assert_string_equal(u->syms[0].usr, "c:@F@f");
    assert_string_equal(u->syms[1].usr, "c:@g");
    assert_string_equal(u->records[0].usr, "c:@S@s");
    assert_true(u->syms[0].flags & IR_SYM_DEFINED);
    assert_true(u->funcs[0]->vars[0].addr_taken);
    assert_true(u->funcs[0]->vars[1].addr_taken);
    const struct ir_instr *call = &u->funcs[0]->blocks[0].instrs[0];
    assert_string_equal(u->types[call->type].name, "int");
    assert_int_equal(u->positions[call->pos].line, 3);
    assert_int_equal(u->positions[call->pos].spell_col, 4);
    assert_round_trips(u);
    ir_unit_free(u);
}

static void test_implied_types(void **state)
{
    (void)state;
    const char *text = "record \"union u\" union\n"
                       "global @a \"const union u *[7]\"\n"
                       "global @b \"int (*)(void)\"\n"
                       "global @c \"unsigned long (*)[3]\"\n"
                       "global @d \"enum color\"\n"
                       "global @e \"double\"\n"
                       "global @f \"int []\"\n"
                       "global @g \"volatile int\"\n"
                       "declare @h \"struct _x *(int (*)(void))\"\n"
                       "record \"struct _x\" incomplete\n";
    struct ir_unit *u = parse_good(text, strlen(text), "t.ir");
    const struct ir_type *t = u->types;
    const struct ir_type *a = &t[u->syms[0].type], *b = &t[u->syms[1].type], *c = &t[u->syms[2].type];
    assert_int_equal(a->kind, IR_T_ARRAY);
    assert_int_equal(a->count, 7);
    assert_int_equal(t[a->elem].kind, IR_T_PTR);
    assert_int_equal(t[t[a->elem].elem].kind, IR_T_RECORD);
    assert_string_equal(t[t[a->elem].elem].name, "const union u");
    assert_int_equal(b->kind, IR_T_PTR);
    assert_int_equal(t[b->elem].kind, IR_T_FUNC);
    assert_string_equal(t[b->elem].name, "int (void)");
    assert_int_equal(c->kind, IR_T_PTR);
    assert_int_equal(t[c->elem].count, 3);
    assert_int_equal(t[t[c->elem].elem].bits, 64);
    assert_int_equal(t[u->syms[3].type].kind, IR_T_INT);
    assert_int_equal(t[u->syms[4].type].kind, IR_T_FLOAT);
    assert_int_equal(t[u->syms[5].type].count, 0);
    assert_int_equal(t[u->syms[6].type].kind, IR_T_INT);
    assert_int_equal(t[u->syms[7].type].kind, IR_T_FUNC);
    assert_int_equal(t[t[u->syms[7].type].elem].kind, IR_T_PTR);
    assert_round_trips(u);
    ir_unit_free(u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_mistake),
        cmocka_unit_test(test_verifier_has_the_last_word),
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_implied_types),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
