/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "base/catalogue.h"
#include "base/data-folder.h"
#include "base/lists.h"
#include "base/platform.h"

/* (base/kept.h has marks of its own, which here would be in the way of the usual ones.) */
char *eql_kept_text(const char *text);
char *eql_kept_context(const char *both, gsize offset);
char *eql_kept_plural(const char *one, const char *many, gulong n);
char *eql_kept_number(const char *format, double value);
char *eql_kept_count(double value);
char *eql_kept_date(GDateTime *date, const char *format);
const EqlLanguage *eql_kept_language(void);

/* In which the program's texts are written. */
#define SOURCE "en"
#define SOURCE_TAG "en-GB"

struct _EqlLanguage {
    char *code;
    EqlCatalogue *catalogue; /* NULL: the texts as they are written in the program */
};

G_DEFINE_QUARK(eql_language_error, eql_language_error)

static GPrivate in_use;      /* const EqlLanguage */
static char *installed_in;   /* NULL: beside the program alone */
static GPtrArray *languages; /* EqlLanguage; they stay: texts of theirs are everywhere */
/* No language: in it are texts that are kept (base/kept.h). */
static const EqlLanguage KEPT = {(char *)"kept", NULL};

/* ── which there are ── */

static void add_language(const char *code, EqlCatalogue *catalogue)
{
    EqlLanguage *language = g_new0(EqlLanguage, 1);
    language->code = g_strdup(code);
    language->catalogue = catalogue;
    g_ptr_array_add(languages, language);
}

/* A folder of the system's has one for each of some hundred languages, most without ours. */
static void add_folder(const char *folder, const char *code)
{
    g_autofree char *path =
        g_build_filename(folder, code, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
    EqlCatalogue *catalogue = eql_catalogue_open(path, NULL);
    if (catalogue != NULL)
        add_language(code, catalogue);
}

static int by_code(gconstpointer a, gconstpointer b)
{
    const EqlLanguage *one = *(EqlLanguage *const *)a, *other = *(EqlLanguage *const *)b;
    if ((one->catalogue == NULL) != (other->catalogue == NULL))
        return one->catalogue == NULL ? -1 : 1;
    return strcmp(one->code, other->code);
}

static GPtrArray *all_languages(void)
{
    static gsize once;
    if (!g_once_init_enter(&once))
        return languages;
    g_autofree char *folder = eql_locale_folder(installed_in);
    g_autoptr(GDir) dir = folder != NULL ? g_dir_open(folder, 0, NULL) : NULL;
    languages = g_ptr_array_new();
    add_language(SOURCE, NULL);
    for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;)
        if (!g_str_equal(name, SOURCE))
            add_folder(folder, name);
    g_ptr_array_sort(languages, by_code);
    g_once_init_leave(&once, 1);
    return languages;
}

char **eql_languages(void)
{
    const GPtrArray *all = all_languages();
    char **codes = g_new0(char *, all->len + 1);
    for (guint i = 0; i < all->len; i++)
        codes[i] = g_strdup(((const EqlLanguage *)g_ptr_array_index(all, i))->code);
    return codes;
}

static const EqlLanguage *find_language(const char *code)
{
    const GPtrArray *all = all_languages();
    for (guint i = 0; i < all->len; i++) {
        const EqlLanguage *language = g_ptr_array_index(all, i);
        if (g_str_equal(language->code, code))
            return language;
    }
    return NULL;
}

const EqlLanguage *eql_language_find(const char *code, GError **error)
{
    const EqlLanguage *language = find_language(code);
    if (language == NULL) {
        g_auto(GStrv) codes = eql_languages();
        g_autofree char *list = eql_list_text((const char *const *)codes);
        g_set_error(error, EQL_LANGUAGE_ERROR, EQL_LANGUAGE_ERROR_UNKNOWN,
                    _("There are no texts in the language “%s”. There are: %s."), code, list);
    }
    return language;
}

/* ── which one it is ── */

/* What runs by the clock or in a container is often told no locale, and then every byte beyond
 * ASCII is refused. The names it is given are UTF-8 all the same. */
static void expect_utf8(void)
{
    const char *charset;
    if (!g_get_charset(&charset) &&
        (g_str_equal(charset, "ANSI_X3.4-1968") || g_str_equal(charset, "US-ASCII")))
        setlocale(LC_CTYPE, "C.UTF-8");
}

/* What gettext goes by before anything else, in the libraries' texts as well: in the program's own
 * language they have some that are more British. */
static void prefer(const char *code)
{
    g_setenv("LANGUAGE", g_str_equal(code, SOURCE) ? "en_GB:en" : code, TRUE);
}

