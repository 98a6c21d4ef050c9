/* A struct passed by value to another file, each file with its own definition of it. */
#include <stdio.h>

struct stream {
    FILE *in;
    int line;
};

void stream_end(struct stream s);
void stream_look(struct stream s);

void ends(const char *path)
{
    struct stream s = {fopen(path, "r"), 1};
    stream_end(s);
}

void only_looks(const char *path)
{
    struct stream s = {fopen(path, "r"), 1}; /* want "never-released: 's.in'" */
    stream_look(s);
}
