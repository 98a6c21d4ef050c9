/* Stub of linux/irq_work.h: what the cases use. */
#ifndef STUB_LINUX_IRQ_WORK_H
#define STUB_LINUX_IRQ_WORK_H

#include <stdbool.h>

struct irq_work {
    int flags;
    void (*func)(struct irq_work *work);
};

bool irq_work_queue(struct irq_work *work);
void irq_work_sync(struct irq_work *work);

#endif
