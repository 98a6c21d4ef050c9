# cmake -DOUT=file.c -DPAGES=a.md;b.md -P embed_help.cmake: each page as `const char check_help_<c_name>[]`.
# Bytes, not a string literal: nothing in a page needs escaping, and no compiler limit on literals applies.
set(text "/* Made by embed_help.cmake from the pages in docs/checks. */\n#include \"checks/check_util.h\"\n")
foreach(page IN LISTS PAGES)
    get_filename_component(id ${page} NAME_WE)
    string(REPLACE "-" "_" name ${id})
    file(READ ${page} hex HEX)
    string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
    string(REGEX REPLACE "(................................................................................)" "\\1\n    "
           bytes "${bytes}")
    string(APPEND text "\nconst char check_help_${name}[] = {\n    ${bytes}0x00};\n")
endforeach()
file(WRITE ${OUT} "${text}")
