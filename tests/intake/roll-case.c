/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "roll-case.h"

#include <string.h>

#include "base/data-folder.h"
#include "intake/lists/codes-file.h"
#include "table-dump.h"

static const guint8 KEY[32] = "a key for tests, 32 bytes long.";

static EqlCodes *load_codes(void)
{
    g_autoptr(GError) error = NULL;
    EqlCodes *codes = eql_codes_load(eql_data_folder(NULL), &error);

    g_assert_no_error(error);
    return codes;
}

RollCase *roll_case_of(EqlImportKind kind, EqlRollRequest request)
{
    RollCase *self = g_new0(RollCase, 1);
    g_autoptr(EqlCodes) codes = load_codes();
    g_autoptr(EqlHasher) hasher = eql_hasher_new(KEY);

    request.codes = codes;
    request.hasher = hasher;
    gboolean done = kind == EQL_IMPORT_CENSUS
                        ? eql_census_read(&request, NULL, NULL, NULL, &self->record, &self->census,
                                          &self->error)
                        : eql_outcomes_read(&request, NULL, NULL, NULL, &self->record,
                                            &self->outcomes, &self->error);

    g_assert_cmpint(done, ==, self->error == NULL);
    g_assert_cmpint(done, ==, self->record != NULL);
    if (done)
        g_assert_cmpuint(self->record->rows, ==, self->record->accepted + self->record->set_aside);
    return self;
}

RollCase *roll_case_of_text(EqlImportKind kind, const char *text, EqlRollRequest request)
{
    g_autofree char *path = write_file("given", text, strlen(text));

    request.path = path;
    return roll_case_of(kind, request);
}

RollCase *census_of(const char *path, const char *date)
{
    return roll_case_of(EQL_IMPORT_CENSUS, (EqlRollRequest){.path = path, .date = date});
}

RollCase *outcomes_of(const char *path, const char *kind)
{
    return roll_case_of(EQL_IMPORT_OUTCOMES, (EqlRollRequest){.path = path, .kind = kind});
}

RollCase *census_of_text(const char *text, const char *date)
{
    g_autofree char *path = write_file("given", text, strlen(text));

    return census_of(path, date);
}

RollCase *outcomes_of_text(const char *text, const char *kind)
{
    g_autofree char *path = write_file("given", text, strlen(text));

    return outcomes_of(path, kind);
}

void roll_case_free(RollCase *self)
{
    if (self == NULL)
        return;
    eql_import_record_free(self->record);
    eql_census_free(self->census);
    eql_outcomes_free(self->outcomes);
    g_clear_error(&self->error);
    g_free(self);
}

char *census_fixture(const char *name)
{
    return g_build_filename(g_getenv("EQL_TEST_DATA"), "census", name, NULL);
}

void assert_rows(const RollCase *self, guint64 accepted, guint64 set_aside)
{
    g_assert_no_error(self->error);
    g_assert_cmpuint(self->record->accepted, ==, accepted);
    g_assert_cmpuint(self->record->set_aside, ==, set_aside);
}

void assert_refused(const RollCase *self, const char *part)
{
    g_assert_nonnull(self->error);
    g_assert_null(self->record);
    g_test_message("%s", self->error->message);
    g_assert_nonnull(strstr(self->error->message, part));
}

void assert_problem(const RollCase *self, guint64 row, const char *part)
{
    g_assert_no_error(self->error);
    for (guint i = 0; i < self->record->problems->len; i++) {
        const EqlProblem *problem = self->record->problems->pdata[i];
        if (problem->row == row && strstr(problem->message, part) != NULL)
            return;
        g_test_message("%u: %s", (guint)problem->row, problem->message);
    }
    g_error("no problem at row %u says “%s”", (guint)row, part);
}

void assert_advice(const RollCase *self, guint64 row, const char *part)
{
    g_assert_no_error(self->error);
    for (guint i = 0; i < self->record->problems->len; i++) {
        const EqlProblem *problem = self->record->problems->pdata[i];
        if (problem->row == row && problem->advice != NULL && strstr(problem->advice, part) != NULL)
            return;
    }
    g_error("no problem at row %u advises “%s”", (guint)row, part);
}

