/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept: OPEN, a letter for what it is, its parts with NEXT between them, CLOSE.
 *   t  the text to translate (with its context), and what its directives gave
 *   p  the text for one, the text for many, how many, and what the directives gave
 *   f  a printf format for a double, and the number
 *   c  a whole number
 *   d  a date and time (ISO 8601), and how to write it
 * A text that is kept becomes a format for printf, which puts what stands in it in its place
 * after the text; a % of the text itself is written SHARE. */
#include "base/kept.h"

#include <string.h>

enum { OPEN = '\016', CLOSE = '\017', NEXT = '\037', SHARE = '\032' };
/* Texts stand in texts no deeper; what a spoilt file says must not exhaust the stack. */
enum { DEEPEST = 16, MOST_PARTS = 40 };

/* ── writing ── */

/* The length of a directive of printf that begins with the %; 0 where it is none. */
static gsize directive(const char *at)
{
    gsize n = 1;
    n += strspn(at + n, "0123456789$ +-#'.");
    n += strspn(at + n, "hlLjzt");
    return at[n] != '\0' && strchr("diouxXeEfFgGcs", at[n]) != NULL ? n + 1 : 0;
}

static void append_key(GString *out, const char *text)
{
    for (; *text != '\0'; text++)
        g_string_append_c(out, *text == '%' ? SHARE : *text);
}

static void append_directives(GString *out, const char *text)
{
    while ((text = strchr(text, '%')) != NULL) {
        gsize length = text[1] == '%' ? 0 : directive(text);
        if (length > 0) {
            g_string_append_c(out, NEXT);
            g_string_append_len(out, text, (gssize)length);
        }
        text += length > 0 ? length : text[1] == '%' ? 2 : 1;
    }
}

static char *intern(GString *made)
{
    char *known = (char *)g_intern_string(made->str);
    g_string_free(made, TRUE);
    return known;
}

char *eql_kept_text(const char *text)
{
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "%ct", OPEN);
    append_key(out, text);
    append_directives(out, text);
    g_string_append_c(out, CLOSE);
    return intern(out);
}

/* The context stands in the key; it has no directives. */
char *eql_kept_context(const char *both, gsize offset)
{
    (void)offset;
    return eql_kept_text(both);
}

char *eql_kept_plural(const char *one, const char *many, gulong n)
{
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "%cp", OPEN);
    append_key(out, one);
    g_string_append_c(out, NEXT);
    append_key(out, many);
    g_string_append_printf(out, "%c%lu", NEXT, n);
    append_directives(out, n == 1 ? one : many);
    g_string_append_c(out, CLOSE);
    return intern(out);
}

char *eql_kept_number(const char *format, double value)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "%cf", OPEN);
    append_key(out, format);
    g_string_append_printf(out, "%c%s%c", NEXT, g_ascii_dtostr(digits, sizeof digits, value),
                           CLOSE);
    return g_string_free(out, FALSE);
}

char *eql_kept_count(double value)
{
    return g_strdup_printf("%cc%.0f%c", OPEN, value, CLOSE);
}

char *eql_kept_date(GDateTime *date, const char *format)
{
    g_autofree char *day = g_date_time_format_iso8601(date);
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "%cd%s%c", OPEN, day, NEXT);
    append_key(out, format);
    g_string_append_c(out, CLOSE);
    return g_string_free(out, FALSE);
}

static GPrivate before; /* const EqlLanguage */
static GPrivate begun;  /* how often, within each other */

void eql_kept_begin(void)
{
    guint n = GPOINTER_TO_UINT(g_private_get(&begun));
    const EqlLanguage *in_use = eql_language_use(eql_kept_language());
    if (n == 0)
        g_private_set(&before, (gpointer)in_use);
    g_private_set(&begun, GUINT_TO_POINTER(n + 1));
}

gpointer eql_kept_end(gconstpointer made)
{
    guint n = GPOINTER_TO_UINT(g_private_get(&begun)) - 1;
    if (n == 0)
        eql_language_use(g_private_get(&before));
    g_private_set(&begun, GUINT_TO_POINTER(n));
    return (gpointer)made;
}

/* ── reading ── */

gboolean eql_kept_is(const char *text)
{
    return strchr(text, OPEN) != NULL;
}

/* Where the text that opens at `at` closes; NULL where it does not. */
static const char *close_of(const char *at)
{
    guint depth = 0;
    for (; *at != '\0'; at++) {
        if (*at == OPEN)
            depth++;
        else if (*at == CLOSE && --depth == 0)
            return at;
    }
    return NULL;
}

/* The parts between `at` and `end`; those of texts within it are theirs. */
static char **parts_of(const char *at, const char *end)
{
    GPtrArray *parts = g_ptr_array_new();
    guint depth = 0;
    const char *from = at;
    for (; at < end && parts->len < MOST_PARTS; at++) {
        depth += *at == OPEN;
        depth -= *at == CLOSE;
        if (*at == NEXT && depth == 0) {
            g_ptr_array_add(parts, g_strndup(from, (gsize)(at - from)));
            from = at + 1;
        }
    }
    g_ptr_array_add(parts, g_strndup(from, (gsize)(end - from)));
    g_ptr_array_add(parts, NULL);
    return (char **)g_ptr_array_free(parts, FALSE);
}

