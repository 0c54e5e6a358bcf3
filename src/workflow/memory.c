/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/memory.h"

#include "base/i18n.h"
#include "base/lists.h"
#include "base/text.h"
#include "intake/responses/signature.h"
#include "workflow/memory-file.h"

struct _EqlMemory {
    const EqlQuestionnaire *questionnaire;
    char *audience;
    gboolean forget;
    char *asked;            /* digest of the questions put to the audience */
    char *signature;        /* of the file being read; NULL before */
    GPtrArray *entries;     /* EqlMemoryEntry; NULL: they cannot be read */
    EqlMemoryEntry *used;   /* one of them, or NULL */
    EqlMapping *remembered; /* what was recalled, by the file's own headings */
    char *fault;            /* why they cannot be read */
    GString *passed_over;   /* codes that did not hold any more */
};

/* ── which questionnaire ── */

static void add_field(GChecksum *checksum, const char *text)
{
    g_checksum_update(checksum, (const guchar *)(text ? text : ""), -1);
    g_checksum_update(checksum, (const guchar *)"\n", 1);
}

static void add_item(GChecksum *checksum, const EqlItem *item)
{
    g_autofree char *text = eql_text_fold_words(item->text, -1);
    add_field(checksum, item->code);
    add_field(checksum, eql_item_kind_name(item->kind));
    add_field(checksum, text);
    add_field(checksum, item->characteristic);
    for (char **point = item->scale ? item->scale->points : NULL; point && *point; point++)
        add_field(checksum, *point);
}

static char *digest_of(const EqlQuestionnaire *questionnaire, const char *audience)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = questionnaire->items->pdata[i];
        if (g_str_equal(item->audience, audience))
            add_item(checksum, item);
    }
    return g_strdup(g_checksum_get_string(checksum));
}

EqlMemory *eql_memory_new(const EqlQuestionnaire *questionnaire, const char *audience,
                          gboolean forget)
{
    EqlMemory *memory = g_new0(EqlMemory, 1);
    g_autoptr(GError) error = NULL;
    memory->questionnaire = questionnaire;
    memory->audience = g_strdup(audience);
    memory->forget = forget;
    memory->asked = digest_of(questionnaire, audience);
    memory->passed_over = g_string_new(NULL);
    memory->entries = eql_memory_load(&error);
    if (error)
        memory->fault = g_strdup(error->message);
    return memory;
}

void eql_memory_free(EqlMemory *memory)
{
    if (!memory)
        return;
    g_free(memory->audience);
    g_free(memory->asked);
    g_free(memory->signature);
    g_free(memory->fault);
    g_string_free(memory->passed_over, TRUE);
    g_clear_pointer(&memory->entries, g_ptr_array_unref);
    g_clear_pointer(&memory->remembered, eql_mapping_free);
    g_free(memory);
}

/* ── recalling ── */

static gboolean is_of_this_kind(const EqlMemory *memory, const EqlMemoryEntry *entry)
{
    return g_str_equal(entry->signature, memory->signature) &&
           g_str_equal(entry->audience, memory->audience);
}

/* The entry of this very questionnaire, or else the latest of the same export: a school
 * that changed one question still has the others. */
static EqlMemoryEntry *find_entry(const EqlMemory *memory)
{
    EqlMemoryEntry *found = NULL;
    for (guint i = 0; memory->entries && i < memory->entries->len; i++) {
        EqlMemoryEntry *entry = memory->entries->pdata[i];
        gboolean better = !found || g_str_equal(entry->questionnaire, memory->asked) ||
                          !g_str_equal(found->questionnaire, memory->asked);
        if (is_of_this_kind(memory, entry) && better)
            found = entry;
    }
    return found;
}

/* Whether the code still stands for the question that was confirmed. */
static gboolean still_holds(const EqlMemory *memory, const EqlMemoryColumn *column)
{
    const EqlItem *item = eql_questionnaire_item(memory->questionnaire, column->code);
    if (!*column->code)
        return TRUE;
    if (!item || !g_str_equal(item->audience, memory->audience))
        return FALSE;
    g_autofree char *asks = eql_text_fold_words(item->text, -1);
    return g_str_equal(asks, column->asks);
}

static void recall_column(EqlMemory *memory, const char *heading, const EqlMemoryColumn *column)
{
    if (still_holds(memory, column))
        eql_mapping_set_column(memory->remembered, heading, column->code);
    else
        eql_list_add(memory->passed_over, column->code);
}

static void recall_heading(EqlMemory *memory, const char *heading)
{
    g_autofree char *folded = eql_text_fold(heading, -1);
    for (guint i = 0; i < memory->used->columns->len; i++) {
        const EqlMemoryColumn *column = memory->used->columns->pdata[i];
        if (g_str_equal(column->heading, folded))
            recall_column(memory, heading, column);
    }
    for (guint i = 0; i < memory->used->answers->len; i++) {
        const EqlMemoryAnswer *answer = memory->used->answers->pdata[i];
        if (g_str_equal(answer->heading, folded))
            eql_mapping_set_answer(memory->remembered, heading, answer->answer, answer->means);
    }
}

EqlMapping *eql_memory_recall(const EqlLayout *layout, gpointer data)
{
    EqlMemory *memory = data;
    memory->signature = eql_layout_signature(layout);
    memory->used = memory->forget ? NULL : find_entry(memory);
    if (!memory->used)
        return NULL;
    memory->remembered = eql_mapping_new();
    for (guint i = 0; i < layout->columns->len; i++) {
        const EqlLayoutColumn *column = layout->columns->pdata[i];
        if (!column->identifier && !column->tool_column)
            recall_heading(memory, column->heading);
    }
    return eql_mapping_copy(memory->remembered);
}

/* ── telling ── */

