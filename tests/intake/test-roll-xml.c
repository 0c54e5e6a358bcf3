/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "roll-case.h"

#include <math.h>
#include <string.h>

#include "table-dump.h"

static RollCase *census_of_fixture(const char *name)
{
    g_autofree char *path = census_fixture(name);

    return census_of(path, NULL);
}

static void test_census(void)
{
    g_autoptr(RollCase) read = census_of_fixture("spring.xml");

    assert_rows(read, 3, 1);
    g_assert_cmpstr(read->record->tool, ==, "school-census");
    g_assert_cmpstr(read->record->file, ==, "spring.xml");
    g_assert_cmpuint(strlen(read->record->sha256), ==, 64);
    g_assert_cmpstr(read->census->term, ==, "SPR");
    g_assert_cmpstr(read->census->reference_date, ==, "2026-01-15");
    g_assert_cmpstr(group_at(read, "ethnicity", 0), ==, "BCRB");
    g_assert_cmpstr(group_at(read, "sex", 0), ==, "F");
    g_assert_cmpstr(group_at(read, "year", 0), ==, "9");
    g_assert_cmpstr(group_at(read, "sen", 0), ==, "K");
    g_assert_cmpstr(group_at(read, "fsm", 0), ==, "yes");
    g_assert_cmpstr(group_at(read, "language", 0), ==, "english");
    g_assert_cmpstr(group_at(read, "sex", 1), ==, "M"); /* Gender, as before 2023 */
    g_assert_cmpstr(group_at(read, "ethnicity", 1), ==, "not-stated");
    g_assert_cmpstr(group_at(read, "fsm", 1), ==, "no"); /* one ended, one not begun */
    g_assert_cmpstr(group_at(read, "sen", 2), ==, "not-stated");
}

static void test_registrations(void)
{
    g_autoptr(RollCase) read = census_of_fixture("spring.xml");

    assert_rows(read, 3, 1);
    g_assert_cmpint(memcmp(read->census->registration->data, "CSM", 3), ==, 0);
    g_assert_cmpint(memcmp(read->census->leaver->data, "\0\0\1", 3), ==, 0);
    assert_key(read->census->keys, 0, "upn", "A999499900001");
    assert_key(read->census->keys, 2, "upn", "A999499900003");
    assert_problem(read, 0, "1 pupil is registered here as a subsidiary");
}

static void test_census_problems(void)
{
    g_autoptr(RollCase) read = census_of_fixture("spring.xml");

    assert_problem(read, 2, "“WXYZ” is not a value");
    assert_problem(read, 3, "already in row 1");
    assert_problem(read, 0, "no SENtype was found below any pupil");
    g_assert_cmpuint(read->record->problems->len, ==, 5);
}

#define NEED(rank, type)                                                                           \
    "<SENneed><SENtype>" type "</SENtype><SENtypeRank>" rank "</SENtypeRank></SENneed>"
#define PUPIL(provision, needs)                                                                    \
    "<PupilOnRoll><PupilIdentifiers><Sex>F</Sex></PupilIdentifiers><SpecialEducationalNeeds>"      \
    "<SENprovision>" provision "</SENprovision>" needs "</SpecialEducationalNeeds></PupilOnRoll>"

static void test_needs(void)
{
    static const char xml[] = "<Message><Pupils><PupilsOnRoll>" PUPIL(
        "K", "<SENneeds>" NEED("2", "MLD") NEED("1", "SEMH") "</SENneeds>")
        PUPIL("E", "<SENtype>ASD</SENtype>")
            PUPIL("K", "<SENneed><SENtype>HI</SENtype></SENneed>" NEED("3", "VI")) PUPIL("N", "")
                PUPIL("K", "") "</"
                               "PupilsOnRoll><PupilsNoLongerOnRoll><PupilNoLongerOnRoll><"
                               "PupilIdentifiers><Sex>M</Sex>"
                               "</PupilIdentifiers></PupilNoLongerOnRoll></PupilsNoLongerOnRoll></"
                               "Pupils></Message>";
    static const char *const needs[] = {"SEMH", "ASD", "VI", "none", "not-stated", "not-stated"};
    g_autofree char *path = write_file("needs.xml", xml, strlen(xml));
    g_autoptr(RollCase) read = census_of(path, NULL);

    for (guint i = 0; i < G_N_ELEMENTS(needs); i++)
        g_assert_cmpstr(group_at(read, "sen-need", i), ==, needs[i]);
}

static void test_privacy(void)
{
    static const char *const secrets[] = {"Quillfeather", "Marigold",   "Oakhurst",  "Tansy",
                                          "A9994999",     "2012-03-04", "2013-01-02"};
    g_autofree char *path = census_fixture("spring.xml");
    g_autoptr(RollCase) census = census_of(path, NULL);
    g_autoptr(RollCase) outcomes = outcomes_of(path, NULL);

    for (guint i = 0; i < G_N_ELEMENTS(secrets); i++) {
        assert_gone(census, secrets[i]);
        assert_gone(outcomes, secrets[i]);
    }
    assert_dropped(census, "UPN");
    assert_dropped(census, "FormerUPN");
    assert_dropped(census, "Surname");
    assert_dropped(census, "Forename");
    assert_dropped(census, "DOB");
    assert_dropped(outcomes, "UPN");
}

