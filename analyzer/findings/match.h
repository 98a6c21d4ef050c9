/* Which findings of two analyses are the same one: for baselines and for the difference of two runs. */
#ifndef CANCELCHECK_FINDINGS_MATCH_H
#define CANCELCHECK_FINDINGS_MATCH_H

#include <stdbool.h>
#include <stdint.h>

#define FINDING_UNMATCHED UINT32_MAX

/* What is known of a finding on either side. */
struct finding_key {
    const char *fingerprint, *rename_fingerprint;
    const char *path; /* portable */
    const char *usr;  /* of its function; "" when not known (old side only) */
};

/* Pairs old[0..n_old) with fresh[0..n_fresh), one to one: partner[i] is the old index of fresh i or FINDING_UNMATCHED.
 * Equal fingerprints pair first. What is left pairs by rename fingerprint where `gone` says that the old path is no
 * longer there (the file was renamed), or where the function is external and so the only one of its name (it moved to
 * another file). Two files that merely have functions of one name never pair. */
void finding_match(const struct finding_key *old, uint32_t n_old, const struct finding_key *fresh, uint32_t n_fresh,
                   bool (*gone)(void *ctx, const char *path), void *ctx, uint32_t *partner);

#endif
