#!/usr/bin/env python3
"""make_sources.py DIR: C sources for the browser test. DIR/many: 5,000 findings in 50 files of 20 folders; DIR/hostile: names and
strings that are made to break out of HTML, JSON and terminals, and a file that cannot be analysed."""
import json
import pathlib
import sys

FILES, FUNCTIONS = 50, 100
HEAD = "#include <sys/timerfd.h>\n#include <unistd.h>\nint ready(int);\n"
LOST = """int work_{n}(int a, int b)
{{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0);
    if (fd < 0)
        return -1;
    if (!ready(a))
        return -2; /* the handle is lost here */
    switch (b) {{
    case 1: ready(fd); break;
    default: ready(b);
    }}
    close(fd);
    return 0;
}}
"""
DROPPED = "void drop_{n}(void)\n{{\n    timerfd_create(CLOCK_MONOTONIC, 0);\n}}\n"
HOSTILE = [
    '<img src=x onerror=hit()>.c', '"><script>hit()</script>.c', "'-hit()-'.c", '</script><script>hit()<!--.c', 'javascript:hit().c',
    '\u202eevil.c', '{{hit()}}${hit()}.c', '&lt;b&gt;&#x27;.c',
]
HOSTILE_CODE = r"""#include <string.h>
#include <sys/timerfd.h>
#include <unistd.h>
int tick_@N@(const char *s)
{
    int fd = timerfd_create(CLOCK_MONOTONIC, 0); /* </code></pre><script>hit()</script> */
    if (fd < 0) return -1;
    if (strcmp(s, "</script><img src=x onerror=hit()><svg onload=hit()>\" onfocus=hit() `${hit()}` \\u003cscript\\u003e") == 0) return -2;
    close(fd);
    return 0;
}
"""


def database(folder, files):
    entries = [{"directory": str(folder), "file": name, "arguments": ["cc", "-c", name]} for name in files]
    (folder / "compile_commands.json").write_text(json.dumps(entries))


def main(root):
    many = root / "many"
    names = []
    for i in range(FILES):
        name = f"dir{i % 20:02}/part{i % 3}/file{i:02}.c"
        (many / name).parent.mkdir(parents=True, exist_ok=True)
        body = [(DROPPED if k % 10 == 9 else LOST).format(n=f"{i}_{k}") for k in range(FUNCTIONS)]
        (many / name).write_text(HEAD + "\n".join(body))
        names.append(name)
    (many / "clean.c").write_text("int clean(void) { return 0; }\n")
    database(many, names)

    hostile = root / "hostile" / "src"
    hostile.mkdir(parents=True)
    names = []
    for name in HOSTILE:
        path = hostile / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HOSTILE_CODE.replace("@N@", str(len(names))))
        names.append(name)
    (hostile / "<b>lost.c").write_text('#include "<img src=x onerror=hit()>.h"\n')
    database(hostile, [*names, "<b>lost.c"])
    (hostile / "compile_commands.json").rename(root / "hostile" / "compile_commands.json")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
