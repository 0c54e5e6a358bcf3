/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/names.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"

/* A longer text is a sentence. */
enum { FEWEST = 2, MOST = 6 };

static gboolean has_letter(const char *word)
{
    for (const char *p = word; *p; p = g_utf8_next_char(p))
        if (g_unichar_isalpha(g_utf8_get_char(p)))
            return TRUE;
    return FALSE;
}

static gboolean is_in_word(gunichar c)
{
    return g_unichar_isalpha(c) || g_unichar_ismark(c) || c == '\'' || c == 0x2019 || c == '-';
}

char **eql_names_words(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autoptr(GStrvBuilder) words = g_strv_builder_new();
    for (const char *p = valid; *p;) {
        const char *close = *p == '[' ? strchr(p, ']') : NULL;
        if (close) { /* "[email removed]" */
            p = close + 1;
            continue;
        }
        const char *start = p;
        while (*p && is_in_word(g_utf8_get_char(p)))
            p = g_utf8_next_char(p);
        g_autofree char *word = g_strndup(start, (gsize)(p - start));
        if (g_utf8_strlen(word, -1) > 1 && has_letter(word))
            g_strv_builder_add(words, word);
        if (*p && p == start)
            p = g_utf8_next_char(p);
    }
    return g_strv_builder_end(words);
}

static gboolean is_known(const char *word, const char *const *also)
{
    g_autofree char *folded = eql_text_fold(word, -1);
    return eql_words_has(EQL_WORDS_ORDINARY, folded) || (also && g_strv_contains(also, folded));
}

static gboolean has_capital(const char *word)
{
    gunichar first = g_utf8_get_char(word);
    return g_unichar_isupper(first) || g_unichar_istitle(first);
}

static gboolean judge(const char *text, const char *const *also, gboolean sparing)
{
    g_auto(GStrv) words = eql_names_words(text);
    guint n = g_strv_length(words), known = 0, capitals = 0;
    for (guint i = 0; i < n; i++) {
        known += is_known(words[i], also);
        capitals += has_capital(words[i]);
    }
    if (n < FEWEST || n > MOST)
        return FALSE;
    return known == 0 || (!sparing && capitals == n && known < n);
}

gboolean eql_names_maybe(const char *text)
{
    return judge(text, NULL, FALSE);
}

gboolean eql_names_likely(const char *text, const char *const *also)
{
    return judge(text, also, TRUE);
}
