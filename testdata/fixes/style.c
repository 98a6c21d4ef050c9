/* Braces as the code around writes them. */
#include <sys/timerfd.h>
#include <unistd.h>
int ready (int);
int
gnu (int x)
{
  int fd = timerfd_create (CLOCK_MONOTONIC, 0);
  if (fd < 0)
    return -1;
  if (ready (x))
    {
      ready (0);
    }
  else
    return 4; /* why */
  if (ready (x + 1))
    /* so */
    return 5;
  if (ready (x + 2))
    return 5;
  close (fd);
  return 0;
}
int allman(int x)
{
	int fd = timerfd_create(CLOCK_MONOTONIC, 0);
	int ret = 0;
	if (fd < 0)
		return -1;
	if (ready(x))
	{
		ready(0);
	}
	if (ready(x))
		return 3;
	ready(2);
out:
	close(fd);
	return ret;
}
