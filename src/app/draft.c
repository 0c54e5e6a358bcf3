/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/draft.h"

struct _EqlDraft {
    GObject parent_instance;
    EqlDraftPlan *plan;
    char *name;
    EqlImportRecord *record;
    char *error;
};

G_DEFINE_FINAL_TYPE(EqlDraft, eql_draft, G_TYPE_OBJECT)

static guint changed_signal;

static GHashTable *mapping_copy(GHashTable *mapping)
{
    if (mapping == NULL)
        return NULL;
    GHashTable *copy = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    GHashTableIter iter;
    gpointer key, value;
    g_hash_table_iter_init(&iter, mapping);
    while (g_hash_table_iter_next(&iter, &key, &value))
        g_hash_table_insert(copy, g_strdup(key), g_strdup(value));
    return copy;
}

EqlDraftPlan *eql_draft_plan_copy(const EqlDraftPlan *plan)
{
    EqlDraftPlan *copy = g_new(EqlDraftPlan, 1);
    *copy = *plan;
    copy->path = g_strdup(plan->path);
    copy->audience = g_strdup(plan->audience);
    copy->wave = g_strdup(plan->wave);
    copy->outcome_kind = g_strdup(plan->outcome_kind);
    copy->mapping = mapping_copy(plan->mapping);
    return copy;
}

void eql_draft_plan_free(EqlDraftPlan *plan)
{
    if (plan == NULL)
        return;
    g_free(plan->path);
    g_free(plan->audience);
    g_free(plan->wave);
    g_free(plan->outcome_kind);
    g_clear_pointer(&plan->mapping, g_hash_table_unref);
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
    self->name = g_path_get_basename(path);
    return self;
}

EqlDraftPlan *eql_draft_plan(EqlDraft *self)
{
    return self->plan;
}

void eql_draft_map(EqlDraft *self, const char *column, const char *code)
{
    if (self->record == NULL)
        return;
    GHashTable *mapping = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < self->record->columns->len; i++) {
        const EqlColumnMatch *match = g_ptr_array_index(self->record->columns, i);
        g_hash_table_insert(mapping, g_strdup(match->column),
                            g_strdup(match->code != NULL ? match->code : ""));
    }
    g_hash_table_insert(mapping, g_strdup(column), g_strdup(code));
    g_clear_pointer(&self->plan->mapping, g_hash_table_unref);
    self->plan->mapping = mapping;
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
    return self->error;
}

gboolean eql_draft_is_ready(EqlDraft *self)
{
    return self->record != NULL && self->record->accepted > 0;
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

void eql_draft_count_columns(const EqlImportRecord *record, guint parts[3])
{
    parts[0] = parts[1] = parts[2] = 0;
    for (guint i = 0; i < record->columns->len; i++) {
        const EqlColumnMatch *match = g_ptr_array_index(record->columns, i);
        if (match->code == NULL)
            parts[2]++;
        else if (g_strcmp0(match->match, "near") == 0)
            parts[1]++;
        else
            parts[0]++;
    }
}
