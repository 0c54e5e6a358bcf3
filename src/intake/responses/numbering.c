/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/numbering.h"

#include <string.h>

#include "base/text.h"

/* ── one number ── */

/* How many bytes of the text are a whole number of up to three digits; 0: it begins otherwise. */
static gsize digits_at(const char *text, int *number)
{
    gsize n = strspn(text, "0123456789");
    if (n == 0 || n > 3)
        return 0;
    *number = (int)g_ascii_strtoull(text, NULL, 10);
    return n;
}

static gboolean is_nothing_behind(const EqlScale *scale, const char *rest)
{
    int whole = 0;
    if (*rest == '.')
        return rest[1] && strspn(rest + 1, "0") == strlen(rest + 1);
    if (*rest == '/')
        return digits_at(rest + 1, &whole) == strlen(rest + 1) && whole == (int)scale->n_points;
    return *rest == 0;
}

int eql_number_of(const EqlScale *scale, const char *text)
{
    int number = -1;
    gsize n = digits_at(text, &number);
    if (n == 0 || scale->numeric || !is_nothing_behind(scale, text + n) ||
        scale->n_points > EQL_NUMBER_MOST || number > (int)scale->n_points)
        return -1;
    return number;
}

/* ── a number and words ── */

static gboolean is_between(gunichar c)
{
    return g_unichar_isspace(c) || g_unichar_ispunct(c) || g_unichar_type(c) == G_UNICODE_FORMAT ||
           g_unichar_type(c) == G_UNICODE_MATH_SYMBOL ||
           g_unichar_type(c) == G_UNICODE_ENCLOSING_MARK ||
           g_unichar_type(c) == G_UNICODE_NON_SPACING_MARK;
}