void eql_language_start(const char *installed, const char *wanted)
{
    g_autofree char *folder = eql_locale_folder(installed);
    g_autofree char *name = folder != NULL ? eql_platform_name_for_library(folder) : NULL;
    g_free(installed_in);
    installed_in = g_strdup(installed);
    if (wanted != NULL && *wanted != '\0' && find_language(wanted) != NULL)
        prefer(wanted);
    setlocale(LC_ALL, "");
    expect_utf8();
    if (name != NULL)
        bindtextdomain(GETTEXT_PACKAGE, name);
    bind_textdomain_codeset(GETTEXT_PACKAGE, "UTF-8");
    textdomain(GETTEXT_PACKAGE);
}

const EqlLanguage *eql_language_in_use(void)
{
    return g_private_get(&in_use);
}

const EqlLanguage *eql_language_use(const EqlLanguage *language)
{
    const EqlLanguage *before = g_private_get(&in_use);
    g_private_set(&in_use, (gpointer)language);
    return before;
}

/* ── texts ── */

static const char *text_in(const EqlLanguage *language, const char *text)
{
    return language->catalogue != NULL ? eql_catalogue_find(language->catalogue, text) : NULL;
}

/* Without its context. */
static const char *plain(const char *text)
{
    const char *after = strchr(text, '\004');
    return after != NULL ? after + 1 : text;
}

const char *eql_language_name(const EqlLanguage *language)
{
    /* Translators: the name of your own language, in that language: “Cymraeg”, “Français”. */
    const char *source = NC_("own name", "English");
    const char *name = text_in(language, "own name\004English");
    if (name != NULL)
        return name;
    return g_str_equal(language->code, SOURCE) ? source : language->code;
}

/* The head of the program's own texts says which language they are in. */
static char *programs_code(void)
{
    static const char mark[] = "\nLanguage: ";
    const char *head = g_dgettext(GETTEXT_PACKAGE, ""), *found = strstr(head, mark);
    if (found == NULL)
        return g_strdup(SOURCE);
    found += strlen(mark);
    return g_strndup(found, strcspn(found, "\n.@"));
}

char *eql_language_tag(void)
{
    const EqlLanguage *language = g_private_get(&in_use);
    g_autofree char *code = language != NULL ? g_strdup(language->code) : programs_code();
    g_strdelimit(code, "_", '-');
    return g_strdup(g_str_equal(code, SOURCE) || *code == '\0' ? SOURCE_TAG : code);
}

const char **eql_language_texts(const char *text)
{
    const GPtrArray *all = all_languages();
    const char **texts = g_new0(const char *, all->len + 2);
    const char *usual = g_dgettext(GETTEXT_PACKAGE, text);
    guint n = 0;
    if (usual != text)
        texts[n++] = usual;
    for (guint i = 0; i < all->len; i++) {
        const EqlLanguage *language = g_ptr_array_index(all, i);
        const char *found = text_in(language, text);
        if (language->catalogue == NULL || found != NULL)
            texts[n++] = found != NULL ? found : plain(text);
    }
    return texts;
}

/* (base/i18n.h declares these; here that would be in the way of the usual marks.) */
char *eql_gettext(const char *text);
char *eql_pgettext(const char *both, gsize offset);
char *eql_ngettext(const char *one, const char *many, gulong n);

const EqlLanguage *eql_kept_language(void)
{
    return &KEPT;
}

char *eql_gettext(const char *text)
{
    const EqlLanguage *language = g_private_get(&in_use);
    if (language == &KEPT)
        return eql_kept_text(text);
    const char *found = language != NULL ? text_in(language, text) : NULL;
    if (language == NULL)
        found = g_dgettext(GETTEXT_PACKAGE, text);
    return (char *)(found != NULL ? found : text);
}

char *eql_pgettext(const char *both, gsize offset)
{
    const EqlLanguage *language = g_private_get(&in_use);
    if (language == &KEPT)
        return eql_kept_context(both, offset);
    const char *found = language != NULL ? text_in(language, both) : NULL;
    if (language == NULL)
        found = g_dpgettext(GETTEXT_PACKAGE, both, offset);
    return (char *)(found != NULL ? found : both + offset);
}

char *eql_ngettext(const char *one, const char *many, gulong n)
{
    const EqlLanguage *language = g_private_get(&in_use);
    if (language == &KEPT)
        return eql_kept_plural(one, many, n);
    const char *found = language != NULL && language->catalogue != NULL
                            ? eql_catalogue_find_plural(language->catalogue, one, n)
                            : NULL;
    if (language == NULL)
        found = g_dngettext(GETTEXT_PACKAGE, one, many, n);
    if (found != NULL)
        return (char *)found;
    return (char *)(n == 1 ? one : many);
}

const char *eql_language_text(const char *text)
{
    /* The translation of "" is the catalogue's own header. */
    if (*text == '\0')
        return text;
    const char *after = plain(text);
    return after == text ? eql_gettext(text) : eql_pgettext(text, (gsize)(after - text));
}

