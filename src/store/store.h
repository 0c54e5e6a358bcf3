/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The project file: one SQLite database, `.equalens`. Only this room knows SQL.
 * Every change is one transaction; what is deleted is gone (secure_delete);
 * rollback journal, since schools keep files on network shares. A store belongs to
 * the thread that opened it. */

#include <gio/gio.h>

#include "model/accreditation.h"
#include "model/action.h"
#include "model/crosswalk.h"
#include "model/import-record.h"
#include "model/item-use.h"
#include "model/questionnaire.h"
#include "model/roll.h"
#include "model/school.h"
#include "model/settings.h"

typedef struct _EqlStore EqlStore;

#define EQL_STORE_ERROR (eql_store_error_quark())
GQuark eql_store_error_quark(void);
typedef enum {
    EQL_STORE_ERROR_NOT_FOUND,
    EQL_STORE_ERROR_EXISTS,   /* a file is there already */
    EQL_STORE_ERROR_NOT_OURS, /* not an Equalens project */
    EQL_STORE_ERROR_NEWER,    /* written by a later version of Equalens */
    EQL_STORE_ERROR_LOCKED,   /* another program holds it */
    EQL_STORE_ERROR_READ_ONLY,
    EQL_STORE_ERROR_FULL, /* no room left on the disk */
    EQL_STORE_ERROR_DAMAGED,
    EQL_STORE_ERROR_NO_IMPORT,  /* there is no import of that number, or it is undone */
    EQL_STORE_ERROR_NO_COMMENT, /* there is no comment of that number, or not those words */
    EQL_STORE_ERROR_CHANGED,    /* what was taken out does not fit in any more */
    EQL_STORE_ERROR_FAILED,
} EqlStoreError;

/* A new project; refuses to write over a file. The questionnaire is empty. */
EqlStore *eql_store_create(const char *path, const EqlSchool *school, GError **error);
/* A project that lives in memory only and leaves nothing behind. */
EqlStore *eql_store_create_in_memory(const EqlSchool *school, GError **error);
/* Opens and, if it is of an earlier version, migrates. A read-only file (or one on a
 * read-only place, or one another program is writing) opens for reading:
 * eql_store_is_read_only(). */
EqlStore *eql_store_open(const char *path, GError **error);
/* The same; as long as the store is open, whatever is being read or migrated stops with
 * G_IO_ERROR_CANCELLED when it is cancelled, and the file is as it was. */
EqlStore *eql_store_open_cancellable(const char *path, GCancellable *cancellable, GError **error);
void eql_store_close(EqlStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlStore, eql_store_close)

/* Whether a file that begins with these bytes is a project. */
gboolean eql_store_is_ours(const guint8 *head, gsize length);

gboolean eql_store_is_read_only(const EqlStore *store);
/* NULL in memory. */
const char *eql_store_path(const EqlStore *store);

/* Several changes as one: what `change` does to the store is kept when it gives TRUE; when it
 * gives FALSE with an error, as it must once a change of its own fails, nothing of it is. */
typedef gboolean (*EqlStoreChange)(EqlStore *store, gpointer data, GError **error);
gboolean eql_store_change(EqlStore *store, EqlStoreChange change, gpointer data, GError **error);

EqlSchool *eql_store_school(EqlStore *store, GError **error);
gboolean eql_store_set_school(EqlStore *store, const EqlSchool *school, GError **error);

EqlSettings *eql_store_settings(EqlStore *store, GError **error);
gboolean eql_store_set_settings(EqlStore *store, const EqlSettings *settings, GError **error);

/* Scales are kept by their spec and spelt-out labels, so a project reads the same
 * wherever it is opened. */
EqlQuestionnaire *eql_store_questionnaire(EqlStore *store, GError **error);
gboolean eql_store_set_questionnaire(EqlStore *store, const EqlQuestionnaire *questionnaire,
                                     GError **error);

/* Which question follows which; empty at first. Replacing it is one transaction. */
EqlCrosswalk *eql_store_crosswalk(EqlStore *store, GError **error);
gboolean eql_store_set_crosswalk(EqlStore *store, const EqlCrosswalk *crosswalk, GError **error);

/* Both in one transaction. `from` and `to` (NULL: no theme is renamed): what the plan and the
 * accreditation say of a theme follows its new name. */
gboolean eql_store_change_questions(EqlStore *store, const EqlQuestionnaire *questionnaire,
                                    const EqlCrosswalk *crosswalk, const EqlTheme *from,
                                    const EqlTheme *to, GError **error);

/* The waves, earliest first: by the years that they name, else in the order in which they were
 * first brought in (model/wave-order.h); NULL-terminated,
 * g_strfreev. The last is the latest. */
char **eql_store_waves(EqlStore *store, GError **error);
/* The audiences that have answers in a wave; NULL-terminated, g_strfreev. */
char **eql_store_audiences(EqlStore *store, const char *wave, GError **error);
/* The kinds of outcome there are; NULL-terminated, g_strfreev. */
char **eql_store_outcome_kinds(EqlStore *store, GError **error);

/* Bring a file in: record and data in one transaction. The record's id is set. A new
 * census takes the place of the one before (which returns when this is undone).
 * `replace`: outcomes of earlier files are set aside likewise. */
gboolean eql_store_add_responses(EqlStore *store, EqlImportRecord *record,
                                 const EqlResponses *responses, GError **error);
/* The same, in the place of the import of responses `replaced` (0: of none), all in one
 * transaction: its answers are no longer read, and stand again when this one is undone. */
gboolean eql_store_replace_responses(EqlStore *store, EqlImportRecord *record,
                                     const EqlResponses *responses, gint64 replaced,
                                     GError **error);
