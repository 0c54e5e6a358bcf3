/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rounds of the questionnaire in the order of their years and terms. */
#include <glib.h>

#include "model/wave-order.h"

static void assert_sorted(const char *before, const char *after)
{
    g_auto(GStrv) waves = g_strsplit(before, ";", -1);
    eql_waves_sort(waves);
    g_autofree char *found = g_strjoinv(";", waves);
    g_assert_cmpstr(found, ==, after);
}

static void test_years(void)
{
    assert_sorted("2025;2024", "2024;2025");
    assert_sorted("Follow-up 2026;Baseline 2025", "Baseline 2025;Follow-up 2026");
    assert_sorted("2025/26;2024/25", "2024/25;2025/26");
}

static void test_terms(void)
{
    assert_sorted("Autumn 2025;Summer 2025;Spring 2026", "Summer 2025;Autumn 2025;Spring 2026");
    assert_sorted("Summer 2025/26;Autumn 2025/26", "Autumn 2025/26;Summer 2025/26");
    assert_sorted("Summer 2025-2026;Autumn 2025", "Autumn 2025;Summer 2025-2026");
    assert_sorted("Hydref 2025;Mawrth 2025", "Mawrth 2025;Hydref 2025");
    assert_sorted("2025-10;2025-03;06/2025", "2025-03;06/2025;2025-10");
    assert_sorted("9/2025;round 4/2025;15/06/2025", "round 4/2025;15/06/2025;9/2025");
    assert_sorted("SEPT 2025;may 2025", "may 2025;SEPT 2025");
}

/* Whatever does not say stays as it was brought in. */
static void test_unsure(void)
{
    assert_sorted("B;A", "B;A");
    assert_sorted("Baseline;2024", "Baseline;2024");
    assert_sorted("2025;Baseline;2024", "2025;Baseline;2024");
    assert_sorted("2025 second;Autumn 2025", "2025 second;Autumn 2025");
    assert_sorted("Autumn 2025;2025 second", "Autumn 2025;2025 second");
    assert_sorted("2025 b;Spring 2025;2024", "2024;2025 b;Spring 2025");
    assert_sorted("12025;2024", "12025;2024");
    assert_sorted("0/2025;13/2025;06/2025", "0/2025;13/2025;06/2025");
    assert_sorted("", "");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/model/wave-order/years", test_years);
    g_test_add_func("/model/wave-order/terms", test_terms);
    g_test_add_func("/model/wave-order/unsure", test_unsure);
    return g_test_run();
}
