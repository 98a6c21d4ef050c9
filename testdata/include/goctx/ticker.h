/* Stub of ticker.h: what the cases use. */
#ifndef STUB_TICKER_H
#define STUB_TICKER_H

#include <stddef.h>

typedef struct Ticker Ticker;

Ticker *create_ticker(size_t interval_ms);
void stop_ticker(Ticker *ticker);

#endif
