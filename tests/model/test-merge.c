/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/merge.h"
#include "model/settings.h"

static void add_ethnic_group(EqlCodes *codes, const char *code, const char *label,
                             const char *broad)
{
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_FULL, code, label, broad);
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_CODES, code, label, code);
}

static EqlCodes *lists(void)
{
    EqlCodes *codes = eql_codes_new();
    eql_codes_add_characteristic(codes, "ethnicity", "Ethnic group");
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_BROAD, "asian", "Asian", NULL);
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_BROAD, "black", "Black", NULL);
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_BROAD, "other", "Other", NULL);
    add_ethnic_group(codes, "AIND", "Indian", "asian");
    add_ethnic_group(codes, "APKN", "Pakistani", "asian");
    add_ethnic_group(codes, "ABAN", "Bangladeshi", "asian");
    add_ethnic_group(codes, "BCRB", "Black Caribbean", "black");
    add_ethnic_group(codes, "OOTH", "Any other", "other");
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_CODES, "AMPK", "Mirpuri", "APKN");
    eql_codes_add_characteristic(codes, "year", "Year group");
    for (int year = 7; year <= 11; year++) {
        g_autofree char *code = g_strdup_printf("%d", year);
        g_autofree char *label = g_strdup_printf("Year %d", year);
        eql_codes_add_group(codes, "year", EQL_DETAIL_FULL, code, label, NULL);
    }
    eql_codes_add_characteristic(codes, "role", "Role");
    return codes;
}

static EqlCodes *merged(EqlCodes *codes, const char *characteristic, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) merges = eql_merges_read(codes, characteristic, text, &error);
    g_assert_no_error(error);
    return eql_codes_merge(codes, merges);
}

static void assert_groups(const EqlCodes *codes, const char *characteristic, EqlDetail detail,
                          const char *want)
{
    g_autofree const char **groups = eql_codes_groups(codes, characteristic, detail);
    g_autofree char *got = g_strjoinv(" ", (char **)groups);
    g_assert_cmpstr(got, ==, want);
}

static const char *up(const EqlCodes *codes, const char *code, EqlDetail detail)
{
    return eql_codes_roll_up(codes, "ethnicity", code, detail);
}

/* A member and what belongs to it are met nowhere but together. */
static void test_levels(void)
{
    g_autoptr(EqlCodes) codes = lists();
    g_autoptr(EqlCodes) view = merged(codes, "ethnicity", "bangladeshi + APKN");
    assert_groups(view, "ethnicity", EQL_DETAIL_FULL, "AIND APKN+ABAN BCRB OOTH not-stated");
    assert_groups(view, "ethnicity", EQL_DETAIL_CODES, "AIND APKN+ABAN BCRB OOTH not-stated");
    assert_groups(view, "ethnicity", EQL_DETAIL_BROAD, "asian black other not-stated");
    g_assert_cmpstr(up(view, "ABAN", EQL_DETAIL_FULL), ==, "APKN+ABAN");
    g_assert_cmpstr(up(view, "AMPK", EQL_DETAIL_CODES), ==, "APKN+ABAN");
    g_assert_cmpstr(up(view, "AMPK", EQL_DETAIL_FULL), ==, "APKN+ABAN");
    g_assert_cmpstr(up(view, "AMPK", EQL_DETAIL_BROAD), ==, "asian");
    g_assert_cmpstr(up(view, "APKN+ABAN", EQL_DETAIL_FULL), ==, "APKN+ABAN");
    g_assert_cmpstr(up(view, "APKN+ABAN", EQL_DETAIL_BROAD), ==, "asian");
    g_assert_cmpstr(up(view, "AIND", EQL_DETAIL_CODES), ==, "AIND");
    g_assert_cmpstr(eql_codes_label(view, "ethnicity", "APKN+ABAN"), ==, "Pakistani + Bangladeshi");
    g_assert_cmpint(eql_codes_compare(view, "ethnicity", "APKN+ABAN", "AIND"), >, 0);
    g_assert_cmpint(eql_codes_compare(view, "ethnicity", "APKN+ABAN", "BCRB"), <, 0);
    /* the lists themselves stay */
    g_assert_cmpstr(up(codes, "ABAN", EQL_DETAIL_FULL), ==, "ABAN");
}

