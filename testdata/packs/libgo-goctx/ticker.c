/* Tickers: stopped on both ways out, and on one only. */
#include <ticker.h>

int step(int n);

int good_ticker(int n)
{
    Ticker *t = create_ticker(100);

    if (!t)
        return -1;
    n = step(n);
    stop_ticker(t);
    return n;
}

int bad_ticker(int n)
{
    Ticker *t = create_ticker(100); /* want "lost-cancel: 't'" */

    if (!t)
        return -1;
    if (step(n) < 0)
        return -1;
    stop_ticker(t);
    return 0;
}
