#!/usr/bin/env python3
"""fuzz_seeds.py TO: seeds of the fuzz target c_source from the C files of testdata/checks and testdata/packs. Each is preprocessed
and cut into functions, each with just the declarations it needs, so that a seed stands alone and is short. scripts/fuzz calls it."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
INCLUDES = [a for d in sorted((ROOT / "testdata/include").iterdir()) if d.is_dir() for a in ("-I", str(d))]
MAX = 3000
TOKEN = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|[A-Za-z_]\w*|\d\w*|\S')
NAME = re.compile(r"[A-Za-z_]\w*")


def preprocessed(path):
    """[(from the file itself, text)] of a file's lines; [] when something is missing."""
    command = ["clang-19", "-E", "-std=gnu17", "-D_GNU_SOURCE", *INCLUDES, str(path)]
    r = subprocess.run(command, capture_output=True, text=True, errors="replace")
    lines, own = [], False
    for line in r.stdout.splitlines() if r.returncode == 0 else []:
        if line.startswith("# "):
            own = line.split('"')[1] == str(path)
        elif line.strip():
            lines.append((own, line))
    return lines


def chunks(lines):
    """Declarations at file level, [(from the file itself, text)]."""
    out, text, depth, own = [], "", 0, False
    for mine, line in lines:
        text, own = text + line + "\n", own or mine
        for t in TOKEN.findall(line):
            depth += (t in "{([") - (t in "})]")
        last = TOKEN.findall(line)[-1:]
        if depth == 0 and last and last[0] in ";}":
            out.append((own, text))
            text, own = "", False
    return out


def declares(text):
    """Names a declaration brings, about: a function's or a pointer's to one, else the last; tags; all of an enum."""
    head = text.split("{")[0]
    names = set(re.findall(r"(?:struct|union|enum)\s+(\w+)\s*{", text))
    if "(" in head:
        names |= set((re.findall(r"\(\s*\*\s*(\w+)\s*\)", head) or re.findall(r"(\w+)\s*\(", head))[:1])
    else:
        names |= set(NAME.findall(text)[-1:])
    return names | (set(NAME.findall(text)) if re.search(r"\benum\b", head) else set())


def needed(found, root):
    """A declaration with all it needs, in order. `found`: (own, text, names it brings, names it has)."""
    keep, used = {root}, set(found[root][3])
    more = True
    while more:
        more = [i for i, (own, text, brings, _) in enumerate(found) if i not in keep and brings & used and (own or len(text) < 2000)]
        for i in more:
            keep.add(i)
            used |= found[i][3]
    text = "".join(found[i][1] for i in sorted(keep))
    text = re.sub(r"__attribute__ *\(\( *__(nothrow__ *, *__leaf__|nonnull__ *\([^()]*\)|nothrow__) *\)\)|\bextern ", "", text)
    return re.sub(r"[ \t]+", " ", text)


def main():
    to = pathlib.Path(sys.argv[1])
    to.mkdir(parents=True, exist_ok=True)
    seen = set()
    for path in sorted([*ROOT.glob("testdata/checks/*/*.c"), *ROOT.glob("testdata/packs/*/*.c")]):
        found = [(own, text, declares(text), set(NAME.findall(text))) for own, text in chunks(preprocessed(path))]
        for i, (own, text, _, _) in enumerate(found):
            seed = needed(found, i) if own and "{" in text and "(" in text.split("{")[0] else ""
            if 0 < len(seed) <= MAX and seed not in seen:
                (to / f"{path.parent.name}-{path.stem}-{i}.c").write_text(seed)
                seen.add(seed)


if __name__ == "__main__":
    main()
