/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/kind-name.h"

#include "base/kept.h"
#include <string.h>

#include "base/names.h"
#include "base/text.h"
#include "base/words.h"

/* More words are a sentence. */
#define MOST_WORDS 6

/* What schools call what they do to pupils, and why; a name holds none of these words. */
static const char *const KIND_WORDS[] = {
    "abuse",      "abusive",     "additional", "afternoon",  "alcohol",     "alternative",
    "amber",      "appeal",      "assault",    "attendance", "behaviour",   "break",
    "bullying",   "bus",         "cancelled",  "card",       "centre",      "community",
    "considered", "contract",    "damage",     "dangerous",  "day",         "days",
    "defiance",   "department",  "detention",  "direction",  "disruption",  "disruptive",
    "drug",       "drugs",       "evening",    "excluded",   "exclusion",   "extended",
    "extension",  "external",    "faculty",    "fight",      "fighting",    "final",
    "first",      "fixed",       "follow",     "form",       "formal",      "full",
    "governors",  "green",       "half",       "harassment", "head",        "headteacher",
    "home",       "homework",    "hour",       "hours",      "hub",         "illegal",
    "incident",   "inclusion",   "informal",   "initial",    "internal",    "isolation",
    "language",   "late",        "lateness",   "leader",     "learning",    "level",
    "long",       "loss",        "lunch",      "lunchtime",  "managed",     "meeting",
    "misconduct", "morning",     "move",       "off",        "offensive",   "on",
    "online",     "outside",     "overturned", "part",       "partial",     "pastoral",
    "pending",    "perm",        "permanent",  "persistent", "phase",       "physical",
    "placement",  "plan",        "playground", "privilege",  "privileges",  "property",
    "provision",  "punctuality", "quashed",    "racism",     "racist",      "ready",
    "reason",     "red",         "refer",      "referral",   "reflection",  "refusal",
    "reinstated", "removal",     "remove",     "removed",    "repeat",      "repeated",
    "report",     "rescinded",   "reset",      "respite",    "restorative", "room",
    "saturday",   "seclusion",   "second",     "senior",     "sent",        "serious",
    "service",    "sexual",      "short",      "site",       "sixth",       "slt",
    "smoking",    "smt",         "social",     "stage",      "standards",   "step",
    "support",    "suspended",   "suspension", "swearing",   "temp",        "temporary",
    "term",       "theft",       "third",      "threat",     "threatening", "timeout",
    "timetable",  "toilet",      "transfer",   "transport",  "trip",        "truancy",
    "tutor",      "type",        "uniform",    "unit",       "unofficial",  "upheld",
    "vape",       "vaping",      "verbal",     "violence",   "violent",     "warning",
    "weapon",     "whole",       "withdrawal", "withdrawn",  "written",     "yellow",
    NULL};

static gboolean is_of_kinds(const char *word)
{
    g_autofree char *folded = eql_text_fold(word, -1);
    return g_strv_contains(KIND_WORDS, folded);
}

/* "Fixed-term" */
static gboolean has_halves_of_kinds(const char *word)
{
    g_auto(GStrv) halves = g_strsplit(word, "-", -1);
    for (char **half = halves; *half; half++)
        if (is_of_kinds(*half))
            return TRUE;
    return FALSE;
}

static gboolean is_ordinary(const char *word)
{
    g_autofree char *folded = eql_text_fold(word, -1);
    return eql_words_has(EQL_WORDS_ORDINARY, folded) || eql_words_has(EQL_WORDS_THINGS, folded);
}

/* Between a kind and a name. */
static gboolean is_link(const char *word)
{
    static const char *const links[] = {"of", "for", "by", "to", "was", "is", NULL};
    g_autofree char *folded = eql_text_fold(word, -1);
    return g_strv_contains(links, folded);
}

gboolean eql_kind_is_name(const char *text)
{
    return eql_names_likely(text, KIND_WORDS);
}

static gboolean has_small_letters(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (g_unichar_islower(g_utf8_get_char(text)))
            return TRUE;
    return FALSE;
}

/* "FT" among other words stands for some, not for a name. */
static gboolean is_short_for(const char *word)
{
    return !has_small_letters(word) && g_utf8_strlen(word, -1) <= 4;
}

/* At least one word, and none that says what was done, or why. `whole`: the text that it is of. */
static gboolean may_be_name(const EqlRollLists *lists, const char *text, const char *whole)
{
    g_auto(GStrv) words = eql_names_words(text);
    gboolean mixed = has_small_letters(whole);
    guint unknown = 0;
    if (g_strv_length(words) > MOST_WORDS || eql_roll_lists_reason(lists, text, -1) ||
        eql_roll_lists_kind(lists, text, -1))
        return FALSE;
    for (char **word = words; *word; word++) {
        if (is_link(*word))
            continue;
        if (is_of_kinds(*word) || has_halves_of_kinds(*word) || is_ordinary(*word) ||
            (mixed && is_short_for(*word)))
            return FALSE;
        unknown++;
    }
    return unknown > 0;
}

static gboolean is_all_of_kinds(const char *text)
{
    g_auto(GStrv) words = eql_names_words(text);
    for (char **word = words; *word; word++)
        if (!is_of_kinds(*word) && !has_halves_of_kinds(*word))
            return FALSE;
    return *words != NULL;
}

gboolean eql_kind_may_be_name(const char *text)
{
    return eql_names_maybe(text) && !is_all_of_kinds(text);
}

/* One that is known or is called by words for what schools do; NULL for others. */
static const char *kind_of(const EqlRollLists *lists, const char *text)
{
    const char *known = eql_roll_lists_kind(lists, text, -1);
    g_autofree char *slug = eql_text_slug(text);
    if (known)
        return known;
    return is_all_of_kinds(text) ? g_intern_string(slug) : NULL;
}

static gboolean is_split(const char *at)
{
    return !g_unichar_isalnum(g_utf8_get_char(at)) && !g_unichar_ismark(g_utf8_get_char(at)) &&
           *at != '\'' && !g_str_has_prefix(at, "\u2019");
}

const char *eql_kind_beside_name(const EqlRollLists *lists, const char *text, char **shown)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        if (!is_split(p))
            continue;
        g_autofree char *before = g_strndup(text, (gsize)(p - text));
        const char *kind = may_be_name(lists, p, text) ? kind_of(lists, before) : NULL;
        if (kind) {
            *shown = g_strdup_printf("%s %s", before, _("[may be a name]"));
            return kind;
        }
        kind = may_be_name(lists, before, text) ? kind_of(lists, p) : NULL;
        if (kind) {
            *shown = g_strdup_printf("%s%s", _("[may be a name]"), p);
            return kind;
        }
    }
    return NULL;
}