gboolean eql_store_add_census(EqlStore *store, EqlImportRecord *record, const EqlCensus *census,
                              GError **error);
gboolean eql_store_add_outcomes(EqlStore *store, EqlImportRecord *record,
                                const EqlOutcomes *outcomes, gboolean replace, GError **error);

/* The import of responses, neither undone nor replaced, that brought the very same file in
 * (the same sheet of it, where both are known);
 * the one of the record's audience and wave first. Its record, without its lists, is the
 * caller's; NULL when there is none. FALSE with an error. */
gboolean eql_store_same_file(EqlStore *store, const EqlImportRecord *record,
                             EqlImportRecord **earlier, GError **error);
/* The record, without its lists, of an import of responses that another could replace.
 * NULL with EQL_STORE_ERROR_NO_IMPORT when there is none. */
EqlImportRecord *eql_store_replaceable(EqlStore *store, gint64 id, GError **error);
/* What was brought in for each question, over all waves: code → EqlItemUse. A question that is
 * not in it has nothing. */
GHashTable *eql_store_item_uses(EqlStore *store, GError **error);
/* FALSE, with the sentence that a change would meet, when the file cannot be changed. */
gboolean eql_store_check_writable(EqlStore *store, GError **error);

/* Every import, undone ones too (EqlImportRecord, by id). */
GPtrArray *eql_store_imports(EqlStore *store, GError **error);
/* Takes an import's data out for good; its record stays, marked undone, without
 * problems that could carry text from the file. What it had replaced stands again. */
gboolean eql_store_undo(EqlStore *store, gint64 id, GError **error);

/* What was taken out of a project's file: in memory alone, no file holds it. Whatever thread has
 * it, one at a time. */
typedef struct _EqlStoreRemoved EqlStoreRemoved;
void eql_store_removed_free(EqlStoreRemoved *removed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlStoreRemoved, eql_store_removed_free)

/* As eql_store_undo() does; what was taken out is the caller's. NULL with an error. */
EqlStoreRemoved *eql_store_take_out(EqlStore *store, gint64 id, GError **error);
/* Every row is again as it was. Only among the same imports, of which the same stand:
 * EQL_STORE_ERROR_CHANGED when somebody has brought in or taken out another meanwhile. When it
 * fails, it can be tried again. */
gboolean eql_store_put_back(EqlStore *store, EqlStoreRemoved *removed, GError **error);

/* All answers of an audience in a wave, files one after another. Never NULL without
 * an error; n = 0 when there are none. */
EqlResponses *eql_store_responses(EqlStore *store, const char *wave, const char *audience,
                                  GError **error);
/* The census in force, joined with the tables beside it that were brought in after it
 * and are of its day (EQL_TOOL_SIDE); NULL without an error when there is none. */
EqlCensus *eql_store_census(EqlStore *store, GError **error);
/* All events and counts of all kinds, files one after another. */
EqlOutcomes *eql_store_outcomes(EqlStore *store, GError **error);

/* The action plan (EqlAction, in order). Replacing it is one transaction. */
GPtrArray *eql_store_actions(EqlStore *store, GError **error);
gboolean eql_store_set_actions(EqlStore *store, GPtrArray *actions, GError **error);
/* Every id (char*, a set) that an action of the plan ever had, also of those that are deleted.
 * Setting the plan keeps them. */
GHashTable *eql_store_action_ids(EqlStore *store, GError **error);

/* A comment's number (EqlComment.id) says which; EQL_STORE_ERROR_NO_COMMENT when it is none. */
gboolean eql_store_quote_comment(EqlStore *store, const char *id, gboolean quotable,
                                 GError **error);
/* Puts "[…]" where the words (a name) stand in a comment, whatever their case; they are gone
 * from the file. EQL_STORE_ERROR_NO_COMMENT when they do not stand there. */
gboolean eql_store_mask_comment(EqlStore *store, const char *id, const char *words, GError **error);
/* What a comment says; owned by the caller. NULL with an error. */
char *eql_store_comment_text(EqlStore *store, const char *id, GError **error);
/* Puts `text` back where `masked` stands: for whoever masked the wrong words and still knows
 * them. EQL_STORE_ERROR_NO_COMMENT when it says something else by now. */
gboolean eql_store_unmask_comment(EqlStore *store, const char *id, const char *masked,
                                  const char *text, GError **error);
/* Gives tags (model/tag.h) to a comment, or takes them away; a tag that is there already in
 * other letters ("Corridors") is that one. Those that it did not have, or had, as they are
 * written in the file: what undoes it. Owned by the caller (g_strfreev); NULL with an error. */
char **eql_store_tag_comment(EqlStore *store, const char *id, const char *const *tags, gboolean on,
                             GError **error);
/* All tags that comments have, sorted, NULL-terminated; g_strfreev. */
char **eql_store_tags(EqlStore *store, GError **error);
/* The numbers (char*, a set) of the comments of all waves that hold all these words, or words
 * that begin like them, whatever their case and accents. */
GHashTable *eql_store_search_comments(EqlStore *store, const char *words, GError **error);

/* Where the school is on the way to accreditation (EqlAccreditationEntry). Setting puts an
 * entry in the place of one of its kind and code; one without value and note takes it out. */
GPtrArray *eql_store_accreditation(EqlStore *store, GError **error);
gboolean eql_store_set_accreditation(EqlStore *store, const EqlAccreditationEntry *entry,
                                     GError **error);

/* Integrity of the file: SQLite's own check, foreign keys, and that every column is as
 * long as its import says. Problems found (EqlProblem); empty: all is well. */
GPtrArray *eql_store_check(EqlStore *store, GError **error);
