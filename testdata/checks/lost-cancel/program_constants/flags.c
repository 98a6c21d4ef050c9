/* Globals that no file of the program writes are what they began as; `changed` is written in use.c. */
const char *const name = "x";
int always = 1;
int never;
int five = 5;
int changed = 1;