static const char *text_at(const GPtrArray *texts, guint i)
{
    return texts->pdata[i];
}

static void test_outcomes(void)
{
    g_autofree char *path = census_fixture("spring.xml");
    g_autoptr(RollCase) read = outcomes_of(path, NULL);

    assert_rows(read, 4, 1);
    const EqlOutcomes *found = read->outcomes;
    g_assert_cmpuint(found->n, ==, 4);
    g_assert_cmpstr(text_at(found->kinds, 0), ==, "suspension");
    g_assert_cmpstr(text_at(found->reasons, 0), ==, "PP;DB");
    g_assert_cmpstr(text_at(found->dates, 0), ==, "2025-05-06");
    g_assert_cmpfloat(g_array_index(found->sessions, double, 0), ==, 4);
    g_assert_cmpstr(text_at(found->kinds, 1), ==, "exclusion");
    g_assert_cmpstr(text_at(found->reasons, 1), ==, "PA;ZZ");
    g_assert_true(isnan(g_array_index(found->sessions, double, 1)));
    g_assert_cmpstr(text_at(found->kinds, 2), ==, "lunchtime");
    g_assert_cmpfloat(g_array_index(found->sessions, double, 2), ==, 1);
    g_assert_cmpstr(text_at(found->kinds, 3), ==, "xtra");
    g_assert_cmpstr(text_at(found->dates, 3), ==, "");
    g_assert_cmpstr(text_at(found->reasons, 3), ==, "PP");
    g_assert_true(isnan(g_array_index(found->sessions, double, 3)));
}

static void test_outcomes_pupils(void)
{
    g_autofree char *path = census_fixture("spring.xml");
    g_autoptr(RollCase) read = outcomes_of(path, NULL);

    assert_rows(read, 4, 1);
    g_assert_cmpint(memcmp(read->outcomes->registration->data, "CCSM", 4), ==, 0);
    assert_key(read->outcomes->keys, 0, "upn", "A999499900001");
    assert_key(read->outcomes->keys, 3, "upn", "A999499900003");
    g_assert_cmpstr(group_at(read, "ethnicity", 3), ==, "WBRI");
    g_assert_cmpstr(group_at(read, "sen", 0), ==, "K"); /* the pupil's, not the suspension's */
    assert_problem(read, 2, "as in row 1");
    assert_problem(read, 3, "“ZZ”");
    assert_problem(read, 5, "“XTRA”");
    assert_problem(read, 5, "“not known”");
    assert_problem(read, 5, "“many”");
    assert_problem(read, 0, "1 outcome is of a pupil registered mainly");
}

static void test_given_kind(void)
{
    g_autofree char *path = census_fixture("spring.xml");
    g_autoptr(RollCase) read = outcomes_of(path, "lunch");

    assert_rows(read, 4, 1);
    g_assert_cmpstr(read->record->outcome_kind, ==, "lunchtime");
    g_assert_cmpstr(text_at(read->outcomes->kinds, 0), ==, "suspension"); /* the file's word */
    g_assert_cmpstr(text_at(read->outcomes->kinds, 3), ==, "lunchtime");
}

static void test_namespace(void)
{
    g_autoptr(RollCase) read = census_of_fixture("autumn-namespace.xml");

    assert_rows(read, 2, 0);
    g_assert_cmpstr(read->census->term, ==, "AUT");
    g_assert_cmpstr(group_at(read, "year", 1), ==, "8");
    g_assert_cmpstr(group_at(read, "sen", 1), ==, "E");
    g_assert_null(group_at(read, "ethnicity", 0));
    g_assert_null(group_at(read, "fsm", 0)); /* never a false "no" for everybody */
    assert_problem(read, 0, "Ethnic group is not in this return");
    assert_problem(read, 0, "Free school meals is not in this return");
    assert_problem(read, 0, "First language is not in this return");
}

static void test_no_outcomes(void)
{
    g_autofree char *path = census_fixture("autumn-namespace.xml");
    g_autoptr(RollCase) read = outcomes_of(path, NULL);

    assert_rows(read, 0, 0);
    assert_problem(read, 0, "No suspension or exclusion was found");
}

static void test_given_date(void)
{
    g_autofree char *path = census_fixture("spring.xml");
    g_autoptr(RollCase) read = census_of(path, "01/03/2026");

    assert_rows(read, 3, 1);
    g_assert_cmpstr(read->census->reference_date, ==, "2026-03-01");
    g_assert_cmpstr(group_at(read, "fsm", 1), ==, "yes"); /* has begun by then */
    assert_problem(read, 0, "reference date is 15 January 2026");
    g_autoptr(RollCase) wrong = census_of(path, "soon");
    assert_refused(wrong, "not a date");
}

