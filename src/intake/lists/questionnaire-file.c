/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/lists/questionnaire-file.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "intake/intake-error.h"
#include "intake/lists/scales-file.h"
#include "intake/lists/small-table.h"

/* A row on its way to an item. */
typedef struct {
    const EqlSmallTable *table;
    guint row;
    EqlScaleBook *scales;
    EqlQuestionnaire *questionnaire;
} Reading;

static const char *cell(const Reading *reading, const char *column)
{
    return eql_small_table_get(reading->table, reading->row, column);
}

G_GNUC_PRINTF(4, 5)
static gboolean refuse(const Reading *reading, const char *column, GError **error,
                       const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *what = g_strdup_vprintf(format, words);
    va_end(words);
    /* Translators: file, row number, column, what is wrong and what to do. */
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                _("%s, row %" PRIu64 ", column %s: %s"), eql_small_table_name(reading->table),
                eql_small_table_number(reading->table, reading->row), column, what);
    return FALSE;
}

static gboolean take_scored(const Reading *reading, EqlItem *item, GError **error)
{
    const char *spec = cell(reading, "scale");
    const char *reversed = cell(reading, "reversed");
    item->scale = eql_scale_book_get(reading->scales, spec);
    if (!item->scale)
        return refuse(
            reading, "scale", error,
            _("“%s” is no scale. Write agree5, agree4, often5, confident5 or yesno, or the "
              "answers from lowest to highest with | between them."),
            spec);
    if (!item->theme)
        return refuse(reading, "theme", error, _("a scored question needs a theme. Write one."));
    item->reversed = g_ascii_strcasecmp(reversed, "yes") == 0;
    if (!item->reversed && *reversed && g_ascii_strcasecmp(reversed, "no") != 0)
        return refuse(reading, "reversed", error, _("write yes or no, not “%s”."), reversed);
    return TRUE;
}

static gboolean take_characteristic(const Reading *reading, EqlItem *item, GError **error)
{
    const char *name = cell(reading, "characteristic");
    if (!*name)
        return refuse(reading, "characteristic", error,
                      _("say which characteristic the question asks for, for instance ethnicity, "
                        "sex or year."));
    item->characteristic = eql_text_slug(name);
    return TRUE;
}

/* A question that is set aside keeps what it needs to be put back. */
static void take_ignored(const Reading *reading, EqlItem *item)
{
    const char *spec = cell(reading, "scale"), *name = cell(reading, "characteristic");
    item->scale = *spec ? eql_scale_book_get(reading->scales, spec) : NULL;
    item->reversed = item->scale && g_ascii_strcasecmp(cell(reading, "reversed"), "yes") == 0;
    item->characteristic = *name ? eql_text_slug(name) : NULL;
}

static gboolean fill_item(const Reading *reading, EqlItem *item, GError **error)
{
    const char *theme = cell(reading, "theme");
    item->text = g_strdup(cell(reading, "text"));
    if (*theme) {
        item->theme = eql_text_slug(theme);
        item->theme_label = g_strdup(theme);
    }
    if (!*item->text)
        return refuse(reading, "text", error, _("the question has no text. Write it."));
    if (item->kind == EQL_ITEM_SCORED)
        return take_scored(reading, item, error);
    if (item->kind == EQL_ITEM_CHARACTERISTIC)
        return take_characteristic(reading, item, error);
    if (item->kind == EQL_ITEM_IGNORE)
        take_ignored(reading, item);
    return TRUE;
}

static gboolean read_item(const Reading *reading, GError **error)
{
    const char *code = cell(reading, "code");
    const char *audience = cell(reading, "audience");
    const char *kind = cell(reading, "kind");
    int kind_number = eql_item_kind_from_name(kind);
    if (!*code)
        return refuse(reading, "code", error,
                      _("the question has no code. Give it one, such as P01."));
    if (!*audience)
        return refuse(reading, "audience", error, _("write who is asked: pupil, staff or parent."));
    if (kind_number < 0)
        return refuse(reading, "kind", error,
                      _("write scored, characteristic, comment or ignore, not “%s”."), kind);
    g_autofree char *audience_slug = eql_text_slug(audience);
    g_autoptr(EqlItem) item = eql_item_new(code, audience_slug, (EqlItemKind)kind_number);
    if (!fill_item(reading, item, error))
        return FALSE;
    if (!eql_questionnaire_take(reading->questionnaire, g_steal_pointer(&item)))
        return refuse(reading, "code", error, _("“%s” stands above already. Codes must differ."),
                      code);
    return TRUE;
}

static gboolean has_columns(const EqlSmallTable *table, GError **error)
{
    static const char *const needed[] = {"code", "audience", "kind", "theme", "text", "scale"};
    for (guint i = 0; i < G_N_ELEMENTS(needed); i++) {
        if (eql_small_table_has(table, needed[i]))
            continue;
        g_set_error(
            error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
            _("%s is not a questionnaire: its first row has no column “%s”. The columns are "
              "code, audience, kind, theme, text, scale, reversed, characteristic."),
            eql_small_table_name(table), needed[i]);
        return FALSE;
    }
    if (eql_small_table_rows(table) > 0)
        return TRUE;
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                _("%s has a header and no questions. Add a row for each question."),
                eql_small_table_name(table));
    return FALSE;
}

EqlQuestionnaire *eql_questionnaire_read(const char *path, const char *data_folder,
                                         GCancellable *cancellable, GError **error)
{
    g_autoptr(EqlScaleBook) scales = eql_scale_book_load(data_folder, error);
    if (!scales)
        return NULL;
    g_autoptr(EqlSmallTable) table = eql_small_table_read(path, cancellable, error);
    if (!table || !has_columns(table, error))
        return NULL;
    g_autoptr(EqlQuestionnaire) questionnaire = eql_questionnaire_new();
    Reading reading = {table, 0, scales, questionnaire};
    for (; reading.row < eql_small_table_rows(table); reading.row++)
        if (!read_item(&reading, error))
            return NULL;
    return g_steal_pointer(&questionnaire);
}
