# Cost grows with the program, not with its square: many functions that put handles into fields, free objects, hand over.
. "$(dirname "$0")/helpers.bash"
! ldd "$CANCELCHECK" 2>/dev/null | grep -q libasan || exit 77 # time is what it is about

# many N FILE: N functions of each kind, about 500 N bytes.
many() {
    python3 - "$1" >"$WORK/p/$2" <<'PY'
import sys
print('#include "tok.h"\nstruct s { struct tok *t, *u; int n; };\nvoid free(void *);\nint ext(struct s *p);')
for i in range(int(sys.argv[1])):
    print(f"void make{i}(struct s *p) {{ p->t = tok_new(); }}")
    print(f"void drop{i}(struct s *p) {{ free(p); }}")
    print(f"void both{i}(struct s *p) {{ p->u = tok_new(); ext(p); tok_free(p->u); }}")
    print(f"struct t{i} {{ struct tok *t; }};")
    print(f"void own{i}(struct t{i} *p) {{ p->t = tok_new(); }}")
    print(f"void end{i}(struct t{i} *p) {{ tok_free(p->t); free(p); }}")
    print(f"void pass{i}(struct s *p) {{ make{i}(p); drop{i}(p); }}")
PY
}

# engine FILE: CPU seconds of the engine.
engine() {
    run 1 --quiet --stats --no-config --tu-timeout=100 -o "$WORK/report" "$1" --
    sed -n 's/.*"engine_cpu":\([0-9.]*\).*/\1/p' "$WORK/err"
}

many 1500 small.c
many 20000 large.c
small=$(engine small.c)
large=$(engine large.c)
[ "$FAILED" = 0 ] || finish
# Thirteen times as much; a hundred and seventy-seven were its square.
awk -v s="$small" -v l="$large" 'BEGIN { exit !(l < 0.4 || l < 40 * s) }' || fail "engine: $small s for 1,500, $large s for 20,000 of each"
echo "engine: $small s, $large s"
finish