static char *key_of(const char *part)
{
    char *key = g_strdup(part);
    for (char *at = key; *at != '\0'; at++)
        if (*at == SHARE)
            *at = '%';
    return key;
}

static void append_shown(GString *out, const char *kept, guint depth);

/* The translation's directives say where which of the parts stands: in their order, or
 * "%2$s". A file may say what it likes: nothing of it reaches printf. */
static void append_filled(GString *out, const char *text, char *const *given, guint depth)
{
    guint n = g_strv_length((char **)given), next = 0;
    while (*text != '\0') {
        gsize length = *text == '%' && text[1] != '%' ? directive(text) : 0;
        if (length > 0) {
            char *after = NULL;
            guint64 place = g_ascii_strtoull(text + 1, &after, 10);
            guint which = after != NULL && *after == '$' && place > 0 ? (guint)place - 1 : next++;
            if (which < n)
                append_shown(out, given[which], depth + 1);
            text += length;
        } else {
            g_string_append_c(out, *text);
            text += *text == '%' && text[1] == '%' && n > 0 ? 2 : 1;
        }
    }
}

static void append_text(GString *out, char *const *parts, guint depth)
{
    g_autofree char *key = key_of(parts[0]);
    append_filled(out, eql_language_text(key), parts + 1, depth);
}

static void append_plural(GString *out, char *const *parts, guint depth)
{
    if (g_strv_length((char **)parts) < 3)
        return;
    g_autofree char *one = key_of(parts[0]), *many = key_of(parts[1]);
    gulong n = (gulong)g_ascii_strtoull(parts[2], NULL, 10);
    append_filled(out, eql_language_plural(one, many, n), parts + 3, depth);
}

static gboolean is_number_format(const char *format)
{
    return g_regex_match_simple("^%[-+ 0#]?[0-9]?(\\.[0-9])?[efgEFG]$", format, 0, 0);
}

static void append_number(GString *out, char *const *parts)
{
    g_autofree char *format = key_of(parts[0]);
    g_autofree char *number = parts[1] != NULL && is_number_format(format)
                                  ? eql_number(format, g_ascii_strtod(parts[1], NULL))
                                  : NULL;
    if (number != NULL)
        g_string_append(out, number);
}

static void append_date(GString *out, char *const *parts, guint depth)
{
    g_autoptr(GDateTime) date = g_date_time_new_from_iso8601(parts[0], NULL);
    if (date == NULL || parts[1] == NULL)
        return;
    GString *format = g_string_new(NULL);
    append_shown(format, parts[1], depth + 1);
    g_autofree char *key = key_of(format->str), *shown = eql_date(date, key);
    g_string_free(format, TRUE);
    if (shown != NULL)
        g_string_append(out, shown);
}

static void append_kept(GString *out, const char *from, const char *end, guint depth)
{
    g_auto(GStrv) parts = parts_of(from + 1, end);
    switch (*from) {
    case 't':
        append_text(out, parts, depth);
        break;
    case 'p':
        append_plural(out, parts, depth);
        break;
    case 'f':
        append_number(out, parts);
        break;
    case 'c': {
        g_autofree char *count = eql_number_count(g_ascii_strtod(parts[0], NULL));
        g_string_append(out, count);
        break;
    }
    case 'd':
        append_date(out, parts, depth);
        break;
    default:
        break;
    }
}

static void append_shown(GString *out, const char *kept, guint depth)
{
    while (*kept != '\0') {
        const char *end = *kept == OPEN && depth < DEEPEST ? close_of(kept) : NULL;
        if (end != NULL && end > kept + 1) {
            append_kept(out, kept + 1, end, depth);
            kept = end + 1;
        } else {
            if (*kept != OPEN && *kept != CLOSE && *kept != NEXT)
                g_string_append_c(out, *kept);
            kept++;
        }
    }
}

char *eql_kept_show(const char *kept)
{
    if (kept == NULL || !eql_kept_is(kept) || eql_language_in_use() == eql_kept_language())
        return g_strdup(kept);
    GString *out = g_string_new(NULL);
    append_shown(out, kept, 0);
    return g_string_free(out, FALSE);
}

char *eql_kept_source(const char *kept)
{
    const EqlLanguage *in_use = eql_language_use(eql_language_find("en", NULL));
    char *text = eql_kept_show(kept);
    eql_language_use(in_use);
    return text;
}

char **eql_kept_readings(const char *kept)
{
    g_auto(GStrv) codes = eql_languages();
    guint n = g_strv_length(codes);
    char **readings = g_new0(char *, n + 2);
    const EqlLanguage *in_use = eql_language_use(NULL);
    readings[0] = eql_kept_show(kept);
    for (guint i = 0; i < n; i++) {
        eql_language_use(eql_language_find(codes[i], NULL));
        readings[i + 1] = eql_kept_show(kept);
    }
    eql_language_use(in_use);
    return readings;
}

gboolean eql_kept_reads(const char *kept, const char *text)
{
    g_auto(GStrv) readings = eql_kept_readings(kept);
    return g_str_equal(kept, text) || g_strv_contains((const char *const *)readings, text);
}

void eql_kept_show_error(GError **error)
{
    if (error == NULL || *error == NULL)
        return;
    char *shown = eql_kept_show((*error)->message);
    g_free((*error)->message);
    (*error)->message = shown;
}
