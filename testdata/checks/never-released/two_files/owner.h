#ifndef OWNER_H
#define OWNER_H

struct owner {
    int fd;
    int size;
};

struct owner *owner_new(void);
void owner_free(struct owner *o);
void owner_fini(struct owner *o);
int open_default(void);

#endif
