/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A scale: an ordered list of answer labels, lowest first, and labels that carry
 * no point. Immutable once built. */

#include <glib.h>

/* One answer, as it is kept: one byte.
 * 1 … K: the point of the scale, lowest first;
 * EQL_ANSWER_NO_POINT + j: the scale's j-th label without a point. */
typedef guint8 EqlAnswer;
enum {
    EQL_ANSWER_BLANK = 0,
    EQL_ANSWER_MAX_POINT = 99,
    EQL_ANSWER_NO_POINT = 100,
    EQL_ANSWER_MAX_NO_POINT = 199,
    EQL_ANSWER_UNREAD = 254,  /* given, but fits no label of the scale */
    EQL_ANSWER_NOT_PUT = 255, /* the question was not in the file this respondent came from */
};

typedef struct {
    char *spec;      /* as written in the questionnaire: "agree5" or "a|b;c" */
    char **points;   /* NULL-terminated labels, lowest first; K ≥ 2 */
    guint n_points;  /* K, at most EQL_ANSWER_MAX_POINT */
    char **no_point; /* NULL-terminated labels; may be empty */
    guint n_no_point;
    GHashTable *by_folded; /* folded label → answer + 1 */
    gboolean numeric;      /* most labels carry a number, "0 - Not at all" … "10": a number then
                              means the label that carries it */
    gatomicrefcount refs;
} EqlScale;

/* `no_point` may be NULL. Returns NULL when there are fewer than 2 points, too
 * many labels, or one twice. */
EqlScale *eql_scale_new(const char *spec, const char *const *points, const char *const *no_point);
EqlScale *eql_scale_ref(EqlScale *scale);
void eql_scale_unref(EqlScale *scale);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlScale, eql_scale_unref)

/* Parses a scale that is spelt out, "low|…|high;no point|no point"; NULL if it
 * cannot be one. */
EqlScale *eql_scale_parse(const char *spec);

/* The same labels in the same order, written down the same way. */
gboolean eql_scale_equal(const EqlScale *a, const EqlScale *b);
/* Whether answers kept by `before` mean the same by `after`: the same points, and the labels
 * without one, but for more of these at the end. */
gboolean eql_scale_continues(const EqlScale *before, const EqlScale *after);

/* What is wrong with labels that are to be a scale, one sentence, translated; NULL when they
 * can be one. They are NULL-terminated, lowest first. Owned by the caller. */
char *eql_scale_fault(const char *const *points, const char *const *no_point);
/* Labels spelt out as a spec, "low|…|high;no point". Owned by the caller. */
char *eql_scale_spell(const char *const *points, const char *const *no_point);

/* Adds another way of writing a label the scale has (folded by this function).
 * Says FALSE, and changes nothing, when the scale lacks the label or already
 * knows the synonym. Only while the scale is being built. */
gboolean eql_scale_add_synonym(EqlScale *scale, const char *label, const char *synonym);
/* The same for a synonym that was folded before (eql_text_fold()), of which no answer is asked
 * but the one it stands for. */
gboolean eql_scale_add_folded(EqlScale *scale, const char *folded, EqlAnswer answer);

/* The answer a text stands for: a label or synonym, or a whole number from 1 to K,
 * or a code A1 … AK; where the scale is numeric, the number that a label carries. Blank →
 * EQL_ANSWER_BLANK, no match → EQL_ANSWER_UNREAD. */
EqlAnswer eql_scale_match(const EqlScale *scale, const char *text, gssize length);

/* An answer's label for people: one of the program's own scales in the language of who reads, any
 * other as it was asked. What programs read has the label itself. Not owned by the caller. */
const char *eql_answer_name(const char *label);

/* The label of an answer; NULL for blank, unread, not put. Owned by the scale. */
const char *eql_scale_label(const EqlScale *scale, EqlAnswer answer);

/* Points 0–100 of answer k: 100·(k−1)/(K−1), reversed: 100 minus that. NAN when the
 * answer carries no point. */
double eql_scale_score(const EqlScale *scale, gboolean reversed, EqlAnswer answer);

static inline gboolean eql_answer_has_point(EqlAnswer answer)
{
    return answer >= 1 && answer <= EQL_ANSWER_MAX_POINT;
}