void assert_no_problems(const RollCase *self)
{
    g_assert_no_error(self->error);
    for (guint i = 0; i < self->record->problems->len; i++) {
        const EqlProblem *problem = self->record->problems->pdata[i];
        g_test_message("%u: %s", (guint)problem->row, problem->message);
    }
    g_assert_cmpuint(self->record->problems->len, ==, 0);
}

static GPtrArray *groups_in(const RollCase *self)
{
    return self->census != NULL ? self->census->groups : self->outcomes->groups;
}

static guint n_in(const RollCase *self)
{
    return self->census != NULL ? self->census->n : self->outcomes->n;
}

const char *group_at(const RollCase *self, const char *characteristic, guint i)
{
    g_assert_no_error(self->error);
    const EqlGroupColumn *column = eql_group_columns_find(groups_in(self), characteristic);

    return column != NULL ? eql_group_column_get(column, i) : NULL;
}

guint count_group(const RollCase *self, const char *characteristic, const char *group)
{
    guint n = 0;

    g_assert_no_error(self->error);
    for (guint i = 0; i < n_in(self); i++)
        n += g_strcmp0(group_at(self, characteristic, i), group) == 0;
    return n;
}

char *count_text(const RollCase *self, const char *kind, const char *characteristic,
                 const char *group)
{
    g_assert_no_error(self->error);
    const GPtrArray *counts = self->census != NULL ? self->census->counts : self->outcomes->counts;

    for (guint i = 0; i < counts->len; i++) {
        const EqlCount *count = counts->pdata[i];
        if (g_strcmp0(count->kind, kind) == 0 &&
            g_strcmp0(count->characteristic, characteristic) == 0 &&
            g_strcmp0(count->group, group) == 0)
            return g_strdup_printf("%u/%d", (guint)count->count, (int)count->pupils);
    }
    return g_strdup("none");
}

static void assert_not_in(const char *text, const char *needle)
{
    if (text == NULL)
        return;
    g_autofree char *where = g_utf8_casefold(text, -1);
    g_autofree char *what = g_utf8_casefold(needle, -1);
    if (strstr(where, what) != NULL)
        g_error("“%s” is still there: %s", needle, text);
}

static void assert_record_without(const EqlImportRecord *record, const char *needle)
{
    for (guint i = 0; i < record->problems->len; i++) {
        const EqlProblem *problem = record->problems->pdata[i];
        assert_not_in(problem->message, needle);
        assert_not_in(problem->advice, needle);
    }
    for (guint i = 0; i < record->columns->len; i++) {
        const EqlColumnMatch *match = record->columns->pdata[i];
        for (guint k = 0; match->examples != NULL && match->examples[k] != NULL; k++)
            assert_not_in(match->examples[k], needle);
    }
}

static void assert_groups_without(const GPtrArray *columns, const char *needle)
{
    for (guint i = 0; i < columns->len; i++) {
        const EqlGroupColumn *column = columns->pdata[i];
        for (guint k = 0; k < column->groups->len; k++)
            assert_not_in(column->groups->pdata[k], needle);
    }
}

void assert_gone(const RollCase *self, const char *text)
{
    g_assert_no_error(self->error);
    assert_record_without(self->record, text);
    assert_groups_without(groups_in(self), text);
    for (guint i = 0; self->outcomes != NULL && i < self->outcomes->n; i++) {
        assert_not_in(self->outcomes->kinds->pdata[i], text);
        assert_not_in(self->outcomes->reasons->pdata[i], text);
        assert_not_in(self->outcomes->dates->pdata[i], text);
    }
}

void assert_dropped(const RollCase *self, const char *heading)
{
    g_assert_no_error(self->error);
    g_assert_true(g_ptr_array_find_with_equal_func(self->record->dropped_identifiers, heading,
                                                   g_str_equal, NULL));
}

EqlPupilKey key_of(const char *domain, const char *identifier)
{
    g_autoptr(EqlHasher) hasher = eql_hasher_new(KEY);

    return eql_hasher_hash(hasher, domain, identifier, -1);
}

void assert_key(const GArray *keys, guint i, const char *domain, const char *identifier)
{
    EqlPupilKey expected = key_of(domain, identifier);

    g_assert_true(eql_pupil_key_equal(&g_array_index(keys, EqlPupilKey, i), &expected));
}
