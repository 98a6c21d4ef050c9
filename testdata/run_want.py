#!/usr/bin/env python3
"""Runs cancelcheck over one case and compares its findings with the `want` comments of the case.

A case is a C file, or a folder whose *.c files are analysed together through a compile database made on the fly
(so that the run covers "the whole program"). In its files

    fd = open(path, O_RDONLY);   /* want "lost-cancel: .*fd" "another one on this line" */

asks for findings whose primary place is that line: each pattern is a regular expression searched in
"check-id: message [confidence]". A pattern that nothing matches and a finding that nobody wants both fail the case.
`\\"` in a pattern is a quote. `// want "..."` works too.

Lines of the first comment block may say
    // flags: -DX -Isub        more compile flags (a folder's flags stand in any of its files)
    // options: --checks=*     more options of cancelcheck; --checks replaces the default of the runner
    // exit: 3                 the exit code to expect when it is not 0 (no finding) or 1 (findings)

Without `options: --checks`, a case runs the checks on a handle's life, or, under checks/<id>/ for another check, that
check alone. Functions named fp_... hold a known false positive and fn_... a known miss: their wants describe what the
tool does today, and fixing it forces a rename.
"""
import argparse
import contextlib
import json
import os
import pathlib
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
LIFE = ["lost-cancel", "never-released", "discarded-cancel", "overwritten-cancel", "double-cancel", "use-after-cancel"]
INCLUDES = sorted(str(d.relative_to(HERE)) for d in (HERE / "include").iterdir() if d.is_dir())
WANT = re.compile(r"(?:/\*|//)\s*want((?:\s+\"(?:\\.|[^\"\\])*\")+)")
PATTERN = re.compile(r"\"((?:\\.|[^\"\\])*)\"")
HEAD = re.compile(r"^\s*(?://|/?\*+)\s*(flags|options|exit):\s*(.*?)\s*(?:\*/)?\s*$")


def read_wants(path):
    wants = []
    for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
        for comment in WANT.finditer(line):
            for pattern in PATTERN.findall(comment.group(1)):
                wants.append({"file": path.name, "line": number, "text": pattern.replace('\\"', '"')})
    for want in wants:
        want["regex"] = re.compile(want["text"])
    return wants


def read_head(path, head):
    """Settings from the comments and blank lines that open the file."""
    for line in path.read_text(errors="replace").splitlines():
        if line.strip() and not line.lstrip().startswith(("/", "*")):
            break
        m = HEAD.match(line)
        if m:
            head.setdefault(m.group(1), []).extend(shlex.split(m.group(2)))


def includes(case):
    """Stub declarations: those that many cases use, and under packs/<name>/ those of include/<name>."""
    folders = [HERE / i for i in INCLUDES]
    parts = case.relative_to(HERE).parts if case.is_relative_to(HERE) else ()
    if len(parts) > 1 and parts[0] == "packs" and (HERE / "include" / parts[1]).is_dir():
        folders.insert(0, HERE / "include" / parts[1])
    return [a for folder in folders for a in ("-I", str(folder))]


def default_checks(case):
    parts = case.relative_to(HERE).parts if case.is_relative_to(HERE) else ()
    if len(parts) > 1 and parts[0] == "checks" and parts[1] not in LIFE:
        return "-*," + parts[1]
    return "-*," + ",".join(LIFE)


def states(group):
    """What the processes of a process group wait for, for somebody who reads a log and cannot look himself."""
    said = []
    for task in sorted(pathlib.Path("/proc").glob("[0-9]*/task/[0-9]*")):
        with contextlib.suppress(OSError, ValueError, IndexError):
            name, rest = (task / "stat").read_text().rsplit(")", 1)
            if int(rest.split()[2]) == group:
                said.append(f"{name}) {rest.split()[0]}, wchan {(task / 'wchan').read_text()}, syscall {(task / 'syscall').read_text().strip()}")
    return "\n".join(said)


