/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/roll-memory.h"

#include "base/i18n.h"
#include "base/text.h"
#include "workflow/memory-file.h"

/* Among exports that are known by their columns. */
#define SIGNATURE "roll"

struct _EqlRollMemory {
    const char *kind; /* stands for the audience of answers */
    gboolean forget;
    GPtrArray *entries;         /* EqlMemoryEntry; NULL: they cannot be read */
    const EqlMemoryEntry *used; /* one of them, or NULL */
    EqlMapping *remembered;     /* by folded headings; NULL: nothing */
    char *fault;                /* why they cannot be read */
};

static gboolean is_own(const EqlRollMemory *memory, const EqlMemoryEntry *entry)
{
    return g_str_equal(entry->signature, SIGNATURE) && g_str_equal(entry->audience, memory->kind);
}

static void recall(EqlRollMemory *memory, const EqlMemoryEntry *entry)
{
    memory->used = entry;
    g_clear_pointer(&memory->remembered, eql_mapping_free);
    memory->remembered = eql_mapping_new();
    for (guint i = 0; i < entry->answers->len; i++) {
        const EqlMemoryAnswer *answer = entry->answers->pdata[i];
        eql_mapping_set_answer(memory->remembered, answer->heading, answer->answer, answer->means);
    }
}

EqlRollMemory *eql_roll_memory_new(EqlImportKind kind, gboolean forget)
{
    EqlRollMemory *memory = g_new0(EqlRollMemory, 1);
    g_autoptr(GError) error = NULL;
    memory->kind = eql_import_kind_name(kind);
    memory->forget = forget;
    memory->entries = eql_memory_load(&error);
    if (error)
        memory->fault = g_strdup(error->message);
    for (guint i = 0; memory->entries && !forget && i < memory->entries->len; i++)
        if (is_own(memory, memory->entries->pdata[i]))
            recall(memory, memory->entries->pdata[i]);
    return memory;
}

void eql_roll_memory_free(EqlRollMemory *memory)
{
    if (!memory)
        return;
    g_clear_pointer(&memory->entries, g_ptr_array_unref);
    g_clear_pointer(&memory->remembered, eql_mapping_free);
    g_free(memory->fault);
    g_free(memory);
}

const EqlMapping *eql_roll_memory_recall(const EqlRollMemory *memory)
{
    return memory->remembered;
}

/* ── telling ── */

void eql_roll_memory_tell(const EqlRollMemory *memory, EqlImportRecord *record)
{
    guint n = 0;
    for (guint i = 0; i < record->labels->len; i++)
        n += ((const EqlLabel *)record->labels->pdata[i])->remembered;
    if (memory->fault)
        g_ptr_array_add(record->notices, g_strdup(memory->fault));
    if (n == 0 || !memory->used)
        return;
    g_autofree char *day = eql_memory_entry_day(memory->used);
    g_ptr_array_add(record->notices,
                    /* Translators: the school, the file, the day. */
                    g_strdup_printf(ngettext("Remembered: what %u value means, as you confirmed "
                                             "it last for %s (%s, %s).",
                                             "Remembered: what %u values mean, as you confirmed "
                                             "them last for %s (%s, %s).",
                                             n),
                                    n, memory->used->school, memory->used->file, day));
}

/* ── keeping ── */

/* What was said of values that the file has, by folded headings. */
static EqlMapping *said_of(const EqlMapping *mapping, const EqlImportRecord *record)
{
    EqlMapping *said = eql_mapping_new();
    for (guint i = 0; mapping && i < record->labels->len; i++) {
        const EqlLabel *label = record->labels->pdata[i];
        const char *means = eql_mapping_answer(mapping, label->column, label->answer);
        g_autofree char *folded = eql_text_fold(label->column, -1);
        if (means && eql_memory_may_keep(label->column))
            eql_mapping_set_answer(said, folded, label->answer, means);
    }
    return said;
}

/* `above` (nullable) says already what some of these mean. */
static void add_answers(EqlMemoryEntry *entry, const EqlMapping *from, const EqlMapping *above)
{
    GHashTableIter headings;
    gpointer heading;
    g_hash_table_iter_init(&headings, from->answers);
    while (g_hash_table_iter_next(&headings, &heading, NULL))
        eql_memory_entry_add_answers(entry, from, above, heading, heading);
}

static EqlMemoryEntry *entry_of(const EqlRollMemory *memory, const EqlMapping *said,
                                const EqlImportRecord *record, const char *school)
{
    EqlMemoryEntry *entry = eql_memory_entry_new();
    entry->signature = g_strdup(SIGNATURE);
    entry->audience = g_strdup(memory->kind);
    entry->questionnaire = g_strdup("");
    entry->school = g_strdup(school ? school : "");
    entry->file = g_strdup(record->file);
    entry->when = g_strdup(record->imported_at);
    add_answers(entry, said, NULL);
    if (memory->remembered)
        add_answers(entry, memory->remembered, said);
    return entry;
}

static void drop_entries(const EqlRollMemory *memory, GPtrArray *entries)
{
    for (guint i = entries->len; i > 0; i--)
        if (is_own(memory, entries->pdata[i - 1]))
            g_ptr_array_remove_index(entries, i - 1);
}

/* The file is read again: another program may have kept something meanwhile. */
void eql_roll_memory_keep(EqlRollMemory *memory, const EqlMapping *mapping, EqlImportRecord *record,
                          const char *school)
{
    g_autoptr(EqlMapping) said = said_of(mapping, record);
    g_autoptr(GError) error = NULL;
    if (eql_mapping_is_empty(said) && !memory->forget)
        return;
    g_autoptr(EqlMemoryEntry) entry = entry_of(memory, said, record, school);
    g_autoptr(GPtrArray) entries = eql_memory_load(NULL);
    if (!entries)
        entries = g_ptr_array_new_with_free_func((GDestroyNotify)eql_memory_entry_free);
    drop_entries(memory, entries);
    if (entry->answers->len > 0)
        g_ptr_array_add(entries, g_steal_pointer(&entry));
    if (!eql_memory_save(entries, &error) && !memory->fault)
        g_ptr_array_add(record->notices, g_strdup(error->message));
}
