/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/csv-text.h"

#include <math.h>
#include <string.h>

static gboolean needs_quotes(const char *text)
{
    gsize length = strlen(text);
    return strpbrk(text, ",\"\r\n") ||
           (length && (g_ascii_isspace(text[0]) || g_ascii_isspace(text[length - 1])));
}

void eql_csv_append(GString *csv, const char *text)
{
    if (!text)
        return;
    if (!needs_quotes(text)) {
        g_string_append(csv, text);
        return;
    }
    g_string_append_c(csv, '"');
    for (const char *p = text; *p; p++) {
        if (*p == '"')
            g_string_append_c(csv, '"');
        g_string_append_c(csv, *p);
    }
    g_string_append_c(csv, '"');
}

void eql_csv_append_guarded(GString *csv, const char *text)
{
    if (!text || !*text || !strchr("=+-@\t\r", *text)) {
        eql_csv_append(csv, text);
        return;
    }
    g_autofree char *guarded = g_strconcat("'", text, NULL);
    eql_csv_append(csv, guarded);
}

char *eql_number_text(double value)
{
    static const char *const formats[] = {"%.15g", "%.16g", "%.17g"};
    char buffer[G_ASCII_DTOSTR_BUF_SIZE] = "";
    if (!isfinite(value))
        return g_strdup("");
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_ascii_formatd(buffer, sizeof buffer, formats[i], value);
        if (g_ascii_strtod(buffer, NULL) == value)
            break;
    }
    return g_strdup(strcmp(buffer, "-0") == 0 ? "0" : buffer);
}