const char *eql_language_plural(const char *one, const char *many, gulong n)
{
    return *one == '\0' ? one : eql_ngettext(one, many, n);
}

/* ── names in data/ ── */

gboolean eql_language_has(const char *text)
{
    const GPtrArray *all = all_languages();
    for (guint i = 0; i < all->len; i++)
        if (text_in(g_ptr_array_index(all, i), text) != NULL)
            return TRUE;
    return FALSE;
}

const char *eql_language_name_of(const char *context, const char *name)
{
    g_autofree char *both = g_strconcat(context, "\004", name, NULL);
    if (g_private_get(&in_use) == &KEPT && !eql_language_has(both))
        return name; /* somebody's own: nothing to keep of it but itself */
    const char *found = eql_language_text(both);
    return found == plain(both) ? name : found;
}

gboolean eql_language_is_name(const char *context, const char *name, const char *text)
{
    g_autofree char *both = g_strconcat(context, "\004", name, NULL);
    g_autofree char *wanted = g_utf8_casefold(text, -1);
    g_autofree const char **texts = eql_language_texts(both);
    gboolean found = FALSE;
    for (guint i = 0; !found && texts[i] != NULL; i++) {
        g_autofree char *one = g_utf8_casefold(plain(texts[i]), -1);
        found = g_str_equal(one, wanted);
    }
    return found;
}

/* ── numbers and dates ── */

/* A mark of the system's, which is in the encoding of the user's locale. */
static char *mark_of_system(const char *mark, const char *usual)
{
    char *text = g_locale_to_utf8(mark, -1, NULL, NULL, NULL);
    return text != NULL ? text : g_strdup(usual);
}

/* The two marks are texts to translate, so that a document's need nothing of the system. */
char *eql_number(const char *format, double value)
{
    const EqlLanguage *language = g_private_get(&in_use);
    if (language == &KEPT)
        return eql_kept_number(format, value);
    char text[64];
    g_auto(GStrv) parts = g_strsplit(g_ascii_formatd(text, sizeof text, format, value), ".", 2);
    /* Translators: what stands between ones and tenths: the “.” in 2.8. */
    const char *usual = NC_("decimal mark", ".");
    if (language == NULL) {
        g_autofree char *mark = mark_of_system(localeconv()->decimal_point, usual);
        return g_strjoinv(mark, parts);
    }
    const char *here = text_in(language, "decimal mark\004.");
    return g_strjoinv(here != NULL ? here : usual, parts);
}

static char *between_thousands(const EqlLanguage *language)
{
    /* Translators: what stands between thousands and hundreds: the “,” in 1,250. */
    const char *usual = NC_("thousands mark", ",");
    if (language == NULL)
        return mark_of_system(localeconv()->thousands_sep, usual);
    const char *here = text_in(language, "thousands mark\004,");
    return g_strdup(here != NULL ? here : usual);
}

char *eql_number_count(double value)
{
    if (g_private_get(&in_use) == &KEPT)
        return eql_kept_count(value);
    g_autofree char *between = between_thousands(g_private_get(&in_use));
    g_autofree char *digits = g_strdup_printf("%.0f", value);
    GString *out = g_string_new(NULL);
    for (gsize i = 0, n = strlen(digits); i < n; i++) {
        if (i > 0 && (n - i) % 3 == 0 && digits[i - 1] != '-')
            g_string_append(out, between);
        g_string_append_c(out, digits[i]);
    }
    return g_string_free(out, FALSE);
}

/* Translators: as in a date: “22 November 2026”. */
static const char *const MONTHS[] = {
    NC_("month in a date", "January"),   NC_("month in a date", "February"),
    NC_("month in a date", "March"),     NC_("month in a date", "April"),
    NC_("month in a date", "May"),       NC_("month in a date", "June"),
    NC_("month in a date", "July"),      NC_("month in a date", "August"),
    NC_("month in a date", "September"), NC_("month in a date", "October"),
    NC_("month in a date", "November"),  NC_("month in a date", "December"),
};

char *eql_date(GDateTime *date, const char *format)
{
    const EqlLanguage *language = g_private_get(&in_use);
    if (language == &KEPT)
        return eql_kept_date(date, format);
    const char *usual = MONTHS[g_date_time_get_month(date) - 1];
    g_autofree char *text = g_strconcat("month in a date\004", usual, NULL);
    const char *month =
        language != NULL ? text_in(language, text) : g_dgettext(GETTEXT_PACKAGE, text);
    if (month == text)
        month = usual;
    g_auto(GStrv) parts = g_strsplit(format, "%B", -1);
    g_autofree char *spelt = g_strjoinv(month != NULL ? month : usual, parts);
    return g_date_time_format(date, spelt);
}