def call(command, seconds=120):
    """The ended process with its text output. Nothing is waited for without a limit: what takes longer than `seconds` is killed with
    all that it started, and subprocess.TimeoutExpired says in which state it was."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, start_new_session=True)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as e:
            print(f"{shlex.join(map(str, command))}: not through after {seconds} s:\n{states(process.pid)}", flush=True)
            os.killpg(process.pid, signal.SIGKILL)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            raise e
        texts = []
        for f in (out, err):
            f.seek(0)
            texts.append(f.read().decode(errors="replace"))
        return subprocess.CompletedProcess(command, process.returncode, *texts)


def compiles(files, flags):
    """A case with a type error tests nothing: says what the compiler says."""
    cc = os.environ.get("CC") or shutil.which("cc") or shutil.which("gcc")
    if not cc:
        return ""
    quiet = ["-w", "-fsyntax-only", "-Werror=implicit-function-declaration", "-Werror=int-conversion",
             "-Werror=incompatible-pointer-types"]
    r = call([cc, *quiet, *flags, *map(str, files)])
    return r.stderr if r.returncode else ""


def run(binary, case, files, flags, options, scratch):
    os.environ.setdefault("CANCELCHECK_RULES", str(HERE.parent / "rules"))
    common = [binary, "--format", "jsonl", "--quiet", *options]
    if case.is_dir():
        database = [{"directory": str(case), "file": f.name, "arguments": ["cc", *flags, "-c", f.name]} for f in files]
        (scratch / "compile_commands.json").write_text(json.dumps(database))
        command = [*common, "-p", str(scratch)]
    else:
        command = [*common, str(case), "--", *flags]
    return command, call(command)


def compare(findings, wants):
    problems = []
    open_wants = list(wants)
    for f in findings:
        said = f"{f['check']}: {f['message']} [{f.get('confidence', '')}]"
        name = os.path.basename(f["file"])
        hit = next((w for w in open_wants if (w["file"], w["line"]) == (name, f["line"]) and w["regex"].search(said)), None)
        if hit:
            open_wants.remove(hit)
        else:
            problems.append(f"{name}:{f['line']}: nobody wants: {said}")
    problems += [f"{w['file']}:{w['line']}: unmet want: {w['text']}" for w in open_wants]
    return sorted(problems, key=lambda p: (p.split(":")[0], int(p.split(":")[1])))


def main():
    parser = argparse.ArgumentParser(description="Compares cancelcheck's findings with the want comments of a case.")
    parser.add_argument("--binary", required=True)
    parser.add_argument("--verbose", action="store_true", help="print every finding")
    parser.add_argument("case", type=pathlib.Path)
    args = parser.parse_args()

    case = args.case.resolve()
    files = sorted(case.glob("*.c")) if case.is_dir() else [case]
    head = {}
    for f in files:
        read_head(f, head)
    flags = ["-std=gnu17"] + includes(case) + head.get("flags", [])
    options = head.get("options", [])
    if not any(o.startswith("--checks") for o in options):
        options = ["--checks=" + default_checks(case), *options]

    broken = compiles(files, flags + (["-I", str(case)] if case.is_dir() else []))
    if broken:
        sys.exit(f"{case}: the case does not compile:\n{broken}")

    with tempfile.TemporaryDirectory() as scratch:
        command, r = run(args.binary, case, files, flags, options, pathlib.Path(scratch))
    try:
        findings = [json.loads(line) for line in r.stdout.splitlines() if line.strip()]
    except json.JSONDecodeError as e:
        sys.exit(f"{case}: not JSON lines: {e}\n{r.stdout}\n{r.stderr}")
    findings = [f for f in findings if f.get("type", "finding") == "finding" and not f.get("suppressed")]

    wants = [w for f in sorted({*files, *(case.glob("*.h") if case.is_dir() else ())}) for w in read_wants(f)]
    problems = compare(findings, wants)
    expected = int(head["exit"][0]) if "exit" in head else (1 if findings else 0)
    if r.returncode != expected:
        problems.append(f"exit code {r.returncode}, expected {expected}: {r.stderr.strip()[:2000]}")
    if args.verbose:
        for f in findings:
            print(f"{f['file']}:{f['line']}: {f['check']}: {f['message']} [{f.get('confidence', '')}]")
    if problems:
        print("\n".join(problems))
        print("command: " + shlex.join(command))
        sys.exit(1)


if __name__ == "__main__":
    main()
