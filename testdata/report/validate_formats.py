#!/usr/bin/env python3
"""validate_formats.py FORMAT FILE...: holds report files to what their readers demand; prints what is wrong, ends 1 then.

    checkstyle, junit   XML that Python's parser reads, with the elements and attributes readers rely on, counts that agree; junit
                        through junitparser, too, when it is installed
    gitlab              the Code Quality subset GitLab documents
    annotations         GitHub's workflow commands: grammar, at most ten of a type
    openmetrics         the text grammar of OpenMetrics 1.0; through prometheus_client's parser, too, when it is installed
    markdown            no markup but our own: anything else of a source would be its author's
"""
import collections
import json
import re
import sys
import xml.etree.ElementTree as ET

errors = []


def need(condition, text):
    if not condition:
        errors.append(text)


def checkstyle(text):
    root = ET.fromstring(text)
    need(root.tag == "checkstyle" and root.get("version"), "checkstyle: root element")
    for file in root:
        need(file.tag == "file" and file.get("name"), "checkstyle: file without a name")
        need(len(file), "checkstyle: file without errors")
        for e in file:
            need(e.tag == "error" and e.get("line", "").isdigit(), "checkstyle: error without a line")
            need(int(e.get("column", "1")) > 0, "checkstyle: column 0")
            need(e.get("severity") in ("info", "warning", "error"), "checkstyle: severity")
            need(e.get("message") and re.fullmatch(r"cancelcheck\.[a-z-]+", e.get("source", "")), "checkstyle: message, source")


def junit(text):
    root = ET.fromstring(text)
    need(root.tag == "testsuites", "junit: root element")
    sums = collections.Counter()
    for suite in root:
        need(suite.tag == "testsuite" and suite.get("name"), "junit: suite without a name")
        cases = suite.findall("testcase")
        count = {"tests": len(cases), "failures": len(suite.findall("testcase/failure")), "errors": len(suite.findall("testcase/error"))}
        for key, n in count.items():
            need(suite.get(key) == str(n), f"junit: {suite.get('name')}: {key} is {suite.get(key)}, there are {n}")
        sums.update(count)
        names = [(c.get("classname"), c.get("name")) for c in cases]
        need(all(a and b for a, b in names), "junit: case without name or class")
        need(len(set(names)) == len(names), f"junit: {suite.get('name')}: a case occurs twice")
    for key, n in sums.items():
        need(root.get(key) == str(n), f"junit: {key} is {root.get(key)}, there are {n}")
    try:
        import junitparser
    except ImportError:
        return
    read = junitparser.JUnitXml.fromstring(text.encode())
    need((read.tests, read.failures, read.errors) == tuple(sums[k] for k in ("tests", "failures", "errors")),
         "junit: junitparser counts otherwise")


def gitlab(text):
    issues = json.loads(text)
    need(isinstance(issues, list), "gitlab: not an array")
    for i in issues:
        need(set(i) == {"description", "check_name", "fingerprint", "severity", "location"}, f"gitlab: keys {sorted(i)}")
        need(all(isinstance(i[k], str) and i[k] for k in ("description", "check_name", "fingerprint")), "gitlab: empty text")
        need(i["severity"] in ("info", "minor", "major", "critical", "blocker"), f"gitlab: severity {i['severity']}")
        need(not i["location"]["path"].startswith("./"), "gitlab: path begins with ./")
        need(isinstance(i["location"]["lines"]["begin"], int) and i["location"]["lines"]["begin"] > 0, "gitlab: line")
    need(len({i["fingerprint"] for i in issues}) == len(issues), "gitlab: a fingerprint occurs twice")


COMMAND = re.compile(r"::(error|warning|notice)( [a-z]+=[^,:%]*(%[0-9A-F]{2}[^,:%]*)*(,[a-z]+=[^,:%]*(%[0-9A-F]{2}[^,:%]*)*)*)?::([^%]|%[0-9A-F]{2})+")


def annotations(text):
    count = collections.Counter()
    for line in text.splitlines():
        m = COMMAND.fullmatch(line)
        need(m, f"annotations: {line!r}")
        if m:
            count[m.group(1)] += 1
    need(all(n <= 10 for n in count.values()), f"annotations: more than ten of a type: {dict(count)}")


NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
LABEL = r'[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\["\\n])*"'
SAMPLE = re.compile(rf"({NAME})(?:\{{({LABEL}(?:,{LABEL})*)?\}})? (-?[0-9]+(?:\.[0-9]+)?)")
META = re.compile(rf"# (TYPE|UNIT|HELP) ({NAME}) (.+)")


def openmetrics(text):
    need(text.endswith("# EOF\n") and text.count("# EOF") == 1, "openmetrics: must end in one # EOF")
    family, done, samples = None, set(), set()
    for line in text.splitlines()[:-1]:
        meta, sample = META.fullmatch(line), SAMPLE.fullmatch(line)
        need(meta or sample, f"openmetrics: {line!r}")
        if meta and meta.group(1) == "TYPE":
            need(meta.group(3) == "gauge" and meta.group(2) not in done, f"openmetrics: {line!r}")
            family = meta.group(2)
            done.add(family)
        elif meta:
            need(meta.group(2) == family, f"openmetrics: {line!r} is not about {family}")
            need(meta.group(1) != "UNIT" or family.endswith("_" + meta.group(3)), f"openmetrics: {line!r}: unit and name differ")
        elif sample:
            need(sample.group(1) == family, f"openmetrics: {line!r} is not of {family}")
            need(sample.group(0).rpartition(" ")[0] not in samples, f"openmetrics: {line!r} occurs twice")
            samples.add(sample.group(0).rpartition(" ")[0])
    try:
        from prometheus_client.openmetrics.parser import text_string_to_metric_families
    except ImportError:
        return
    need(list(text_string_to_metric_families(text)) or not samples, "openmetrics: prometheus_client reads nothing")


def markdown(text):
    fence = None
    for line in text.splitlines():
        mark = re.match(r"\s*(`{3,})", line)
        if fence:
            fence = None if mark and mark.group(1) == fence and line.strip() == fence else fence
            continue
        if mark:
            fence = mark.group(1)
            continue
        rest = re.sub(r"</?details>|</?summary>|&#\d+;", " ", line)
        rest = re.sub(r"^- \*\*([^*]*)\*\*|^\*\*([^*]*)\*\*", r"\1\2", rest)
        if not rest.startswith(("|", "###")):
            need(not re.search(r"[<>`*\[\]_#\\]|@\w", rest), f"markdown: {line!r}")
    need(fence is None, "markdown: a fence stays open")
    need(len(text) < 65536, "markdown: too long for a comment")


def main(kind, files):
    for path in files:
        with open(path, encoding="utf-8") as f:
            text = f.read()
        before = len(errors)
        try:
            globals()[kind](text)
        except (ET.ParseError, KeyError, TypeError, ValueError) as e:
            errors.append(f"{kind}: {type(e).__name__}: {e}")
        for e in errors[before:]:
            print(f"{path}: {e}")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
