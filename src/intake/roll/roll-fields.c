/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-fields.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

gboolean eql_roll_says_nothing(const char *text, gssize length)
{
    g_autofree char *words = eql_text_fold_words(text, length);

    return *words == '\0';
}

/* The first word decides, so "Main - Dual Registration" is main. */
EqlRegistration eql_roll_registration(const char *text, gssize length)
{
    static const struct {
        const char *word;
        EqlRegistration registration;
    } words[] = {
        {"", EQL_REGISTRATION_SOLE},
        {"c", EQL_REGISTRATION_SOLE},
        {"current", EQL_REGISTRATION_SOLE},
        {"single", EQL_REGISTRATION_SOLE},
        {"sole", EQL_REGISTRATION_SOLE},
        {"m", EQL_REGISTRATION_MAIN},
        {"main", EQL_REGISTRATION_MAIN},
        {"current main", EQL_REGISTRATION_MAIN},
        {"dual main", EQL_REGISTRATION_MAIN},
        {"s", EQL_REGISTRATION_SUBSIDIARY},
        {"subsidiary", EQL_REGISTRATION_SUBSIDIARY},
        {"current subsidiary", EQL_REGISTRATION_SUBSIDIARY},
        {"dual subsidiary", EQL_REGISTRATION_SUBSIDIARY},
    };
    g_autofree char *folded = eql_text_fold_words(text, length);
    EqlRegistration found = EQL_REGISTRATION_OTHER;
    gsize longest = 0;

    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        gsize n = strlen(words[i].word);
        gboolean whole = strcmp(folded, words[i].word) == 0;
        gboolean first = n > 1 && strncmp(folded, words[i].word, n) == 0 && folded[n] == ' ';
        if (whole || (first && n > longest)) {
            found = words[i].registration;
            longest = n;
        }
    }
    return found;
}

/* The unit that stands behind a number; 0: a word that is none. */
static double unit_of(const char *word, double per_unit)
{
    if (*word == '\0')
        return per_unit;
    if (g_str_has_prefix(word, "day") || strcmp(word, "d") == 0)
        return 2;
    if (g_str_has_prefix(word, "session") || strcmp(word, "s") == 0)
        return 1;
    if (g_str_has_prefix(word, "half day") || g_str_has_prefix(word, "half-day"))
        return 1;
    return 0;
}

gboolean eql_roll_is_number_of_pupil(const char *text, gssize length)
{
    gsize n = length < 0 ? strlen(text) : (gsize)length;

    for (gsize i = 0; i < n; i++)
        if (g_ascii_isdigit(text[i]))
            return TRUE;
    return FALSE;
}

/* Halves as people write them: "1½", "2 ½ days", "1,5", "half a day". Folding would make eleven
 * halves of "1½". The caller's. */
static char *plain_length(const char *text, gssize length)
{
    g_autofree char *copy = g_strndup(text, length < 0 ? strlen(text) : (gsize)length);
    char *half = strstr(copy, "\xC2\xBD");
    if (half != NULL) {
        g_autofree char *before = g_strndup(copy, (gsize)(half - copy));
        g_strstrip(before);
        return g_strdup_printf("%s.5%s", *before != '\0' ? before : "0", half + 2);
    }
    char *folded = eql_text_fold(copy, -1);
    gsize n = strspn(folded, "0123456789");
    if (n > 0 && folded[n] == ',' && strchr("05", folded[n + 1]) != NULL &&
        !g_ascii_isdigit(folded[n + 2]))
        folded[n] = '.';
    if (!g_str_has_prefix(folded, "half a day") && !g_str_has_prefix(folded, "half day") &&
        !g_str_has_prefix(folded, "half-day"))
        return folded;
    g_free(folded);
    return g_strdup("0.5 days");
}

gboolean eql_roll_sessions(const char *text, gssize length, double per_unit, double *sessions)
{
    g_autofree char *plain = plain_length(text, length);
    g_autofree char *folded = eql_text_fold(plain, -1);
    gsize n = strspn(folded, "0123456789.");
    char *end = NULL;

    *sessions = NAN;
    if (*folded == '\0' || strcmp(folded, "-") == 0)
        return TRUE;
    g_autofree char *digits = g_strndup(folded, n);
    double number = g_ascii_strtod(digits, &end);
    double unit = unit_of(g_strchug(folded + n), per_unit);
    /* More than a school year is a slip of the keyboard, or another column. */
    if (n == 0 || *end != '\0' || unit == 0 || number * unit > 400)
        return FALSE;
    *sessions = number * unit;
    return TRUE;
}

/* Commas may only stand between groups of three digits. */
static gboolean drop_thousands(char *text)
{
    char *out = text;
    const char *comma = strchr(text, ',');

    for (const char *p = comma; p != NULL && *p == ','; p += 4)
        if (!g_ascii_isdigit(p[1]) || !g_ascii_isdigit(p[2]) || !g_ascii_isdigit(p[3]) ||
            (p[4] != ',' && p[4] != '\0' && p[4] != '.'))
            return FALSE;
    if (comma != NULL && (comma == text || comma - text > 3))
        return FALSE;
    for (const char *p = text; *p != '\0'; p++)
        if (*p != ',')
            *out++ = *p;
    *out = '\0';
    return TRUE;
}

/* More people than that are in no school and no country's schools. */
#define MOST_DIGITS 9

gboolean eql_roll_whole_number(const char *text, gssize length, guint64 *number)
{
    g_autofree char *copy = eql_text_fold(text, length);
    char *point;

    if (!drop_thousands(copy))
        return FALSE;
    point = strchr(copy, '.');
    /* "120.0" is 120, but "1.000" may be a thousand where points part thousands */
    if (point != NULL && (strspn(point + 1, "0") != strlen(point + 1) || strlen(point + 1) == 3))
        return FALSE;
    if (point != NULL)
        *point = '\0';
    gsize n = strlen(copy);
    if (n == 0 || n > MOST_DIGITS || strspn(copy, "0123456789") != n)
        return FALSE;
    *number = g_ascii_strtoull(copy, NULL, 10);
    return TRUE;
}

const char *eql_roll_term(const char *text)
{
    static const char *const terms[] = {"AUT", "SPR", "SUM"};

    for (guint i = 0; text != NULL && i < G_N_ELEMENTS(terms); i++)
        if (g_ascii_strncasecmp(text, terms[i], 3) == 0)
            return terms[i];
    return NULL;
}
