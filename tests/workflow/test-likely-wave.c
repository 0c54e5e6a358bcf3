/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which round the answers in a file are of. */
#include "fixture.h"
#include "workflow/likely-wave.h"

static void assert_wave(Fixture *f, const char *file, const char *moment, const char *waves,
                        const char *expected)
{
    g_autofree char *text =
        g_strdup_printf("Timestamp,I belong.\n%s,Agree\n%s,Agree\n", moment, moment);
    g_autofree char *path = write_file(f, file, text);
    g_auto(GStrv) known = g_strsplit(waves, ";", -1);
    g_autofree char *found = eql_likely_wave(path, NULL, eql_project_codes(f->project), known);
    g_assert_cmpstr(found, ==, expected);
}

static void test_moments(Fixture *f, gconstpointer data)
{
    assert_wave(f, "a.csv", "2025/10/03 9:00:00 am GMT", "", "Autumn 2025");
    assert_wave(f, "a.csv", "2025-03-10 09:00", "", "Spring 2025");
    assert_wave(f, "a.csv", "2025-06-10T09:00:00Z", "", "Summer 2025");
    assert_wave(f, "a.csv", "03/10/2025 09:00", "", "Autumn 2025");
    assert_wave(f, "a.csv", "10/23/2025 09:00:12", "", "Autumn 2025");
    assert_wave(f, "a.csv", "10/10/2025", "", "Autumn 2025");
    assert_wave(f, "a.csv", "yesterday", "", NULL);
}

/* One day after the twelfth tells of all which number is the month. */
static void test_month_first(Fixture *f, gconstpointer data)
{
    char *const none[] = {NULL};
    g_autofree char *path = write_file(f, "a.csv",
                                       "Timestamp,I belong.\n03/10/2025 09:00,Agree\n"
                                       "03/23/2025 09:00,Agree\n");
    g_autofree char *found = eql_likely_wave(path, NULL, eql_project_codes(f->project), none);
    g_assert_cmpstr(found, ==, "Spring 2025");
}

static void assert_wave_of(Fixture *f, const char *text, const char *expected)
{
    char *const none[] = {NULL};
    g_autofree char *path = write_file(f, "a.csv", text);
    g_autofree char *found = eql_likely_wave(path, NULL, eql_project_codes(f->project), none);
    g_assert_cmpstr(found, ==, expected);
}

/* A spreadsheet that saved its dates as numbers: all of a column of times, else they are none. */
static void test_serials(Fixture *f, gconstpointer data)
{
    assert_wave(f, "a.csv", "45901", "", "Autumn 2025");
    assert_wave(f, "a.csv", "45901.4375", "Autumn 2024;Summer 2025", "Summer 2025");
    assert_wave(f, "a.csv", "45726.4375", "", "Spring 2025");
    assert_wave(f, "a.csv", "36525", "", NULL);
    assert_wave(f, "a.csv", "73051", "", NULL);
    assert_wave(f, "pupils 2024.csv", "45901", "", "Autumn 2025");
    assert_wave_of(f, "Timestamp,I belong.\n45901,Agree\n45902,Agree\nsoon,Agree\n", NULL);
    assert_wave_of(f, "Your number,I belong.\n45901,Agree\n45902,Agree\n", NULL);
    assert_wave_of(f, "Date,I belong.\n45901,Agree\n,Agree\n45902,Agree\n", "Autumn 2025");
    /* A day alone may be an answer, but not in a column of times. */
    assert_wave_of(f, "When did you join?,I belong.\n10/10/2025,Agree\n", NULL);
}

static void test_names(Fixture *f, gconstpointer data)
{
    assert_wave(f, "pupils 2024.csv", "", "", "2024");
    assert_wave(f, "pupils summer 2024.csv", "", "", "Summer 2024");
    assert_wave(f, "pupils 2024.csv", "2025-10-03 09:00", "", "Autumn 2025");
}

/* One that is there already, where it was about then; never beside one that does not say when. */
static void test_known(Fixture *f, gconstpointer data)
{
    assert_wave(f, "a.csv", "2026-01-10 09:00", "Autumn 2025 baseline", "Autumn 2025 baseline");
    assert_wave(f, "a.csv", "2026-01-10 09:00", "2025", "2025");
    assert_wave(f, "a.csv", "2024-10-10 09:00", "Autumn 2025", "Autumn 2024");
    assert_wave(f, "a.csv", "2025-10-10 09:00", "2024;2025", "2025");
    assert_wave(f, "a.csv", "2025-10-10 09:00", "Baseline", NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/workflow/likely-wave/moments", NULL, set_up, test_moments);
    ADD("/workflow/likely-wave/month-first", NULL, set_up, test_month_first);
    ADD("/workflow/likely-wave/serials", NULL, set_up, test_serials);
    ADD("/workflow/likely-wave/names", NULL, set_up, test_names);
    ADD("/workflow/likely-wave/known", NULL, set_up, test_known);
    return g_test_run();
}
