/* Stub of linux/interrupt.h: what the cases use. */
#ifndef STUB_LINUX_INTERRUPT_H
#define STUB_LINUX_INTERRUPT_H

struct tasklet_struct {
    void (*callback)(struct tasklet_struct *t);
};

typedef int (*irq_handler_t)(int irq, void *dev);

void tasklet_setup(struct tasklet_struct *t, void (*callback)(struct tasklet_struct *));
void tasklet_schedule(struct tasklet_struct *t);
void tasklet_kill(struct tasklet_struct *t);
int request_irq(unsigned int irq, irq_handler_t handler, unsigned long flags, const char *name, void *dev);
const void *free_irq(unsigned int irq, void *dev_id);

#endif
