/*
 * Runs a fuzz target without libFuzzer: every file of the folders given, then bytes changed at random from them.
 *
 *     fuzz_ir_text [--mutations=N] [--seed=S] [--prepare=TO] FOLDER or FILE...
 *
 * --prepare only writes the inputs, as the target takes them, to a folder: a corpus for libFuzzer.
 *
 * Mutations are the same at every run: what fails here fails again. A file that fails is named before it is tried.
 */
#include "fuzz.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_FILES 4096
#define MAX_SIZE  (1 << 20)

struct input {
    char name[512];
    uint8_t *data;
    size_t size;
};

#pragma weak LLVMFuzzerCustomMutator
#pragma weak LLVMFuzzerCustomCrossOver

static struct input inputs[MAX_FILES];
static size_t n_inputs;
static uint64_t state = 1;

static uint64_t next(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    return state ^= state << 17;
}

static size_t below(size_t n)
{
    return n ? (size_t)(next() % n) : 0;
}

/* A copy of exact size, so that ASan sees every read behind it. */
static void try(const uint8_t *data, size_t size)
{
    uint8_t *copy = malloc(size ? size : 1);
    if (size) memcpy(copy, data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void load(const char *name)
{
    FILE *f = fopen(name, "rb");
    if (!f || n_inputs == MAX_FILES) exit(2);
    struct input *in = &inputs[n_inputs++];
    snprintf(in->name, sizeof in->name, "%s", name);
    in->data = malloc(MAX_SIZE);
    in->size = fread(in->data, 1, MAX_SIZE, f);
    fclose(f);
    uint8_t *prepared = fuzz_prepare(in->data, &in->size);
    if (!prepared) return;
    free(in->data);
    in->data = realloc(prepared, MAX_SIZE);
}

static void write_to(const char *folder)
{
    char path[512];
    for (size_t i = 0; i < n_inputs; i++) {
        snprintf(path, sizeof path, "%s/%zu", folder, i);
        FILE *f = fopen(path, "wb");
        if (!f || fwrite(inputs[i].data, 1, inputs[i].size, f) != inputs[i].size || fclose(f)) exit(2);
    }
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct input *)a)->name, ((const struct input *)b)->name);
}

static void load_all(const char *name)
{
    DIR *d = opendir(name);
    char path[512];
    if (!d) {
        load(name);
        return;
    }
    for (struct dirent *entry; (entry = readdir(d)) != NULL;) {
        if (entry->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/%s", name, entry->d_name);
        load(path);
    }
    closedir(d);
}

/* One to four changes: a bit, a byte, a number, a piece dropped, doubled, or taken from another input. */
static size_t mutate(uint8_t *out, const struct input *in)
{
    size_t size = in->size, changes = 1 + below(4);
    memcpy(out, in->data, size);
    for (size_t k = 0; k < changes && size; k++) {
        const struct input *other = &inputs[below(n_inputs)];
        size_t at = below(size), n = 1 + below(size - at < 64 ? size - at : 64);
        switch (next() % 7) {
        case 0: out[at] ^= (uint8_t)(1u << below(8)); break;
        case 1: out[at] = (uint8_t)next(); break;
        case 2: out[at] = (uint8_t[]){0, 1, 0x7f, 0x80, 0xff, '"', '{', '\n'}[below(8)]; break;
        case 3:
            memmove(out + at, out + at + n, size - at - n);
            size -= n;
            break;
        case 4:
            if (size + n > MAX_SIZE) break;
            memmove(out + at + n, out + at, size - at);
            size += n;
            break;
        case 5: size = at; break;
        case 6:
            if (other->size == 0) break;
            if (n > other->size) n = other->size;
            memcpy(out + at, other->data + below(other->size - n + 1), n < size - at ? n : size - at);
            break;
        }
    }
    return size;
}

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max)
{
    static uint8_t changed[MAX_SIZE];
    struct input in = {.data = data, .size = size};
    size_t n = mutate(changed, &in);
    if (n > max) n = max;
    memcpy(data, changed, n);
    return n;
}

/* The target's own way, where it has one, every other time. */
static size_t change(uint8_t *out)
{
    const struct input *in = &inputs[below(n_inputs)], *other = &inputs[below(n_inputs)];
    if (!LLVMFuzzerCustomMutator || below(2)) return mutate(out, in);
    if (LLVMFuzzerCustomCrossOver && below(2))
        return LLVMFuzzerCustomCrossOver(in->data, in->size, other->data, other->size, out, MAX_SIZE, (unsigned)next());
    memcpy(out, in->data, in->size);
    return LLVMFuzzerCustomMutator(out, in->size, MAX_SIZE, (unsigned)next());
}

int main(int argc, char **argv)
{
    unsigned long mutations = 0;
    static uint8_t changed[MAX_SIZE];
    const char *prepare = NULL;
    bool verbose = getenv("FUZZ_VERBOSE") != NULL;
    for (int i = 1; i < argc; i++) {
        if (strncmp(argv[i], "--mutations=", 12) == 0)
            mutations = strtoul(argv[i] + 12, NULL, 10);
        else if (strncmp(argv[i], "--seed=", 7) == 0)
            state = strtoul(argv[i] + 7, NULL, 10) * 0x9e3779b97f4a7c15u | 1;
        else if (strncmp(argv[i], "--prepare=", 10) == 0)
            prepare = argv[i] + 10;
        else
            load_all(argv[i]);
    }
    if (!n_inputs) {
        fprintf(stderr, "no inputs\n");
        return 2;
    }
    qsort(inputs, n_inputs, sizeof *inputs, by_name);
    if (prepare) write_to(prepare);
    for (size_t i = 0; !prepare && i < n_inputs; i++) {
        if (verbose) fprintf(stderr, "%s\n", inputs[i].name);
        try(inputs[i].data, inputs[i].size);
    }
    for (unsigned long i = 0; i < mutations; i++) {
        size_t size = change(changed);
        if (verbose) {
            FILE *f = fopen("/tmp/fuzz-last", "wb");
            if (f) fwrite(changed, 1, size, f);
            if (f) fclose(f);
        }
        try(changed, size);
    }
    for (size_t i = 0; i < n_inputs; i++) free(inputs[i].data);
    printf("%zu inputs, %lu mutations\n", n_inputs, mutations);
    return 0;
}
