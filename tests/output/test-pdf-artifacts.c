/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "output/pdf-artifacts.h"

static void assert_marked(const char *drawing, const char *expected)
{
    g_autoptr(GByteArray) marked = eql_pdf_mark_artifacts(drawing, strlen(drawing));
    g_autofree char *text = marked ? g_strndup((char *)marked->data, marked->len) : NULL;

    g_assert_cmpstr(text, ==, expected);
}

static void test_gaps(void)
{
    /* a cover's colour before the first mark, a foot behind the last */
    assert_marked(
        "1 0 0 -1 0 842 cm\nq\n1 0 0 rg\n0 0 595 98 re f\n/P << /MCID 0 >> BDC\nBT\n"
        "(Words)Tj\nET\nEMC\nBT\n(Page 1)Tj\nET\nQ\n",
        "1 0 0 -1 0 842 cm\nq\n/Artifact BMC\n1 0 0 rg\n0 0 595 98 re f\nEMC\n"
        "/P << /MCID 0 >> BDC\nBT\n(Words)Tj\nET\nEMC\n/Artifact BMC\nBT\n(Page 1)Tj\nET\n"
        "EMC\nQ\n");
    /* between two marks, and in one that holds another */
    assert_marked("/P BMC f EMC 0 0 m 9 9 l S /P BMC /Span BMC f EMC f EMC",
                  "/P BMC f EMC /Artifact BMC\n0 0 m 9 9 l S\nEMC /P BMC /Span BMC f EMC f EMC");
}

/* Nothing is drawn without a mark, or all is marked already. */
static void test_nothing_to_mark(void)
{
    assert_marked("", NULL);
    assert_marked("q\n1 0 0 rg\n/P BMC\nf\nEMC\nQ\n", NULL);
    assert_marked("/Artifact BMC\nf\nEMC\n", NULL);
}

/* What looks like an operator within texts, names, digits and remarks. */
static void test_no_operators(void)
{
    assert_marked("/P BMC (EMC \\) f (f) \\\\) Tj <f0\nf> Tj /f gs [(f)1<0f>] TJ % f\n EMC", NULL);
    assert_marked("<< /f (BDC) /EMC << /f <0f> >> >> pop (", NULL);
    assert_marked("(EMC) Tj", "/Artifact BMC\n(EMC) Tj\nEMC");
}

/* What is not understood stays as it is. */
static void test_refused(void)
{
    assert_marked("EMC f", NULL);
    assert_marked("f /P BMC f", NULL);
    assert_marked("BT (a) Tj /P BMC (b) Tj EMC ET", NULL); /* marks across a text's end */
    assert_marked("f BI /W 1 ID \x01\x02 EI", NULL);       /* a picture's bytes */
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf-artifacts/gaps", test_gaps);
    g_test_add_func("/pdf-artifacts/nothing-to-mark", test_nothing_to_mark);
    g_test_add_func("/pdf-artifacts/no-operators", test_no_operators);
    g_test_add_func("/pdf-artifacts/refused", test_refused);
    return g_test_run();
}