static const char *skip_between(const char *p)
{
    while (*p && is_between(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return p;
}

static char *words_behind(const char *text, int *number)
{
    const char *p = skip_between(text);
    gsize n = digits_at(p, number);
    const char *words = skip_between(p + n);
    char *own = n > 0 && *words && !g_ascii_isdigit(*words) ? g_strdup(words) : NULL;
    gsize end = own ? strlen(own) : 0;
    if (end > 0 && strchr(")]", own[end - 1]) && !strpbrk(own, "(["))
        own[end - 1] = 0;
    return own;
}

/* "Agree (4)", "Agree [4]", "Agree = 4" */
static char *words_before(const char *text, int *number)
{
    const char *p = strpbrk(text, "0123456789");
    gsize n = p ? digits_at(p, number) : 0;
    const char *end = p;
    if (n == 0 || *skip_between(p + n))
        return NULL;
    while (end > text && is_between(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    return end > text && end < p ? g_strndup(text, (gsize)(end - text)) : NULL;
}

char *eql_number_and_words(const char *text, int *number)
{
    char *words = words_behind(text, number);
    return words ? words : words_before(text, number);
}

/* ── what is told of numbers ── */

void eql_numbers_take_pair(EqlNumbers *numbers, const EqlScale *scale, int number, EqlAnswer answer)
{
    int k = (int)scale->n_points;
    if (!eql_answer_has_point(answer) || scale->numeric)
        return;
    /* The number in the middle is the same both ways. */
    numbers->up += number == answer && number != k + 1 - answer;
    numbers->down += number == k + 1 - answer && number != answer;
    numbers->up_from_0 += number == answer - 1 && number != k - answer;
    numbers->down_from_0 += number == k - answer && number != answer - 1;
}

static EqlAnswer answer_in(const EqlScale *scale, const char *text, gsize length)
{
    g_autofree char *part = g_strndup(text, length);
    g_autofree char *folded = eql_text_fold_words(part, -1);
    static const char *const joins[] = {" to", " and", " through", " up", NULL};
    static const char *const verbs[] = {"is ", "means ", "being ", "for ", NULL};
    const char *begin = folded;
    for (guint i = 0; joins[i]; i++)
        if (g_str_has_suffix(folded, joins[i]))
            folded[strlen(folded) - strlen(joins[i])] = 0;
    for (guint i = 0; verbs[i]; i++)
        if (g_str_has_prefix(begin, verbs[i]))
            begin += strlen(verbs[i]);
    EqlAnswer answer = *begin ? eql_scale_match(scale, begin, -1) : EQL_ANSWER_UNREAD;
    return eql_answer_has_point(answer) ? answer : EQL_ANSWER_UNREAD;
}

/* "1 = strongly disagree … 5 = strongly agree", "strongly disagree (1)": the words after each
 * number, and those before it, up to the next mark or number. */
void eql_numbers_take_legend(EqlNumbers *numbers, const EqlScale *scale, const char *heading)
{
    const char *p = heading;
    while ((p = strpbrk(p, "0123456789"))) {
        int number = 0;
        gsize n = digits_at(p, &number);
        const char *words = skip_between(p + n), *end = words, *start = p;
        while (*end && !strchr("0123456789,;()[]/|", *end))
            end++;
        while (start > heading && !strchr("0123456789,;)]/|:?.", start[-1]))
            start--;
        EqlAnswer after = n > 0 ? answer_in(scale, words, (gsize)(end - words)) : EQL_ANSWER_UNREAD;
        EqlAnswer before = n > 0 ? answer_in(scale, start, (gsize)(p - start)) : EQL_ANSWER_UNREAD;
        if (after != EQL_ANSWER_UNREAD)
            eql_numbers_take_pair(numbers, scale, number, after);
        else if (before != EQL_ANSWER_UNREAD)
            eql_numbers_take_pair(numbers, scale, number, before);
        p += MAX(n, strspn(p, "0123456789"));
    }
}

void eql_numbers_add(EqlNumbers *to, const EqlNumbers *more)
{
    to->plain += more->plain;
    to->zeros += more->zeros;
    to->tops += more->tops;
    to->up += more->up;
    to->down += more->down;
    to->up_from_0 += more->up_from_0;
    to->down_from_0 += more->down_from_0;
}

/* ── what they mean ── */

static gboolean is_told(const EqlNumbers *numbers)
{
    return numbers->up + numbers->down + numbers->up_from_0 + numbers->down_from_0 > 0;
}

static EqlNumbersOrder told_order(const EqlNumbers *told)
{
    guint up = MAX(told->up, told->up_from_0), down = MAX(told->down, told->down_from_0);
    if (up == down)
        return EQL_NUMBERS_UNKNOWN;
    if (up > down)
        return told->up >= told->up_from_0 ? EQL_NUMBERS_UP : EQL_NUMBERS_UP_FROM_0;
    return told->down >= told->down_from_0 ? EQL_NUMBERS_DOWN : EQL_NUMBERS_DOWN_FROM_0;
}

EqlNumbersOrder eql_numbers_order(const EqlNumbers *own, const EqlNumbers *all, guint n_points)
{
    if (is_told(own) || is_told(all))
        return told_order(is_told(own) ? own : all);
    if (all->zeros > 0 && all->tops == 0)
        return EQL_NUMBERS_UP_FROM_0;
    return n_points == 2 ? EQL_NUMBERS_UNKNOWN : EQL_NUMBERS_UP;
}

EqlAnswer eql_number_answer(EqlNumbersOrder order, int number, guint n_points)
{
    gboolean from_0 = order == EQL_NUMBERS_UP_FROM_0 || order == EQL_NUMBERS_DOWN_FROM_0;
    gboolean down = order == EQL_NUMBERS_DOWN || order == EQL_NUMBERS_DOWN_FROM_0;
    int k = (int)n_points, point = from_0 ? number + 1 : number;
    if (order == EQL_NUMBERS_UNKNOWN || point < 1 || point > k)
        return EQL_ANSWER_UNREAD;
    return (EqlAnswer)(down ? k + 1 - point : point);
}