static guint columns_used(const EqlImportRecord *record)
{
    guint n = 0;
    for (guint i = 0; i < record->columns->len; i++)
        n += g_strcmp0(((const EqlColumnMatch *)record->columns->pdata[i])->how, "memory") == 0;
    return n;
}

static guint answers_used(const EqlImportRecord *record)
{
    guint n = 0;
    for (guint i = 0; i < record->labels->len; i++)
        n += ((const EqlLabel *)record->labels->pdata[i])->remembered;
    return n;
}

static void G_GNUC_PRINTF(2, 3) notice(EqlImportRecord *record, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_ptr_array_add(record->notices, g_strdup_vprintf(format, args));
    va_end(args);
}

static void tell_used(const EqlMemoryEntry *used, EqlImportRecord *record)
{
    guint columns = columns_used(record), answers = answers_used(record);
    if (columns + answers == 0)
        return;
    g_autofree char *day = eql_memory_entry_day(used);
    g_autofree char *what = g_strdup_printf(ngettext("%u column", "%u columns", columns), columns);
    g_autofree char *meanings =
        g_strdup_printf(ngettext("%u answer", "%u answers", answers), answers);
    /* Translators: "3 columns", "2 answers", the school, the file, the day. */
    notice(record, _("Remembered: %s and %s, as you confirmed them for %s (%s, %s)."), what,
           meanings, used->school, used->file, day);
}

void eql_memory_tell(EqlMemory *memory, EqlImportRecord *record)
{
    if (memory->fault)
        notice(record, "%s", memory->fault);
    if (memory->used)
        tell_used(memory->used, record);
    if (memory->passed_over->len > 0)
        notice(record,
               _("Passed over what was remembered for %s: this questionnaire has no such question, "
                 "or words it otherwise."),
               memory->passed_over->str);
}

/* ── keeping ── */

static void keep_column(const EqlMemory *memory, EqlMemoryEntry *entry, const char *folded,
                        const char *code)
{
    const EqlItem *item = eql_questionnaire_item(memory->questionnaire, code);
    g_autofree char *asks = item ? eql_text_fold_words(item->text, -1) : g_strdup("");
    if (!*code || item)
        eql_memory_entry_add_column(entry, folded, code, asks);
}

static void keep_heading(const EqlMemory *memory, EqlMemoryEntry *entry, const EqlMapping *mapping,
                         const EqlColumnMatch *column)
{
    g_autofree char *folded = eql_text_fold(column->column, -1);
    const char *code = eql_mapping_column(mapping, column->column);
    if (!code && g_strcmp0(column->how, "memory") == 0)
        code = column->code ? column->code : "";
    if (code)
        keep_column(memory, entry, folded, code);
    eql_memory_entry_add_answers(entry, mapping, NULL, column->column, folded);
    eql_memory_entry_add_answers(entry, memory->remembered, mapping, column->column, folded);
}

static EqlMemoryEntry *entry_of(const EqlMemory *memory, const EqlMapping *mapping,
                                const EqlImportRecord *record, const char *school)
{
    EqlMemoryEntry *entry = eql_memory_entry_new();
    entry->signature = g_strdup(memory->signature);
    entry->audience = g_strdup(memory->audience);
    entry->questionnaire = g_strdup(memory->asked);
    entry->school = g_strdup(school);
    entry->file = g_strdup(record->file);
    entry->when = g_strdup(record->imported_at);
    for (guint i = 0; i < record->columns->len; i++) {
        const EqlColumnMatch *column = record->columns->pdata[i];
        gboolean dropped = g_ptr_array_find_with_equal_func(record->dropped_identifiers,
                                                            column->column, g_str_equal, NULL);
        if (!dropped && eql_memory_may_keep(column->column))
            keep_heading(memory, entry, mapping, column);
    }
    return entry;
}

/* Whether there is nothing to add to what is kept. */
static gboolean is_kept_already(const EqlMemory *memory, const EqlMapping *mapping)
{
    gboolean exact = memory->used && g_str_equal(memory->used->questionnaire, memory->asked);
    return eql_mapping_is_empty(mapping) && !memory->forget && (!memory->used || exact);
}

/* Takes away what was kept for this export: of this questionnaire, or of any. */
static gboolean drop_entries(EqlMemory *memory, GPtrArray *entries)
{
    gboolean dropped = FALSE;
    for (guint i = entries->len; i > 0; i--) {
        const EqlMemoryEntry *entry = entries->pdata[i - 1];
        if (is_of_this_kind(memory, entry) &&
            (memory->forget || g_str_equal(entry->questionnaire, memory->asked))) {
            g_ptr_array_remove_index(entries, i - 1);
            dropped = TRUE;
        }
    }
    return dropped;
}

/* The file is read again: another program may have kept something meanwhile. */
static void write_entry(EqlMemory *memory, EqlMemoryEntry *taken, EqlImportRecord *record)
{
    g_autoptr(EqlMemoryEntry) entry = taken;
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) entries = eql_memory_load(NULL);
    if (!entries)
        entries = g_ptr_array_new_with_free_func((GDestroyNotify)eql_memory_entry_free);
    gboolean dropped = drop_entries(memory, entries);
    gboolean empty = entry->columns->len + entry->answers->len == 0;
    if (empty && !dropped)
        return;
    if (!empty)
        g_ptr_array_add(entries, g_steal_pointer(&entry));
    if (!eql_memory_save(entries, &error) && !memory->fault)
        notice(record, "%s", error->message);
}

void eql_memory_keep(EqlMemory *memory, const EqlMapping *mapping, EqlImportRecord *record,
                     const char *school)
{
    if (memory->signature && !is_kept_already(memory, mapping))
        write_entry(memory, entry_of(memory, mapping, record, school), record);
}
