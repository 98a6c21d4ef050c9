#!/usr/bin/env python3
"""validate_sarif.py FILE...: checks SARIF 2.1.0 logs, prints what is wrong, ends 1 when anything is.

Two layers. The first is ours and always runs: the shape of every object that cancelcheck writes (so a misspelt property is
found) and what the standard says in prose but its schema cannot: indexes agree, URIs are encoded, flows are ordered, no
place is before line 1. The second is the official OASIS schema through jsonschema (Debian: python3-jsonschema), when SARIF_SCHEMA
names a copy of sarif-schema-2.1.0.json (sarif_schema.sh brings one); with --schema its absence is an error.
"""
import json
import os
import re
import sys

STR, INT, NUM, BOOL = str, int, (int, float), bool


class Need:
    """A property that must be there."""

    def __init__(self, shape):
        self.shape = shape


# The objects cancelcheck writes. A name stands for another entry, a list for an array of it, "*" for any property name.
SHAPES = {
    "log": {"$schema": Need(STR), "version": Need({"2.1.0"}), "runs": Need(["run"])},
    "run": {"tool": Need("tool"), "invocations": Need(["invocation"]), "originalUriBaseIds": Need("baseIds"),
            "columnKind": Need({"utf16CodeUnits"}), "results": Need(["result"])},
    "tool": {"driver": Need("driver")},
    "driver": {"name": Need(STR), "version": Need(STR), "rules": Need(["rule"]), "notifications": ["descriptor"]},
    "descriptor": {"id": Need(STR), "shortDescription": Need("message")},
    "rule": {"id": Need(STR), "name": Need(STR), "shortDescription": Need("message"), "fullDescription": Need("message"),
             "help": Need("help"), "defaultConfiguration": Need("configuration"), "properties": "ruleProperties"},
    "ruleProperties": {"precision": STR, "problem.severity": STR, "tags": [STR]},
    "help": {"text": Need(STR), "markdown": Need(STR)},
    "configuration": {"enabled": BOOL, "level": {"note", "warning", "error"}},
    "invocation": {"executionSuccessful": Need(BOOL), "toolExecutionNotifications": ["notification"]},
    "notification": {"level": Need({"error"}), "message": Need("message"), "descriptor": "reference", "locations": ["location"]},
    "reference": {"id": Need(STR), "index": INT},
    "baseIds": {"*": "artifactLocation"},
    "artifactLocation": {"uri": STR, "uriBaseId": STR, "description": "message"},
    "message": {"text": Need(STR)},
    "result": {"ruleId": Need(STR), "ruleIndex": INT, "level": Need({"note", "warning", "error"}), "message": Need("message"),
               "locations": Need(["location"]), "partialFingerprints": Need("fingerprints"), "codeFlows": ["codeFlow"],
               "relatedLocations": ["location"], "suppressions": ["suppression"], "fixes": ["fix"], "rank": NUM,
               "properties": "properties"},
    "fix": {"description": Need("message"), "artifactChanges": Need(["artifactChange"])},
    "artifactChange": {"artifactLocation": Need("artifactLocation"), "replacements": Need(["replacement"])},
    "replacement": {"deletedRegion": Need("region"), "insertedContent": Need("message")},
    "fingerprints": {"cancelcheck/v1": Need(STR), "cancelcheckRename/v1": Need(STR)},
    "properties": {"confidence": Need({"certain", "likely", "possible"}), "handle": STR, "handleKind": STR, "creator": STR},
    "suppression": {"kind": Need({"inSource", "external"}), "justification": STR},
    "codeFlow": {"threadFlows": Need(["threadFlow"])},
    "threadFlow": {"locations": Need(["threadFlowLocation"])},
    "threadFlowLocation": {"location": Need("location"), "kinds": [STR], "executionOrder": INT},
    "location": {"id": INT, "physicalLocation": "physicalLocation", "logicalLocations": ["logicalLocation"], "message": "message"},
    "logicalLocation": {"name": Need(STR), "kind": {"function"}},
    "physicalLocation": {"artifactLocation": Need("artifactLocation"), "region": "region"},
    "region": {"startLine": Need(INT), "startColumn": INT, "endLine": INT, "endColumn": INT},
}

URI = re.compile(r"^(file:///|(?![a-z]+:)[^/])?([A-Za-z0-9._~/-]|%[0-9A-F]{2})*$")


def check_shape(value, shape, where, errors):
    if isinstance(shape, Need):
        shape = shape.shape
    if isinstance(shape, list):
        if not isinstance(value, list):
            errors.append(f"{where}: an array is wanted")
            return
        for i, item in enumerate(value):
            check_shape(item, shape[0], f"{where}[{i}]", errors)
    elif isinstance(shape, set):
        if value not in shape:
            errors.append(f"{where}: {value!r} is none of {sorted(shape)}")
    elif isinstance(shape, str):
        check_object(value, shape, where, errors)
    elif not isinstance(value, shape) or (shape is INT and isinstance(value, bool)):
        errors.append(f"{where}: {value!r} has the wrong type")


