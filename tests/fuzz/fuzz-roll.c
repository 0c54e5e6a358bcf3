/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-file.h"
#include "fuzz-table.h"
#include "intake/roll/roll-file.h"

static const guint8 KEY[32] = "a key for tests, 32 bytes long.";

static void read_census(const EqlRollRequest *request)
{
    g_autoptr(EqlImportRecord) record = NULL;
    g_autoptr(GError) error = NULL;
    EqlCensus *census = NULL;

    eql_census_read(request, NULL, NULL, NULL, &record, &census, &error);
    fuzz_check_record(record, error);
    g_assert_true((census == NULL) == (record == NULL));
    for (guint i = 0; census != NULL && i < census->groups->len; i++) {
        const EqlGroupColumn *column = census->groups->pdata[i];
        g_assert_cmpuint(column->values->len, ==, census->n);
    }
    eql_census_free(census);
}

static void read_outcomes(const EqlRollRequest *request)
{
    g_autoptr(EqlImportRecord) record = NULL;
    g_autoptr(GError) error = NULL;
    EqlOutcomes *outcomes = NULL;

    eql_outcomes_read(request, NULL, NULL, NULL, &record, &outcomes, &error);
    fuzz_check_record(record, error);
    g_assert_true((outcomes == NULL) == (record == NULL));
    for (guint i = 0; outcomes != NULL && i < outcomes->groups->len; i++) {
        const EqlGroupColumn *column = outcomes->groups->pdata[i];
        g_assert_cmpuint(column->values->len, ==, outcomes->n);
    }
    eql_outcomes_free(outcomes);
}

/* Any bytes as a census return, a pupil list, a log or counts. */
int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length)
{
    static EqlHasher *hasher;

    if (hasher == NULL)
        hasher = eql_hasher_new(KEY);
    EqlRollRequest request = {
        .path = fuzz_file(bytes, length), .codes = fuzz_codes(), .hasher = hasher};
    read_census(&request);
    read_outcomes(&request);
    return 0;
}
