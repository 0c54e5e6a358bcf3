/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mentions.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"

/* Shorter words with a capital ("UK", "TV", "Ok") name things more often than people. */
#define SHORTEST 3

typedef struct {
    char *word;     /* as written, without "'s" */
    char *folded;   /* the same, folded */
    gboolean opens; /* it begins a sentence, or stands where a capital says nothing */
    gboolean capital;
} Token;

static void token_clear(gpointer data)
{
    Token *token = data;
    g_free(token->word);
    g_free(token->folded);
}

/* ── words ── */

static const char *const ADDRESSES[] = {"mr",   "mrs",       "ms",  "mx", "dr",
                                        "prof", "professor", "rev", NULL};
/* As words of their own they mean something else, so what they stand before needs a capital. */
static const char *const CAPITAL_ADDRESSES[] = {
    "miss", "sir", "madam", "mme", "auntie", "aunty", "uncle", "brother", "sister", "father", NULL};
static const char *const PEOPLE[] = {
    "boy", "girl",  "student", "pupil",   "kid",      "child", "friend", "teacher",   "lady",
    "man", "woman", "person",  "someone", "somebody", "guy",   "one",    "classmate", NULL};

static gboolean is_thing(const char *folded)
{
    return eql_words_has(EQL_WORDS_THINGS, folded) || eql_words_has(EQL_WORDS_ORDINARY, folded);
}

/* "Afro-Caribbean": either half may say it. */
static gboolean is_no_name(const Token *token)
{
    g_auto(GStrv) halves = g_strsplit(token->folded, "-", -1);
    if (is_thing(token->folded))
        return TRUE;
    for (char **half = halves; *half && halves[1]; half++)
        if (is_thing(*half))
            return TRUE;
    return FALSE;
}

/* ── reading ── */

static gboolean is_in_word(gunichar c)
{
    return g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '\'' || c == 0x2019 || c == '-';
}

/* "I'm" and what is written wholly in capitals say nothing. */
static gboolean is_capitalised(const char *word)
{
    gunichar first = g_utf8_get_char(word);
    const char *second = g_utf8_next_char(word);
    return g_unichar_isupper(first) && g_unichar_islower(g_utf8_get_char(second));
}

static char *without_possessive(const char *word)
{
    gsize length = strlen(word);
    if (g_str_has_suffix(word, "'s"))
        return g_strndup(word, length - 2);
    if (g_str_has_suffix(word, "\u2019s"))
        return g_strndup(word, length - 4);
    return g_strdup(word);
}

static void add_token(GArray *tokens, const char *word, gboolean opens)
{
    Token token = {.word = without_possessive(word), .opens = opens};
    token.folded = eql_text_fold(token.word, -1);
    token.capital = is_capitalised(token.word);
    g_array_append_val(tokens, token);
}

static gboolean is_address(const char *folded)
{
    return g_strv_contains(ADDRESSES, folded) || g_strv_contains(CAPITAL_ADDRESSES, folded);
}

/* The stop of "Mr." ends no sentence. */
static gboolean ends_sentence(gunichar c, const GArray *tokens)
{
    const Token *last = tokens->len ? &g_array_index(tokens, Token, tokens->len - 1) : NULL;
    if (c == '.' && last && is_address(last->folded))
        return FALSE;
    return strchr(".!?:;\n\r\"(/*", (int)MIN(c, 127)) != NULL || c == 0x201c || c == 0x2026 ||
           c == 0x2022;
}

static GArray *tokens_of(const char *text)
{
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(Token));
    g_array_set_clear_func(tokens, token_clear);
    gboolean opens = TRUE;
    for (const char *p = text; *p;) {
        const char *close = *p == '[' ? strchr(p, ']') : NULL;
        const char *start = p;
        while (*p && is_in_word(g_utf8_get_char(p)))
            p = g_utf8_next_char(p);
        if (close) {
            p = close + 1;
        } else if (p > start) {
            g_autofree char *word = g_strndup(start, (gsize)(p - start));
            add_token(tokens, word, opens);
            opens = FALSE;
        } else {
            opens |= ends_sentence(g_utf8_get_char(p), tokens);
            p = g_utf8_next_char(p);
        }
    }
    return tokens;
}

/* ── judging ── */

static const Token *token_at(const GArray *tokens, guint i)
{
    return &g_array_index(tokens, Token, i);
}

static gboolean is_addressed(const GArray *tokens, guint i)
{
    const Token *token = token_at(tokens, i), *before = i > 0 ? token_at(tokens, i - 1) : NULL;
    if (!before || token->opens)
        return FALSE;
    gboolean addressed =
        g_strv_contains(ADDRESSES, before->folded) ||
        (token->capital && before->capital && g_strv_contains(CAPITAL_ADDRESSES, before->folded));
    return addressed && !is_no_name(token);
}

/* "a boy called sam", "my name is sam" */
static gboolean is_called(const GArray *tokens, guint i)
{
    if (i < 2 || token_at(tokens, i)->opens)
        return FALSE;
    const char *before = token_at(tokens, i - 1)->folded, *first = token_at(tokens, i - 2)->folded;
    gboolean called = g_str_equal(before, "called") || g_str_equal(before, "named");
    gboolean named = (called && (token_at(tokens, i)->capital || g_strv_contains(PEOPLE, first))) ||
                     (g_str_equal(first, "name") && g_str_equal(before, "is"));
    return named && !is_no_name(token_at(tokens, i));
}

static gboolean stands_out(const Token *token)
{
    return token->capital && !token->opens && g_utf8_strlen(token->word, -1) >= SHORTEST &&
           !is_no_name(token);
}

/* Where Capitals Are Usual they tell nothing. */
static gboolean capitals_tell(const GArray *tokens)
{
    guint capitals = 0, small = 0;
    for (guint i = 0; i < tokens->len; i++) {
        const Token *token = token_at(tokens, i);
        if (!token->opens && g_unichar_isalpha(g_utf8_get_char(token->word)))
            *(g_unichar_isupper(g_utf8_get_char(token->word)) ? &capitals : &small) += 1;
    }
    return capitals < 3 || capitals <= small;
}

char **eql_mentions(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autoptr(GArray) tokens = tokens_of(valid);
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
    gboolean tell = capitals_tell(tokens);
    for (guint i = 0; i < tokens->len; i++) {
        const Token *token = token_at(tokens, i);
        gboolean name =
            is_addressed(tokens, i) || is_called(tokens, i) || (tell && stands_out(token));
        if (name && !g_ptr_array_find_with_equal_func(found, token->word, g_str_equal, NULL))
            g_ptr_array_add(found, g_strdup(token->word));
    }
    if (found->len == 0)
        return NULL;
    g_ptr_array_add(found, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&found), FALSE);
}
