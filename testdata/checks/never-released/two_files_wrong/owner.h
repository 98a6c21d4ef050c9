#ifndef OWNER_H
#define OWNER_H

struct owner {
    int fd;
    int size;
};

struct owner *owner_new(void);
void owner_free(struct owner *o);

#endif
