#!/usr/bin/env bash
# SARIF logs against the official schema: the golden ones, what the program writes about the bundled project, in both
# profiles. The schema is not in the tree: SARIF_SCHEMA names a copy, else npm brings the package that carries it. Ends 77
# when there is neither. CANCELCHECK is the program; the working directory is the repository's root.
set -euo pipefail
package=@microsoft/jest-sarif@1.0.0-beta.0
# OASIS' sarif-schema-2.1.0.json as the schema store keeps it: the same but for types said beside enums, a pattern of language
# tags and that a region must begin somewhere, which validate_sarif.py holds by itself.
file=package/lib/schemas/sarif-2.1.0-rtm.5.json
sum=2d99159ae54a3eea97f81781cff48780548657c35949f4b7f25e99a2ba4de4f8
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
skip() { echo "not held against the official schema: $1"; exit 77; }

python=
for program in python3 /usr/bin/python3; do
    "$program" -c 'import jsonschema' 2>/dev/null && { python=$program; break; }
done
[ -n "$python" ] || skip 'python3-jsonschema is not installed'
if [ -z "${SARIF_SCHEMA:-}" ]; then
    command -v npm >/dev/null || skip 'SARIF_SCHEMA names no copy of it, and there is no npm to fetch it'
    (cd "$tmp" && timeout 60 npm pack --silent --prefer-offline "$package" >name 2>log) || skip "npm pack $package: $(tail -n 1 "$tmp/log")"
    tar -xzf "$tmp/$(cat "$tmp/name")" -C "$tmp" "$file"
    SARIF_SCHEMA=$tmp/$file
    echo "$sum  $SARIF_SCHEMA" | sha256sum --check --quiet
fi
export SARIF_SCHEMA

"$python" testdata/report/validate_sarif.py --schema testdata/report/*.sarif
sed 's/"version": *"2.1.0"/"version": "2.0.0"/' testdata/report/demo.sarif >"$tmp/bad.sarif" # the schema can say no
"$python" testdata/report/validate_sarif.py --schema "$tmp/bad.sarif" >"$tmp/out" && { echo 'a wrong version is accepted'; exit 1; }
grep -q 'schema: version' "$tmp/out"

[ -n "${CANCELCHECK:-}" ] || exit 0
example=testdata/projects/example
cmake -S "$example" -B "$tmp/build" -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >/dev/null
status=0
"$CANCELCHECK" -p "$tmp/build" --root="$example" --confidence=possible --db="$tmp/run.db" --quiet --output=/dev/null || status=$?
[ "$status" -eq 1 ] || { echo "findings were expected, the exit code is $status"; exit 1; }
for format in sarif sarif-github; do
    "$CANCELCHECK" report --db="$tmp/run.db" --confidence=possible --format="$format" --output="$tmp/out.sarif"
    "$python" testdata/report/validate_sarif.py --schema "$tmp/out.sarif"
done