static void test_broad(void)
{
    g_autoptr(EqlCodes) codes = lists();
    g_autoptr(EqlCodes) view = merged(codes, "ethnicity", "Black and other: black+other");
    assert_groups(view, "ethnicity", EQL_DETAIL_BROAD, "asian black+other not-stated");
    /* with finer groups beside it the broad ones could be told apart */
    assert_groups(view, "ethnicity", EQL_DETAIL_FULL, "AIND APKN ABAN black+other not-stated");
    g_assert_cmpstr(up(view, "BCRB", EQL_DETAIL_CODES), ==, "black+other");
    g_assert_cmpstr(eql_codes_label(view, "ethnicity", "black+other"), ==, "Black and other");
}

static void test_other_characteristics(void)
{
    g_autoptr(EqlCodes) codes = lists();
    g_autoptr(EqlCodes) view = merged(codes, "year", "Year 8+7; Older: 10+11");
    assert_groups(view, "year", EQL_DETAIL_FULL, "7+8 9 10+11 not-stated");
    g_assert_cmpstr(eql_codes_roll_up(view, "year", "11", EQL_DETAIL_BROAD), ==, "10+11");
    g_assert_cmpstr(eql_codes_label(view, "year", "10+11"), ==, "Older");
    g_assert_cmpstr(up(view, "ABAN", EQL_DETAIL_FULL), ==, "ABAN");
    g_autoptr(EqlCodes) roles = merged(codes, "role", "Lunchtime team+Site team");
    g_assert_cmpstr(eql_codes_roll_up(roles, "role", "site-team", EQL_DETAIL_FULL), ==,
                    "lunchtime-team+site-team");
}

static void test_text(void)
{
    g_autoptr(EqlCodes) codes = lists();
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) merges =
        eql_merges_read(codes, "year", " Year 8 + 7 ;; Older :10+ Year 11;", &error);
    g_assert_no_error(error);
    g_autofree char *text = eql_merges_text(merges);
    g_assert_cmpstr(text, ==, "7+8; Older: 10+11");
    g_autoptr(GPtrArray) none = eql_merges_read(codes, "year", "", &error);
    g_assert_cmpuint(none->len, ==, 0);
}

static void test_refusals(void)
{
    static const char *const refused[][2] = {
        {"ethnicity", "APKN"},                 /* alone */
        {"ethnicity", "APKN+"},                /* nothing */
        {"ethnicity", "APKN+Klingon"},         /* unknown */
        {"ethnicity", "APKN+not-stated"},      /* no group */
        {"ethnicity", "APKN+Pakistani"},       /* twice */
        {"ethnicity", "APKN+ABAN; AIND+APKN"}, /* in two */
        {"ethnicity", "APKN+AMPK"},            /* part of the other */
        {"ethnicity", "APKN+asian"},           /* likewise */
        {"ethnicity", "APKN+BCRB"},            /* of two broad groups */
        {"ethnicity", "APKN+black"},           /* of two levels */
        {"year", "7+12"},
    };
    g_autoptr(EqlCodes) codes = lists();
    for (guint i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GPtrArray) merges = eql_merges_read(codes, refused[i][0], refused[i][1], &error);
        g_assert_error(error, EQL_SETTINGS_ERROR, EQL_SETTINGS_ERROR_VALUE);
        g_assert_null(merges);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/merge/levels", test_levels);
    g_test_add_func("/merge/broad", test_broad);
    g_test_add_func("/merge/other-characteristics", test_other_characteristics);
    g_test_add_func("/merge/text", test_text);
    g_test_add_func("/merge/refusals", test_refusals);
    return g_test_run();
}
