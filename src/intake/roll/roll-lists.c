/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-lists.h"

#include <string.h>

#include "base/data-folder.h"
#include "base/i18n.h"
#include "base/text.h"
#include "intake/lists/small-table.h"

#define ALIKE 0.6 /* from there on a text is worth guessing at */
/* Of two codes no one is more like a third. Bytes. */
#define SHORTEST_REASON 3

/* A code of a list, and what people call it. */
typedef struct {
    GPtrArray *codes;     /* char*: interned, in the order of the list */
    GHashTable *labels;   /* code → label, as the list last has it; interned */
    GHashTable *doubtful; /* folded words → code: what others have been called as well */
} Names;

struct _EqlRollLists {
    GHashTable *kinds;   /* folded words → kind (interned) */
    GHashTable *reasons; /* folded words → code (interned) */
    Names kind_names, reason_names;
};

static void names_init(Names *names)
{
    names->codes = g_ptr_array_new();
    names->labels = g_hash_table_new(g_str_hash, g_str_equal);
    names->doubtful = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void names_clear(Names *names)
{
    g_clear_pointer(&names->codes, g_ptr_array_unref);
    g_clear_pointer(&names->labels, g_hash_table_unref);
    g_clear_pointer(&names->doubtful, g_hash_table_unref);
}

static void names_add(Names *names, const char *code, const char *label)
{
    if (!g_hash_table_contains(names->labels, code))
        g_ptr_array_add(names->codes, (char *)code);
    g_hash_table_insert(names->labels, (char *)code, (char *)g_intern_string(label));
}

static void claim(GHashTable *list, const char *text, const char *code)
{
    g_autofree char *folded = eql_text_fold_words(text, -1);

    if (*folded != '\0' && !g_hash_table_contains(list, folded))
        g_hash_table_insert(list, g_steal_pointer(&folded), (char *)code);
}

static void claim_all(GHashTable *list, const char *texts, const char *code)
{
    g_auto(GStrv) split = g_strsplit(texts, "|", -1);

    for (guint i = 0; split[i] != NULL; i++)
        claim(list, split[i], code);
}

static gboolean load_list(GHashTable *list, Names *names, const char *file, const char *code_column,
                          GCancellable *cancellable, GError **error)
{
    const char *folder = eql_data_folder(error);

    if (folder == NULL)
        return FALSE;
    g_autofree char *path = g_build_filename(folder, "codes", file, NULL);
    g_autoptr(EqlSmallTable) table = eql_small_table_read(path, cancellable, error);
    if (table == NULL)
        return FALSE;
    for (guint i = 0; i < eql_small_table_rows(table); i++) {
        const char *code = g_intern_string(eql_small_table_get(table, i, code_column));
        names_add(names, code, eql_small_table_get(table, i, "label"));
        claim(list, code, code);
        claim(list, eql_small_table_get(table, i, "label"), code);
        claim_all(list, eql_small_table_get(table, i, "synonyms"), code);
        claim_all(names->doubtful, eql_small_table_get(table, i, "doubtful"), code);
    }
    return TRUE;
}

EqlRollLists *eql_roll_lists_load(GCancellable *cancellable, GError **error)
{
    g_autoptr(EqlRollLists) self = g_new0(EqlRollLists, 1);

    self->kinds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->reasons = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    names_init(&self->kind_names);
    names_init(&self->reason_names);
    if (!load_list(self->kinds, &self->kind_names, "outcomes.csv", "kind", cancellable, error) ||
        !load_list(self->reasons, &self->reason_names, "reasons.csv", "code", cancellable, error))
        return NULL;
    return g_steal_pointer(&self);
}

void eql_roll_lists_free(EqlRollLists *lists)
{
    if (lists == NULL)
        return;
    g_clear_pointer(&lists->kinds, g_hash_table_unref);
    g_clear_pointer(&lists->reasons, g_hash_table_unref);
    names_clear(&lists->kind_names);
    names_clear(&lists->reason_names);
    g_free(lists);
}

static const char *look_up(GHashTable *list, const char *text, gssize length)
{
    g_autofree char *folded = eql_text_fold_words(text, length);

    return g_hash_table_lookup(list, folded);
}

const char *eql_roll_lists_kind(const EqlRollLists *lists, const char *text, gssize length)
{
    return look_up(lists->kinds, text, length);
}

gboolean eql_roll_lists_kind_is_doubtful(const EqlRollLists *lists, const char *text)
{
    return look_up(lists->kind_names.doubtful, text, -1) != NULL;
}

/* The code that has a way of writing it most like the text. */
static const char *guess(GHashTable *list, const char *text)
{
    g_autofree char *folded = eql_text_fold_words(text, -1);
    const char *best = NULL;
    double best_score = ALIKE;
    GHashTableIter iter;
    gpointer written, kind;

    g_hash_table_iter_init(&iter, list);
    while (g_hash_table_iter_next(&iter, &written, &kind)) {
        double score = eql_text_similarity(folded, written);
        /* Equal scores in a fixed order, whatever the table's. */
        if (score > best_score || (score == best_score && best != NULL && strcmp(kind, best) < 0)) {
            best_score = score;
            best = kind;
        }
    }
    return best;
}

const char *eql_roll_lists_guess_kind(const EqlRollLists *lists, const char *text)
{
    return guess(lists->kinds, text);
}

const char *eql_roll_lists_guess_reason(const EqlRollLists *lists, const char *text)
{
    return strlen(text) > SHORTEST_REASON ? guess(lists->reasons, text) : NULL;
}

static const Names *names_of(const EqlRollLists *lists, const char *field)
{
    return strcmp(field, "kind") == 0 ? &lists->kind_names : &lists->reason_names;
}

const GPtrArray *eql_roll_lists_codes(const EqlRollLists *lists, const char *field)
{
    return names_of(lists, field)->codes;
}

char *eql_roll_lists_label(const EqlRollLists *lists, const char *field, const char *code)
{
    const char *label = g_hash_table_lookup(names_of(lists, field)->labels, code);

    if (label == NULL || *label == '\0')
        return g_strdup(code);
    if (strcmp(field, "kind") == 0)
        return g_strdup(eql_text_translated(label));
    /* Translators: a reason and its code: “Bullying (BU)”. */
    return g_strdup_printf(C_("reason", "%s (%s)"), eql_text_translated(label), code);
}

/* "Verbal abuse/threatening behaviour", "Drug & alcohol related" */
static const char *look_up_in_full(GHashTable *list, const char *text)
{
    g_auto(GStrv) either = g_strsplit(text, "/", -1);
    g_autofree char *with_or = g_strjoinv(" or ", either);
    g_auto(GStrv) both = g_strsplit(with_or, "&", -1);
    g_autofree char *with_and = g_strjoinv(" and ", both);

    return look_up(list, with_and, -1);
}

/* "DB: Persistent disruptive behaviour", "PP - assault": the code that stands before. */
static const char *code_before(const EqlRollLists *lists, const char *text)
{
    gsize n = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    const char *rest = text + n + strspn(text + n, " ");
    g_autofree char *code = g_strndup(text, n);

    if (n != 2 || (*rest != ':' && *rest != '-' && !g_str_has_prefix(rest, "\u2013")))
        return NULL;
    return g_hash_table_contains(lists->reason_names.labels, code) ? g_intern_string(code) : NULL;
}

const char *eql_roll_lists_reason(const EqlRollLists *lists, const char *text, gssize length)
{
    g_autofree char *own = g_strndup(text, length < 0 ? strlen(text) : (gsize)length);
    const char *known = look_up(lists->reasons, own, -1);

    g_strstrip(own);
    if (known == NULL)
        known = code_before(lists, own);
    return known != NULL ? known : look_up_in_full(lists->reasons, own);
}
