/* What the cases use of systemd/sd-journal.h; not the real header. */
#ifndef STUB_SYSTEMD_SD_JOURNAL_H
#define STUB_SYSTEMD_SD_JOURNAL_H

#include <stdint.h>
typedef struct sd_journal sd_journal;

int sd_journal_open(sd_journal **p0, int p1);
void sd_journal_close(sd_journal *p0);
int sd_journal_wait(sd_journal *p0, uint64_t p1);
int sd_journal_open_directory(sd_journal **p0, const char *p1, int p2);
int sd_journal_open_namespace(sd_journal **p0, const char *p1, int p2);

#endif
