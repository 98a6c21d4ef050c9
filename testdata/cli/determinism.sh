# The same input gives the same bytes: any number of workers, kept results or not, entries in any order.
. "$(dirname "$0")/helpers.bash"

files=()
for i in $(seq 1 24); do
    source_file "src/f$i.c" "#include \"../tok.h\"
int make_$i(int x, struct tok **out);
int make_$i(int x, struct tok **out)
{
    struct tok *t = tok_new(), *u = tok_new();
    if (x > $i)
        return -1;
    tok_free(u);
    *out = t;
    return 0;
}
int other_$i(int x)
{
    struct tok *t;
    if (make_$((i % 24 + 1))(x, &t) < 0)
        return 0;
    return 1;
}"
    files+=("src/f$i.c")
done
compdb "${files[@]}"
for format in text sarif jsonl; do
    run 1 -j1 --format=$format
    [ -s "$WORK/out" ] || fail "no report in $format"
    cp "$WORK/out" "$WORK/first"
    for way in '-j4' '-j3 --db kept.db' '-j1 --db kept.db' '-j64'; do
        run 1 $way --format=$format
        cmp -s "$WORK/out" "$WORK/first" || fail "$format differs with $way"
    done
    run 0 report --db kept.db --format=$format
    cmp -s "$WORK/out" "$WORK/first" || fail "$format differs in a report from the database"
    compdb $(printf '%s\n' "${files[@]}" | sort -R)
    run 1 --format=$format
    cmp -s "$WORK/out" "$WORK/first" || fail "$format differs with entries in another order"
done
finish
