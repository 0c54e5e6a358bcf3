/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in another language than the program's, from files of translations. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/catalogue.h"
#include "base/i18n.h"
#include "base/kept.h"
#include "base/language.h"
#include "base/lists.h"

/* ── a file of translations, as msgfmt makes it ── */

typedef struct {
    const char *text;
    gsize text_length;
    const char *translation;
    gsize translation_length;
} Entry;

#define ENTRY(text, translation)                                                                   \
    {                                                                                              \
        text, sizeof(text) - 1, translation, sizeof(translation) - 1                               \
    }

/* In the order of their bytes. */
static const Entry GERMAN[] = {
    ENTRY("", "Content-Type: text/plain; charset=UTF-8\n"
              "Plural-Forms: nplurals=2; plural=(n != 1);\n"),
    ENTRY("%s of %s", "%2$s: %1$s"),
    ENTRY("%u answer\0%u answers", "%u Antwort\0%u Antworten"),
    ENTRY("Answers", "Antworten"),
    ENTRY("decimal mark\004.", ","),
    ENTRY("list\004, ", " / "),
    ENTRY("list\004; ", " // "),
    ENTRY("list\004\342\200\235, \342\200\234", "\342\200\234, \342\200\236"),
    ENTRY("month in a date\004March", "M\303\244rz"),
    ENTRY("own name\004English", "Deutsch"),
    ENTRY("status\004Done", "Erledigt"),
    ENTRY("theme\004Answers", "Fragen"),
    ENTRY("thousands mark\004,", "."),
};

static void put_number(GByteArray *bytes, guint at, guint32 value, gboolean swapped)
{
    guint32 stored = swapped ? GUINT32_SWAP_LE_BE(value) : value;
    memcpy(bytes->data + at, &stored, 4);
}

static GBytes *catalogue_bytes(gboolean swapped)
{
    const guint n = G_N_ELEMENTS(GERMAN), header = 28;
    GByteArray *bytes = g_byte_array_new();
    g_byte_array_set_size(bytes, header + 16 * n);
    memset(bytes->data, 0, bytes->len);
    put_number(bytes, 0, 0x950412de, swapped);
    put_number(bytes, 8, n, swapped);
    put_number(bytes, 12, header, swapped);
    put_number(bytes, 16, header + 8 * n, swapped);
    for (guint i = 0; i < 2 * n; i++) {
        const Entry *entry = &GERMAN[i % n];
        gsize length = i < n ? entry->text_length : entry->translation_length;
        guint at = bytes->len;
        put_number(bytes, header + 8 * i, (guint32)length, swapped);
        put_number(bytes, header + 8 * i + 4, at, swapped);
        g_byte_array_append(bytes, (const guint8 *)(i < n ? entry->text : entry->translation),
                            (guint)length + 1);
    }
    return g_byte_array_free_to_bytes(bytes);
}

static void install(const char *folder, const char *code)
{
    g_autoptr(GBytes) bytes = catalogue_bytes(FALSE);
    g_autofree char *place = g_build_filename(folder, code, "LC_MESSAGES", NULL);
    g_autofree char *path = g_build_filename(place, "equalens.mo", NULL);
    gsize size;
    const char *data = g_bytes_get_data(bytes, &size);
    g_assert_cmpint(g_mkdir_with_parents(place, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, data, (gssize)size, NULL));
}

/* ── catalogues ── */

static void test_find(gconstpointer swapped)
{
    g_autoptr(GBytes) bytes = catalogue_bytes(swapped != NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlCatalogue) catalogue = eql_catalogue_new(bytes, &error);
    g_assert_no_error(error);
    for (guint i = 1; i < G_N_ELEMENTS(GERMAN); i++)
        g_assert_cmpstr(eql_catalogue_find(catalogue, GERMAN[i].text), ==, GERMAN[i].translation);
    g_assert_null(eql_catalogue_find(catalogue, "Zebra"));
    g_assert_null(eql_catalogue_find(catalogue, "status\004Gone"));
    g_assert_cmpstr(eql_catalogue_find_plural(catalogue, "%u answer", 1), ==, "%u Antwort");
    g_assert_cmpstr(eql_catalogue_find_plural(catalogue, "%u answer", 0), ==, "%u Antworten");
    g_assert_null(eql_catalogue_find_plural(catalogue, "%u question", 2));
    /* where a translator forgot a form */
    g_assert_null(eql_catalogue_find_plural(catalogue, "Answers", 2));
}