static void test_other_returns(void)
{
    g_autofree char *path = census_fixture("cin-return.xml");
    g_autoptr(RollCase) cin = census_of(path, NULL);
    g_autoptr(RollCase) page = census_of_text("<html><body>No</body></html>", NULL);
    g_autoptr(RollCase) book = census_of_text("\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", NULL);
    g_autoptr(RollCase) note = outcomes_of_text("<note><to>Us</to></note>", NULL);
    g_autoptr(RollCase) ctf = census_of_text("<CTFile><Header/></CTFile>", NULL);

    assert_refused(cin, "a children in need census return, not a school census");
    assert_refused(page, "a web page");
    assert_refused(book, "Excel 2003");
    assert_refused(note, "outermost element is “note”");
    assert_refused(ctf, "common transfer file");
}

/* A pupil's name with letters outside ASCII, in encodings that returns declare. */
static void check_encoding(const char *encoding, const char *declared)
{
    g_autofree char *text = g_strdup_printf(
        "<?xml version=\"1.0\" encoding=\"%s\"?>\n<Message><PupilOnRoll><UPN>A1</UPN>"
        "<Surname>Zo\xc3\xab \xe2\x80\x99</Surname><Ethnicity>\xc2\xa0WBRI</Ethnicity>"
        "<Sex>F</Sex></PupilOnRoll></Message>",
        declared);
    gsize n = 0;
    g_autofree char *bytes =
        g_convert_with_fallback(text, -1, encoding, "UTF-8", "?", NULL, &n, NULL);
    g_assert_nonnull(bytes);
    g_autofree char *path = write_file("encoded.xml", bytes, n);
    g_autoptr(RollCase) read = census_of(path, NULL);

    assert_rows(read, 1, 0);
    g_assert_cmpstr(group_at(read, "ethnicity", 0), ==, "WBRI");
    assert_key(read->census->keys, 0, "upn", "A1");
}

static void test_encodings(void)
{
    check_encoding("UTF-8", "UTF-8");
    check_encoding("UTF-16", "UTF-16");
    check_encoding("WINDOWS-1252", "windows-1252");
    check_encoding("ISO-8859-1", "ISO-8859-1");
    check_encoding("ISO-8859-15", "iso-8859-15");
    g_autoptr(RollCase) read =
        census_of_text("<?xml version='1.0' encoding='EBCDIC-CP-NONSENSE'?><a/>", NULL);
    assert_refused(read, "encoding");
}

static void test_broken(void)
{
    g_autofree char *path = census_fixture("spring.xml");
    g_autofree char *whole = NULL;
    gsize n;
    g_assert_true(g_file_get_contents(path, &whole, &n, NULL));

    for (gsize cut = 1; cut < n; cut += 97) {
        g_autofree char *part = write_file("cut.xml", whole, cut);
        g_autoptr(RollCase) read = census_of(part, NULL);
        g_assert_nonnull(read->error);
    }
    whole[n / 2] = '\0';
    g_autoptr(RollCase) truncated = census_of_text(whole, NULL);
    assert_refused(truncated, "stops before its end, at line 4");
    g_autoptr(RollCase) crossed = census_of_text("<a>\n<b></a></b>", NULL);
    assert_refused(crossed, "line 2: this is not well-formed XML");
}

/* What the window calls to show how far it has come ends the reading too. */
static void test_cancel(void)
{
    g_autofree char *path = census_fixture("spring.xml");
    g_autoptr(GCancellable) cancellable = g_cancellable_new();
    g_autoptr(EqlCodes) codes = eql_codes_new();
    guint8 key[32] = {0};
    g_autoptr(EqlHasher) hasher = eql_hasher_new(key);
    EqlRollRequest request = {path, codes, hasher, NULL, NULL};
    g_autoptr(GError) error = NULL;
    EqlImportRecord *record = NULL;
    EqlCensus *census = NULL;

    g_cancellable_cancel(cancellable);
    g_assert_false(eql_census_read(&request, NULL, NULL, cancellable, &record, &census, &error));
    g_assert_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_null(record);
    g_assert_null(census);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/intake/roll-xml/census", test_census);
    g_test_add_func("/intake/roll-xml/registrations", test_registrations);
    g_test_add_func("/intake/roll-xml/census-problems", test_census_problems);
    g_test_add_func("/intake/roll-xml/needs", test_needs);
    g_test_add_func("/intake/roll-xml/privacy", test_privacy);
    g_test_add_func("/intake/roll-xml/outcomes", test_outcomes);
    g_test_add_func("/intake/roll-xml/outcomes-pupils", test_outcomes_pupils);
    g_test_add_func("/intake/roll-xml/given-kind", test_given_kind);
    g_test_add_func("/intake/roll-xml/namespace", test_namespace);
    g_test_add_func("/intake/roll-xml/no-outcomes", test_no_outcomes);
    g_test_add_func("/intake/roll-xml/given-date", test_given_date);
    g_test_add_func("/intake/roll-xml/other-returns", test_other_returns);
    g_test_add_func("/intake/roll-xml/encodings", test_encodings);
    g_test_add_func("/intake/roll-xml/broken", test_broken);
    g_test_add_func("/intake/roll-xml/cancel", test_cancel);
    return g_test_run();
}
