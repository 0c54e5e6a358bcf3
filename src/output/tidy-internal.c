/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "output/csv-text.h"
#include "output/save.h"
#include "output/workbook.h"

/* Whose answers a row is of. */
typedef struct {
    const char *wave, *audience;
    guint respondent; /* from 1, in the order of the files */
} Place;

static void add_row(GString *csv, const Place *place, const char *kind, const char *code,
                    const char *theme, const char *answer, double points)
{
    g_autofree char *number = g_strdup_printf("%u", place->respondent);
    g_autofree char *score = eql_number_text(points);
    const char *const fields[] = {"confidential", place->wave, place->audience, number, kind,
                                  code,           theme,       answer,          score};
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (i > 0)
            g_string_append_c(csv, ',');
        eql_csv_append_guarded(csv, fields[i] ? fields[i] : "");
    }
    g_string_append_c(csv, '\n');
}

static const char *answer_text(const EqlItem *item, EqlAnswer answer)
{
    return answer == EQL_ANSWER_UNREAD ? "(not read)" : eql_scale_label(item->scale, answer);
}

static void add_answers(GString *csv, const EqlDataset *dataset, const EqlAudienceData *data,
                        Place place)
{
    for (guint i = 0; i < data->responses->answers->len; i++) {
        const EqlAnswerColumn *column = data->responses->answers->pdata[i];
        const EqlItem *item = eql_questionnaire_item(dataset->questionnaire, column->code);
        if (!item || item->kind != EQL_ITEM_SCORED)
            continue;
        for (guint j = 0; j < data->responses->n; j++) {
            EqlAnswer answer = column->answers->data[j];
            place.respondent = j + 1;
            if (answer != EQL_ANSWER_NOT_PUT)
                add_row(csv, &place, "item", item->code, item->theme, answer_text(item, answer),
                        eql_scale_score(item->scale, item->reversed, answer));
        }
    }
}

static void add_groups(GString *csv, const EqlAudienceData *data, Place place)
{
    for (guint i = 0; i < data->responses->groups->len; i++) {
        const EqlGroupColumn *column = data->responses->groups->pdata[i];
        for (guint j = 0; j < data->responses->n; j++) {
            place.respondent = j + 1;
            add_row(csv, &place, "characteristic", column->characteristic, NULL,
                    eql_group_column_get(column, j), NAN);
        }
    }
}

gboolean eql_tidy_write_internal(const EqlDataset *dataset, const char *path, GError **error)
{
    GString *csv =
        g_string_new("confidential,wave,audience,respondent,kind,code,theme,answer,points\n");
    for (guint i = 0; i < dataset->audiences->len; i++) {
        const EqlAudienceData *data = dataset->audiences->pdata[i];
        Place place = {.wave = dataset->wave, .audience = data->audience};
        add_groups(csv, data, place);
        add_answers(csv, dataset, data, place);
    }
    gboolean written = eql_save_text(path, csv, error);
    g_string_free(csv, TRUE);
    return written;
}
