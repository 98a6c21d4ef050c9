#!/usr/bin/env python3
"""run_docs.py --binary PROGRAM: compiles and analyses the examples of docs/checks/*.md. What stands under "## Bad" must be reported by the
page's check on just the lines whose comments say "reported", what stands under "## Good" not at all. An example is put into
testdata/docs/<id>.frame, in place of @CODE@; GOOD is defined for good ones. That file's first comments may say `// options: ...`; where
parts of an example begin with a comment that names a file, as `/* audit.c */`, they are files of their own."""
import argparse
import json
import pathlib
import re
import sys
import tempfile

import run_want

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
FILE = re.compile(r"^/\* (\w+\.c) \*/$", re.M)


def examples(page, title):
    section = re.search(rf"^## {title}\n(.*?)(?=^## )", page, re.M | re.S)
    return re.findall(r"^```c\n(.*?)^```", section.group(1), re.M | re.S) if section else []


def split(code):
    """[(file name, code)]"""
    parts = FILE.split(code)
    return list(zip(parts[1::2], parts[2::2])) if len(parts) > 1 else [("example.c", code)]


def run(binary, check, frame, code, good):
    """Problems with one example."""
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        case = tmp / check
        case.mkdir()
        wanted = set()
        for name, text in split(code):
            whole = frame.replace("@CODE@\n", text)
            (case / name).write_text(whole)
            wanted |= {(name, i) for i, line in enumerate(whole.splitlines(), 1) if re.search(r"/\*.*\breported\b", line)}
        if good == bool(wanted):
            return ["a good example says `reported`" if good else "no line says `reported`"]
        head = {}
        run_want.read_head(case / split(code)[0][0], head)
        files = sorted(case.glob("*.c"))
        flags = ["-std=gnu17", "-I", str(HERE / "docs"), *run_want.includes(case), *(["-DGOOD"] if good else [])]
        broken = run_want.compiles(files, flags)
        if broken:
            return [f"does not compile:\n{broken}"]
        options = [f"--checks=-*,{check}", f"--rules={ROOT / 'rules'}", f"--rules={HERE / 'docs'}", *head.get("options", [])]
        _, r = run_want.run(binary, case, files, flags, options, tmp)
        if r.returncode not in (0, 1):
            return [f"exit code {r.returncode}: {r.stderr}"]
        found = [json.loads(line) for line in r.stdout.splitlines()]
    places = {(pathlib.Path(f["file"]).name, f["line"]) for f in found}
    return [f"{'not reported' if p in wanted else 'reported'}: {p[0]}:{p[1]}" for p in sorted(wanted ^ places)]


def main():
    parser = argparse.ArgumentParser(description="Compiles and analyses the examples of docs/checks.")
    parser.add_argument("--binary", required=True)
    parser.add_argument("checks", nargs="*")
    args = parser.parse_args()
    bad = n = 0
    for page in sorted((ROOT / "docs" / "checks").glob("*.md")):
        if args.checks and page.stem not in args.checks:
            continue
        text = page.read_text()
        frame = (HERE / "docs" / f"{page.stem}.frame").read_text()
        for title in ("Bad", "Good"):
            blocks = examples(text, title)
            problems = [] if blocks else [f"no example under ## {title}"]
            for code in blocks:
                n += 1
                problems += run(args.binary, page.stem, frame, code, title == "Good")
            bad += len(problems)
            for p in problems:
                print(f"docs/checks/{page.name}: {title}: {p}")
    print(f"{n} examples, {bad} problems")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