def check_object(value, name, where, errors):
    if not isinstance(value, dict):
        errors.append(f"{where}: an object is wanted ({name})")
        return
    fields = SHAPES[name]
    for key, item in value.items():
        shape = fields.get(key, fields.get("*"))
        if shape is None:
            errors.append(f"{where}: {name} has no property {key!r}")
        else:
            check_shape(item, shape, f"{where}.{key}", errors)
    for key, shape in fields.items():
        if isinstance(shape, Need) and key not in value:
            errors.append(f"{where}: {name} lacks {key!r}")


def objects(value, key, where=""):
    """Every object that stands under a property called `key`, anywhere below `value`."""
    if isinstance(value, dict):
        for k, v in value.items():
            if k == key:
                for item in v if isinstance(v, list) else [v]:
                    yield f"{where}.{k}", item
            yield from objects(v, key, f"{where}.{k}")
    elif isinstance(value, list):
        for i, v in enumerate(value):
            yield from objects(v, key, f"{where}[{i}]")


def check_run(run, where, errors):
    rules = [r["id"] for r in run["tool"]["driver"]["rules"]]
    if len(set(rules)) != len(rules):
        errors.append(f"{where}: a rule id occurs twice")
    prints = [r["partialFingerprints"]["cancelcheck/v1"] for r in run["results"]]
    if len(set(prints)) != len(prints):
        errors.append(f"{where}: two results have the same fingerprint")
    known = ["suppressions" in r for r in run["results"]]
    if any(known) and not all(known):
        errors.append(f"{where}: suppressions must stand in all results or in none (3.27.23)")
    for i, result in enumerate(run["results"]):
        index = result.get("ruleIndex")
        if index is not None and (index >= len(rules) or rules[index] != result["ruleId"]):
            errors.append(f"{where}.results[{i}]: ruleIndex does not lead to {result['ruleId']}")
        if not 0 <= result.get("rank", 0) <= 100:
            errors.append(f"{where}.results[{i}]: rank is not within 0 to 100")
    for at, flow in objects(run, "threadFlows"):
        order = [step.get("executionOrder") for step in flow["locations"]]
        if not order or order != list(range(1, len(order) + 1)):
            errors.append(f"{where}{at}: steps are out of order")
    for at, region in objects(run, "region"):
        if region["startLine"] < 1 or region.get("startColumn", 1) < 1:
            errors.append(f"{where}{at}: a place before line 1, column 1")
    for at, base in run["originalUriBaseIds"].items():
        if not base.get("uri", "file:///").endswith("/"):
            errors.append(f"{where}.originalUriBaseIds.{at}: a base ends in a slash (3.14.14)")
    for at, place in objects(run, "artifactLocation"):
        if not URI.match(place.get("uri", "")):
            errors.append(f"{where}{at}: {place['uri']!r} is not an encoded URI")
        base = place.get("uriBaseId")
        if base is not None and base not in run["originalUriBaseIds"]:
            errors.append(f"{where}{at}: uriBaseId {base} is unknown")
    for at, message in objects(run, "message"):
        if not message["text"]:
            errors.append(f"{where}{at}: empty message")


def load_schema():
    """The official schema and a validator class for it, or a reason why not."""
    path = os.environ.get("SARIF_SCHEMA")
    if not path or not os.path.exists(path):
        return None, "no sarif-schema-2.1.0.json: set SARIF_SCHEMA to a copy of it (docs.oasis-open.org/sarif/sarif/v2.1.0)"
    try:
        import jsonschema
    except ImportError:
        return None, "python3-jsonschema is missing"
    with open(path, encoding="utf-8-sig") as f:
        schema = json.load(f)
    return jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker()), ""


def main(args):
    strict = "--schema" in args
    files = [a for a in args if a != "--schema"]
    validator, why = load_schema()
    if not validator and strict:
        print(f"validate_sarif: official schema not used: {why}", file=sys.stderr)
    bad = 1 if strict and not validator else 0
    for path in files:
        with open(path, encoding="utf-8") as f:
            log = json.load(f)
        errors = []
        check_object(log, "log", "log", errors)
        if not errors:
            for i, run in enumerate(log["runs"]):
                check_run(run, f"runs[{i}]", errors)
        for e in validator.iter_errors(log) if validator else ():
            errors.append(f"schema: {'/'.join(map(str, e.absolute_path))}: {e.message}")
        for e in errors:
            print(f"{path}: {e}")
        bad = bad or bool(errors)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
