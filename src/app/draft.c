/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/draft.h"

#include "intake/roll/roll-file.h"

struct _EqlDraft {
    GObject parent_instance;
    EqlDraftPlan *plan;
    char *name;
    EqlImportRecord *record;
    char *error;
};

G_DEFINE_FINAL_TYPE(EqlDraft, eql_draft, G_TYPE_OBJECT)

static guint changed_signal;

EqlDraftPlan *eql_draft_plan_copy(const EqlDraftPlan *plan)
{
    EqlDraftPlan *copy = g_new(EqlDraftPlan, 1);
    *copy = *plan;
    copy->path = g_strdup(plan->path);
    copy->sheets = plan->sheets != NULL ? g_ptr_array_ref(plan->sheets) : NULL;
    copy->sheet = g_strdup(plan->sheet);
    copy->audience = g_strdup(plan->audience);
    copy->wave = g_strdup(plan->wave);
    copy->outcome_kind = g_strdup(plan->outcome_kind);
    copy->schools = plan->schools != NULL ? g_ptr_array_ref(plan->schools) : NULL;
    copy->school = g_strdup(plan->school);
    copy->mapping = plan->mapping != NULL ? eql_mapping_copy(plan->mapping) : NULL;
    return copy;
}

void eql_draft_plan_free(EqlDraftPlan *plan)
{
    if (plan == NULL)
        return;
    g_free(plan->path);
    g_clear_pointer(&plan->sheets, g_ptr_array_unref);
    g_free(plan->sheet);
    g_free(plan->audience);
    g_free(plan->wave);
    g_free(plan->outcome_kind);
    g_clear_pointer(&plan->schools, g_ptr_array_unref);
    g_free(plan->school);
    g_clear_pointer(&plan->mapping, eql_mapping_free);
    g_free(plan);
}

static void eql_draft_finalize(GObject *object)
{
    EqlDraft *self = EQL_DRAFT(object);
    eql_draft_plan_free(self->plan);
    g_free(self->name);
    g_free(self->error);
    g_clear_pointer(&self->record, eql_import_record_free);
    G_OBJECT_CLASS(eql_draft_parent_class)->finalize(object);
}