/* Cut off anywhere, and with any one byte spoilt, it gives no text or one that ends. */
static void test_spoilt(void)
{
    g_autoptr(GBytes) bytes = catalogue_bytes(FALSE);
    gsize size = g_bytes_get_size(bytes);
    for (gsize at = 0; at < size; at++) {
        g_autofree guint8 *cut = g_memdup2(g_bytes_get_data(bytes, NULL), size);
        g_autoptr(GBytes) part = g_bytes_new(cut, at);
        cut[at] = (guint8)~cut[at];
        g_autoptr(GBytes) bent = g_bytes_new(cut, size);
        GBytes *both[] = {part, bent};
        for (guint i = 0; i < 2; i++) {
            g_autoptr(EqlCatalogue) catalogue = eql_catalogue_new(both[i], NULL);
            const char *found =
                catalogue != NULL ? eql_catalogue_find_plural(catalogue, "%u answer", 5) : NULL;
            g_assert_cmpuint(found != NULL ? strlen(found) : 0, <, size);
        }
    }
}

typedef struct {
    const char *rule;
    gulong forms[12]; /* of 0 to 11 */
} Rule;

/* As in the manual of GNU gettext, and Welsh. */
static const Rule RULES[] = {
    {"0", {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
    {" n != 1", {1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}},
    {"n>1", {0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}},
    {"n==1 ? 0 : n==2 ? 1 : (n != 8 && n != 11) ? 2 : 3", {2, 0, 1, 2, 2, 2, 2, 2, 3, 2, 2, 3}},
    {"(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)",
     {2, 0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2}},
    {"n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5",
     {0, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 4}},
    {"!(n - 2) * 3 + n / 10", {0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 1, 1}},
    {"n / 0 + n % 0", {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
};

static void test_plural(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(RULES); i++)
        for (gulong n = 0; n < 12; n++)
            g_assert_cmpuint(eql_plural_form(RULES[i].rule, n), ==, RULES[i].forms[n]);
    g_autofree char *deep = g_strnfill(100000, '(');
    g_assert_cmpuint(eql_plural_form(deep, 5), ==, 0);
    g_autofree char *nots = g_strnfill(100000, '!');
    g_assert_cmpuint(eql_plural_form(nots, 5), <=, 1);
}

/* ── languages ── */

static void assert_number(const char *format, double value, const char *expected)
{
    g_autofree char *text = eql_number(format, value);
    g_assert_cmpstr(text, ==, expected);
}

static void assert_words(const char *answers, const char *done, const char *many,
                         const char *untranslated)
{
    g_assert_cmpstr(_("Answers"), ==, answers);
    g_assert_cmpstr(C_("status", "Done"), ==, done);
    g_assert_cmpstr(ngettext("%u answer", "%u answers", 3), ==, many);
    g_assert_cmpstr(_("Nobody translated this"), ==, untranslated);
}

static gpointer in_english(gpointer unused)
{
    assert_words("Answers", "Done", "%u answers", "Nobody translated this");
    return NULL;
}

static void test_thread(void)
{
    g_autoptr(GError) error = NULL;
    const EqlLanguage *german = eql_language_find("de", &error);
    g_assert_no_error(error);
    g_assert_null(eql_language_use(german));
    assert_words("Antworten", "Erledigt", "%u Antworten", "Nobody translated this");
    g_thread_join(g_thread_new("english", in_english, NULL));
    g_assert_true(eql_language_use(NULL) == german);
    in_english(NULL);
}

static void test_numbers(void)
{
    g_autoptr(GDateTime) day = g_date_time_new_utc(2026, 3, 9, 0, 0, 0);
    eql_language_use(eql_language_find("de", NULL));
    assert_number("%.1f", 2.84, "2,8");
    assert_number("%+.1f", -0.5, "-0,5");
    assert_number("%.0f", 3, "3");
    g_autofree char *count = eql_number_count(1234567), *less = eql_number_count(-123);
    g_autofree char *date = eql_date(day, "%-d. %B %Y");
    eql_language_use(eql_language_find("en", NULL));
    assert_number("%.1f", 2.84, "2.8");
    g_autofree char *english = eql_number_count(1234);
    g_autofree char *then = eql_date(day, "%-d %B %Y");
    eql_language_use(NULL);
    g_assert_cmpstr(count, ==, "1.234.567");
    g_assert_cmpstr(less, ==, "-123");
    g_assert_cmpstr(date, ==, "9. M\303\244rz 2026");
    g_assert_cmpstr(english, ==, "1,234");
    g_assert_cmpstr(then, ==, "9 March 2026");
}

static char *added(void (*add)(GString *, const char *))
{
    GString *list = g_string_new(NULL);
    add(list, "Antworten");
    add(list, "Fragen");
    return g_string_free(list, FALSE);
}

static void assert_lists(const char *code, const char *few, const char *many, const char *in_marks)
{
    const char *const parts[] = {"Antworten", "Fragen", NULL};
    eql_language_use(eql_language_find(code, NULL));
    g_autofree char *text = eql_list_text(parts), *none = eql_list_text(NULL);
    g_autofree char *quoted = eql_list_quoted(parts);
    g_autofree char *list = added(eql_list_add), *long_list = added(eql_list_add_long);
    eql_language_use(NULL);
    g_assert_cmpstr(text, ==, few);
    g_assert_cmpstr(list, ==, few);
    g_assert_cmpstr(long_list, ==, many);
    g_assert_cmpstr(quoted, ==, in_marks);
    g_assert_cmpstr(none, ==, "");
}

/* What stands between the parts of a list is the language's. */
static void test_lists(void)
{
    assert_lists("en", "Antworten, Fragen", "Antworten; Fragen",
                 "Antworten\342\200\235, \342\200\234Fragen");
    assert_lists("de", "Antworten / Fragen", "Antworten // Fragen",
                 "Antworten\342\200\234, \342\200\236Fragen");
}

static void assert_name(const char *code, const char *name, const char *expected)
{
    eql_language_use(eql_language_find(code, NULL));
    g_assert_cmpstr(eql_language_name_of("theme", name), ==, expected);
    eql_language_use(NULL);
}

/* A name that comes with the program is translated, a school's own is not, even where the program
 * has such a text somewhere else. */
static void test_names(void)
{
    assert_name("de", "Answers", "Fragen");
    assert_name("en", "Answers", "Answers");
    assert_name("de", "Done", "Done");
    assert_name("de", "status", "status");
    assert_name("de", "", "");
    g_assert_true(eql_language_is_name("theme", "Answers", "FRAGEN"));
    g_assert_true(eql_language_is_name("theme", "Answers", "answers"));
    g_assert_false(eql_language_is_name("theme", "Answers", "Antworten"));
    g_assert_true(eql_language_is_name("theme", "100 % fair", "100 % fair"));
    const char *kept = EQL_KEPT(eql_language_name_of("theme", "Answers"));
    const char *own = EQL_KEPT(eql_language_name_of("theme", "Done"));
    g_autofree char *source = eql_kept_source(kept);
    g_assert_true(eql_kept_reads(kept, "Fragen"));
    g_assert_cmpstr(source, ==, "Answers");
    g_assert_cmpstr(own, ==, "Done");
}

static void test_list(void)
{
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) codes = eql_languages();
    g_autofree const char **done = eql_language_texts("status\004Done");
    g_assert_cmpuint(g_strv_length(codes), ==, 2);
    g_assert_cmpstr(codes[0], ==, "en");
    g_assert_cmpstr(codes[1], ==, "de");
    g_assert_cmpstr(eql_language_name(eql_language_find("en", NULL)), ==, "English");
    g_assert_cmpstr(eql_language_name(eql_language_find("de", NULL)), ==, "Deutsch");
    g_assert_true(g_strv_contains(done, "Done"));
    g_assert_true(g_strv_contains(done, "Erledigt"));
    g_assert_null(eql_language_find("../de", &error));
    g_assert_error(error, EQL_LANGUAGE_ERROR, EQL_LANGUAGE_ERROR_UNKNOWN);
    g_assert_nonnull(strstr(error->message, "en, de"));
}

/* ── texts that are kept ── */

static char *report(void)
{
    g_autoptr(GDateTime) day = g_date_time_new_utc(2026, 3, 9, 0, 0, 0);
    g_autofree char *when = eql_date(day, "%-d %B %Y"), *score = eql_number("%.1f", 2.84);
    g_autofree char *count = eql_number_count(1234),
                    *what = g_strdup_printf(_("%s of %s"), "6 %s", _("Answers"));
    g_autofree char *many = g_strdup_printf(ngettext("%u answer", "%u answers", 3), 3);
    return g_strdup_printf("%s; %s; %s; %s; %s; %s", what, many, score, count, when,
                           C_("status", "Done"));
}

static void assert_reads(const char *kept, const char *code, const char *expected)
{
    const EqlLanguage *before = eql_language_use(eql_language_find(code, NULL));
    g_autofree char *text = eql_kept_show(kept);
    g_assert_cmpstr(text, ==, expected);
    eql_language_use(before);
}

static void test_kept(void)
{
    const char *english = "6 %s of Answers; 3 answers; 2.8; 1,234; 9 March 2026; Done";
    const char *german = "Antworten: 6 %s; 3 Antworten; 2,8; 1.234; 9 M\303\244rz 2026; Erledigt";
    g_autofree char *kept = EQL_KEPT(report()), *shown = report();
    g_assert_null(eql_language_in_use());
    g_assert_true(eql_kept_is(kept));
    g_assert_false(eql_kept_is(english));
    assert_reads(kept, "en", english);
    assert_reads(kept, "de", german);
    g_assert_true(eql_kept_reads(kept, shown));
    g_assert_true(eql_kept_reads(kept, german));
    g_assert_false(eql_kept_reads(kept, "Antworten"));
    assert_reads("Somebody's own words: 100 %s", "de", "Somebody's own words: 100 %s");
    g_assert_null(eql_kept_show(NULL));
}

/* Of texts that stand in one another a hundred thousand deep, each opened like this. */
static char *show_deep(const char *open)
{
    g_autoptr(GString) deep = g_string_new(NULL);
    for (guint i = 0; i < 100000; i++)
        g_string_append(deep, open);
    for (guint i = 0; i < 100000; i++)
        g_string_append_c(deep, '\017');
    return eql_kept_show(deep->str);
}

/* A file may hold anything: it is read as some text, without what stands around one. */
static void test_kept_spoilt(void)
{
    static const char *const odd[] = {"\016",
                                      "\016\017",
                                      "\016t",
                                      "\016t\017",
                                      "\016p\037\017",
                                      "\016pa\037b\017",
                                      "\016f%s\0371\017",
                                      "\016f%.9999999f\0371\017",
                                      "\016c\017",
                                      "\016dnow\037%Y\017",
                                      "\016t%n\032n %1$s %9$s\037\017"};
    g_autofree char *kept = EQL_KEPT(report());
    for (guint i = 0; i < G_N_ELEMENTS(odd); i++) {
        g_autofree char *text = eql_kept_show(odd[i]);
        g_assert_null(strpbrk(text, "\016\017\037"));
    }
    for (gsize at = 0; at < strlen(kept); at++) {
        g_autofree char *cut = g_strndup(kept, at), *text = eql_kept_show(cut);
        g_assert_null(strpbrk(text, "\016\017\037"));
    }
    g_autofree char *texts = show_deep("\016tAnswers\037"),
                    *dates = show_deep("\016d2026-11-22T00:00:00Z\037");
    g_assert_cmpstr(texts, ==, "Answers");
    g_assert_null(strpbrk(dates, "\016\017\037"));
}

static void remove_catalogue(const char *folder, const char *code)
{
    g_autofree char *place = g_build_filename(folder, code, "LC_MESSAGES", NULL);
    g_autofree char *path = g_build_filename(place, "equalens.mo", NULL);
    g_autofree char *language = g_build_filename(folder, code, NULL);
    g_remove(path);
    g_rmdir(place);
    g_rmdir(language);
    g_rmdir(folder);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *folder = g_dir_make_tmp("equalens-language-XXXXXX", NULL);
    install(folder, "de");
    g_setenv("EQUALENS_LOCALE_DIR", folder, TRUE);
    g_test_add_data_func("/language/find", NULL, test_find);
    g_test_add_data_func("/language/find-swapped", "swapped", test_find);
    g_test_add_func("/language/spoilt", test_spoilt);
    g_test_add_func("/language/plural", test_plural);
    g_test_add_func("/language/thread", test_thread);
    g_test_add_func("/language/numbers", test_numbers);
    g_test_add_func("/language/lists", test_lists);
    g_test_add_func("/language/names", test_names);
    g_test_add_func("/language/list", test_list);
    g_test_add_func("/language/kept", test_kept);
    g_test_add_func("/language/kept-spoilt", test_kept_spoilt);
    int status = g_test_run();
    remove_catalogue(folder, "de");
    return status;
}
