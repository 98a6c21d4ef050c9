#include <stdio.h>

struct stream {
    FILE *in;
    int line;
};

void stream_end(struct stream s)
{
    if (s.in) fclose(s.in);
}

void stream_look(struct stream s)
{
    if (s.in) printf("%d\n", s.line);
}
