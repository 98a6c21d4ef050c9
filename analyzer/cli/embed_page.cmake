# cmake -DOUT=file.c -DPAGE=sql.md -P embed_page.cmake: the page as `const char cli_sql_page[]`.
file(READ ${PAGE} hex HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
file(WRITE ${OUT} "/* Made by embed_page.cmake from docs/sql.md. */
extern const char cli_sql_page[];
const char cli_sql_page[] = {${bytes}0x00};
")
