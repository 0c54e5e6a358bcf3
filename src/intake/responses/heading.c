/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/heading.h"

#include <string.h>

#include "base/text.h"

/* Letters at the beginning of a code: "currentEmp16a". */
#define LONGEST_NAME 20
/* Codes this short may run into the text: "Q1:How". */
#define SHORT_NAME 4

static void add_text(GPtrArray *texts, const char *text, gssize length)
{
    g_autofree char *folded = eql_text_fold_words(text, length);
    if (*folded && !g_ptr_array_find_with_equal_func(texts, folded, g_str_equal, NULL))
        g_ptr_array_add(texts, g_steal_pointer(&folded));
}

/* "<b>Question</b>" without its tags. */
static char *without_tags(const char *text)
{
    static GRegex *tags;
    static gsize once;
    if (g_once_init_enter(&once)) {
        tags = g_regex_new("<[/!a-zA-Z][^<>]*>|&nbsp;", G_REGEX_OPTIMIZE, 0, NULL);
        g_once_init_leave(&once, 1);
    }
    char *plain = g_regex_replace_literal(tags, text, -1, 0, " ", 0, NULL);
    return plain ? plain : g_strdup(text);
}

/* Passes "A8[SQ001]", "Q5.1.2", "3": letters, then digits, brackets and inner stops.
 * `named`: it was seen to be more than a word. */
static const char *skip_code(const char *text, guint *letters, gboolean *named)
{
    const char *p = text;
    while (g_ascii_isalpha(*p))
        p++;
    *letters = (guint)(p - text);
    *named = g_ascii_isdigit(*p) || (*p == '[' && p > text);
    while (g_ascii_isalnum(*p) || *p == '_' || *p == '[' || *p == ']' ||
           (*p == '.' && g_ascii_isdigit(p[1])))
        p++;
    return p;
}

/* What follows "P01. ", "Q12: ", "3) " or "A8[SQ001]. "; NULL when there is no such
 * beginning. */
static const char *after_code(const EqlTool *tool, const char *text)
{
    guint letters;
    gboolean named;
    const char *end = skip_code(text, &letters, &named);
    if (end == text || letters > LONGEST_NAME || !*end || !strchr(".:)-", *end))
        return NULL;
    if (!named && !(tool->named_codes && *end == '.'))
        return NULL;
    gboolean spaced = g_ascii_isspace(end[1]) || end[1] == 0;
    return spaced || (named && letters < SHORT_NAME) ? end + 1 : NULL;
}

char *eql_heading_code(const EqlTool *tool, const char *heading)
{
    const char *rest = after_code(tool, heading);
    return rest ? g_strndup(heading, (gsize)(rest - 1 - heading)) : NULL;
}

char *eql_heading_rest(const EqlTool *tool, const char *heading)
{
    g_autofree char *plain = without_tags(heading);
    const char *rest = after_code(tool, plain);
    return g_strstrip(g_strdup(rest ? rest : plain));
}

/* A piece of a heading, with and without a code before it. */
static void add_piece(GPtrArray *texts, const EqlTool *tool, const char *piece, gssize length)
{
    g_autofree char *own = g_strstrip(length < 0 ? g_strdup(piece) : g_strndup(piece, length));
    const char *rest = after_code(tool, own);
    add_text(texts, own, -1);
    if (rest)
        add_text(texts, rest, -1);
}

/* "Question [Row]" */
static void add_bracketed(GPtrArray *texts, const EqlTool *tool, const char *heading)
{
    const char *open = strrchr(heading, '['), *close = open ? strchr(open, ']') : NULL;
    if (close && close > open + 1 && open > heading)
        add_piece(texts, tool, open + 1, close - open - 1);
}

/* "Title - Row" and "Row:Title". Either half may have the mark inside, so every place is
 * tried. */
static void add_halves(GPtrArray *texts, const EqlTool *tool, const char *heading)
{
    const char *after = tool->row_after, *before = tool->row_before;
    for (const char *p = after ? strstr(heading, after) : NULL; p; p = strstr(p + 1, after))
        add_piece(texts, tool, p + strlen(after), -1);
    for (const char *p = before ? strstr(heading, before) : NULL; p; p = strstr(p + 1, before))
        add_piece(texts, tool, heading, p - heading);
}

/* "I belong here. (1 = not at all, 5 = completely)": how long it is without what explains the
 * numbers; 0: nothing does. */
static gsize before_legend(const char *heading)
{
    const char *open = strrchr(heading, '('), *close = open ? strchr(open, ')') : NULL;
    if (!open || open == heading || !close || !eql_text_is_blank(close + 1, -1))
        return 0;
    const char *digit = strpbrk(open, "0123456789");
    return digit && digit < close && strpbrk(open, "=:-") ? (gsize)(open - heading) : 0;
}

void eql_heading_add_texts(GPtrArray *texts, const EqlTool *tool, const char *heading)
{
    g_autofree char *plain = without_tags(heading);
    gsize own = before_legend(plain);
    if (own > 0)
        add_piece(texts, tool, plain, (gssize)own);
    add_piece(texts, tool, plain, -1);
    add_bracketed(texts, tool, plain);
    add_halves(texts, tool, plain);
}

/* ── who is asked for ── */

/* "What is your full name?" → "name". */
static const char *after_asking(const char *folded)
{
    static const char *const begins[] = {
        "what is your ",     "please enter your ", "your ", "your child s ",
        "please give your ", "please write your ", "my "};
    const char *rest = folded;
    for (guint i = 0; i < G_N_ELEMENTS(begins); i++)
        if (g_str_has_prefix(folded, begins[i]))
            rest = folded + strlen(begins[i]);
    if (g_str_has_prefix(rest, "full ") || g_str_has_prefix(rest, "first ") ||
        g_str_has_prefix(rest, "last "))
        rest = strchr(rest, ' ') + 1;
    return rest;
}

gboolean eql_heading_asks_for_identifier(const char *heading)
{
    static const char *const whole[] = {"name",          "e mail",  "email",     "address",
                                        "home address",  "phone",   "telephone", "postcode",
                                        "date of birth", "surname", "ip address"};
    g_autofree char *folded = eql_text_fold_words(heading, -1);
    const char *rest = after_asking(folded);
    for (guint i = 0; i < G_N_ELEMENTS(whole); i++) {
        if (!g_str_has_prefix(rest, whole[i]))
            continue;
        const char *end = rest + strlen(whole[i]);
        if (*end == 0 || g_str_has_prefix(end, " address"))
            return TRUE;
    }
    return FALSE;
}