static void eql_draft_class_init(EqlDraftClass *klass)
{
    G_OBJECT_CLASS(klass)->finalize = eql_draft_finalize;
    changed_signal = g_signal_new("changed", EQL_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void eql_draft_init(EqlDraft *self)
{
    self->plan = g_new0(EqlDraftPlan, 1);
}

EqlDraft *eql_draft_new(const char *path, const char *wave)
{
    EqlDraft *self = g_object_new(EQL_TYPE_DRAFT, NULL);
    self->plan->path = g_strdup(path);
    self->plan->wave = g_strdup(wave);
    self->plan->wave_is_guess = TRUE;
    self->plan->remember = TRUE;
    self->name = g_path_get_basename(path);
    return self;
}

EqlDraftPlan *eql_draft_plan(EqlDraft *self)
{
    return self->plan;
}

static EqlMapping *mapping_of(EqlDraft *self)
{
    if (self->plan->mapping == NULL)
        self->plan->mapping = eql_mapping_new();
    return self->plan->mapping;
}

/* Two columns cannot ask one question: the other one that the user gave it to is let go. */
static void let_go(EqlMapping *mapping, const char *code)
{
    GHashTableIter iter;
    gpointer given;
    g_hash_table_iter_init(&iter, mapping->columns);
    while (g_hash_table_iter_next(&iter, NULL, &given))
        if (g_str_equal(given, code))
            g_hash_table_iter_remove(&iter);
}

void eql_draft_map(EqlDraft *self, const char *column, const char *code)
{
    EqlMapping *mapping = mapping_of(self);
    if (*code != '\0')
        let_go(mapping, code);
    eql_mapping_set_column(mapping, column, code);
    /* Another question has other answers. */
    g_hash_table_remove(mapping->answers, column);
}

static void map_answer(EqlDraft *self, const char *column, const char *answer, const char *means)
{
    eql_mapping_set_answer(mapping_of(self), column, answer, means);
}

static const EqlLabel *label_of(EqlDraft *self, const char *column, const char *answer)
{
    for (guint i = 0; self->record != NULL && i < self->record->labels->len; i++) {
        const EqlLabel *label = g_ptr_array_index(self->record->labels, i);
        if (g_str_equal(label->column, column) && g_str_equal(label->answer, answer))
            return label;
    }
    return NULL;
}

static gboolean are_alike(const EqlLabel *label, const EqlLabel *other,
                          const EqlQuestionnaire *questionnaire)
{
    if (label->of_row) /* the second reason of a suspension */
        return g_str_equal(label->code, other->code) && g_str_equal(label->answer, other->answer) &&
               g_strcmp0(label->means, other->means) == 0;
    const EqlItem *item = eql_questionnaire_item(questionnaire, label->code);
    const EqlItem *another = eql_questionnaire_item(questionnaire, other->code);
    return item != NULL && another != NULL && item->kind == EQL_ITEM_SCORED &&
           another->kind == EQL_ITEM_SCORED && eql_scale_equal(item->scale, another->scale) &&
           g_str_equal(label->answer, other->answer) && g_strcmp0(label->means, other->means) == 0;
}

void eql_draft_mean(EqlDraft *self, const char *column, const char *answer, const char *means,
                    const EqlQuestionnaire *questionnaire)
{
    const EqlLabel *label = label_of(self, column, answer);
    for (guint i = 0; label != NULL && i < self->record->labels->len; i++) {
        const EqlLabel *other = g_ptr_array_index(self->record->labels, i);
        if (other != label && are_alike(label, other, questionnaire))
            map_answer(self, other->column, other->answer, means);
    }
    map_answer(self, column, answer, means);
}

const char *eql_draft_name(EqlDraft *self)
{
    return self->name;
}

const EqlImportRecord *eql_draft_record(EqlDraft *self)
{
    return self->record;
}

const char *eql_draft_error(EqlDraft *self)
{
    if (self->error == NULL && self->record != NULL)
        return self->record->refusal;
    return self->error;
}

gboolean eql_draft_is_ready(EqlDraft *self)
{
    return self->record != NULL && self->record->accepted > 0 && self->record->refusal == NULL;
}

void eql_draft_take_preview(EqlDraft *self, EqlDraftPlan *plan, EqlImportRecord *record,
                            const GError *error)
{
    g_clear_pointer(&self->record, eql_import_record_free);
    g_clear_pointer(&self->error, g_free);
    if (plan != NULL) {
        eql_draft_plan_free(self->plan);
        self->plan = plan;
    }
    self->record = record;
    self->error = error != NULL ? g_strdup(error->message) : NULL;
    g_signal_emit(self, changed_signal, 0);
}

void eql_draft_fail(EqlDraft *self, const char *sentence)
{
    g_free(self->error);
    self->error = g_strdup(sentence);
    g_signal_emit(self, changed_signal, 0);
}

gboolean eql_draft_plan_has_schools(const EqlDraftPlan *plan)
{
    return plan->kind != EQL_IMPORT_RESPONSES && plan->schools != NULL && plan->schools->len > 1;
}

gboolean eql_draft_plan_knows_school(const EqlDraftPlan *plan, const char *school)
{
    for (guint i = 0; eql_draft_plan_has_schools(plan) && i < plan->schools->len; i++)
        if (g_str_equal(((const EqlRollSchool *)plan->schools->pdata[i])->name, school))
            return TRUE;
    return FALSE;
}

gboolean eql_draft_is_unsure(const EqlColumnMatch *match)
{
    return match->code != NULL && g_strcmp0(match->match, "near") == 0;
}

void eql_draft_count_columns(const EqlImportRecord *record, guint parts[3])
{
    parts[0] = parts[1] = parts[2] = 0;
    for (guint i = 0; i < record->columns->len; i++) {
        const EqlColumnMatch *match = g_ptr_array_index(record->columns, i);
        if (match->code == NULL)
            parts[2]++;
        else if (eql_draft_is_unsure(match))
            parts[1]++;
        else
            parts[0]++;
    }
}
