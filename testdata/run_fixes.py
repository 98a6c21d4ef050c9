#!/usr/bin/env python3
"""run_fixes.py --binary PROGRAM [--shard I/N] [CASE...]: applies the fixes of every case of testdata/checks and testdata/packs to a copy and looks
at what came of it: the files still compile, every finding that was said to be fixed is gone, no other came or went. Prints how
many findings had a fix; --show prints the changes. The fixed form of testdata/fixes/NAME.c is NAME.fixed."""
import argparse
import collections
import difflib
import json
import os
import pathlib
import shutil
import sys
import tempfile

import run_want

HERE = pathlib.Path(__file__).resolve().parent


def analyse(binary, case, files, flags, options, scratch):
    """The open findings; with --fix in `options` the files are changed and the count of fixed ones is given as well."""
    _, r = run_want.run(binary, case, files, flags, options, scratch)
    if r.returncode not in (0, 1, 3):
        raise RuntimeError(f"exit code {r.returncode}: {r.stderr}")
    findings = [json.loads(line) for line in r.stdout.splitlines() if line.strip()]
    findings = [f for f in findings if f.get("type") == "finding" and not f.get("suppressed")]
    said = next((line for line in r.stderr.splitlines() if line.startswith("fixed ")), "fixed 0 ")
    return findings, int(said.split()[1])


def names(findings):
    return collections.Counter((f["check"], f["function"], f["handle"], f["handleKind"]) for f in findings)


def run_case(binary, case, show):
    """(findings, fixed, problems)"""
    problems = []
    with tempfile.TemporaryDirectory() as tmp:
        tmp = pathlib.Path(tmp)
        copy = tmp / case.name
        shutil.copytree(case, copy) if case.is_dir() else shutil.copy(case, copy)
        files = sorted(copy.glob("*.c")) if copy.is_dir() else [copy]
        head = {}
        for f in files:
            run_want.read_head(f, head)
        flags = ["-std=gnu17"] + run_want.includes(case) + head.get("flags", [])
        flags += ["-I", str(case if case.is_dir() else case.parent)]
        options = head.get("options", [])
        if not any(o.startswith("--checks") for o in options):
            options = ["--checks=" + run_want.default_checks(case), *options]
        before = {f: f.read_text() for f in files}
        options.append("--fix")
        findings, n = analyse(binary, copy, files, flags, options, tmp)
        first, fixed = len(findings), 0
        while any("fix" in f for f in findings):
            broken = run_want.compiles(files, flags)
            if broken or not n:
                problems.append(f"does not compile any more: {broken}" if n else "has fixes that are not applied")
                break
            after, more = analyse(binary, copy, files, flags, options, tmp)
            could = names([f for f in findings if "fix" in f])
            gone, new = names(findings) - names(after), names(after) - names(findings)
            if new or sum(gone.values()) != n or gone - could:
                problems.append(f"fixed {n}: gone {dict(gone)}, new {dict(new)}")
                break
            findings, fixed, n = after, fixed + n, more
        golden = case.with_suffix(".fixed")
        if case.parent.name == "fixes":
            text = files[0].read_text()
            if os.environ.get("CANCELCHECK_UPDATE_GOLDEN"):
                golden.write_text(text)
            elif not golden.exists() or golden.read_text() != text:
                problems.append(f"{golden.name} differs; scripts/golden rewrites it")
        if show or problems:
            for f in files:
                sys.stdout.writelines(difflib.unified_diff(before[f].splitlines(True), f.read_text().splitlines(True), str(case), "fixed"))
    return first, fixed, problems


def main():
    parser = argparse.ArgumentParser(description="Applies the fixes of test cases and checks what comes of it.")
    parser.add_argument("--binary", required=True)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--at-least", type=int, default=0, help="fail when fewer findings have a fix")
    parser.add_argument("--shard", default="1/1", help="I/N: every N-th case, from the I-th on")
    parser.add_argument("cases", nargs="*", type=pathlib.Path)
    args = parser.parse_args()
    cases = [c.resolve() for c in args.cases] or sorted([*HERE.glob("checks/*/*"), *HERE.glob("packs/*/*"), *HERE.glob("fixes/*.c")])
    cases = [c for c in cases if c.is_dir() or c.suffix == ".c"]
    first, step = map(int, args.shard.split("/"))
    cases = cases[first - 1 :: step]
    findings = fixed = bad = 0
    for case in cases:
        n, k, problems = run_case(args.binary, case, args.show)
        findings, fixed, bad = findings + n, fixed + k, bad + bool(problems)
        for p in problems:
            print(f"{case.relative_to(HERE) if case.is_relative_to(HERE) else case}: {p}", flush=True)
    print(f"{len(cases)} cases, {findings} findings, {fixed} fixed")
    if fixed < args.at_least:
        print(f"at least {args.at_least} were wanted")
        bad = 1
    return 1 if bad else 0


if __name__ == "__main__":
    os.environ.setdefault("CANCELCHECK_RULES", str(HERE.parent / "rules"))
    sys.exit(main())
