/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many lines a text takes in a cell: programs that open the workbook need not ask fonts. */
#include <math.h>
#include <string.h>

#include "output/sheet.h"

/* Excel's usual type and those that stand in for it differ by this much at most. */
#define SPARE 1.04
/* Of a cell's width, the indentation. */
#define INDENT 1.3
#define WIDEST 2.0

/* How wide a letter is, in digits: columns are measured in those. */
static double letter_width(gunichar letter)
{
    static const struct {
        const char *letters;
        double width;
    } classes[] = {
        {" ijl.,:;'|!‘’`", 0.5}, {"ftr()[]{}-–/\\\"“”*", 0.7},
        {"sczkvxyJ", 0.9},       {"ABCDGHKNOQRUVXY&+=<>~#", 1.25},
        {"mwM%W@—…", 1.6},
    };
    char text[7] = "";

    g_unichar_to_utf8(letter, text);
    for (guint i = 0; i < G_N_ELEMENTS(classes); i++)
        if (strstr(classes[i].letters, text))
            return classes[i].width;
    return g_unichar_iswide(letter) ? WIDEST : 1.04;
}

static double text_width(const char *text)
{
    double width = 0;

    for (; *text; text = g_utf8_next_char(text))
        width += letter_width(g_utf8_get_char(text));
    return width * SPARE;
}

/* Adds to `out`, unless it is NULL, word by word, as programs fill lines; a word that is too long
 * is broken by them. */
static guint break_paragraph(const char *text, double room, GString *out)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    const double space = letter_width(' ') * SPARE;
    double used = 0;
    guint lines = 1;

    for (char **word = words; *word; word++) {
        double width = text_width(*word);
        gboolean fits = used <= 0 || used + space + width <= room;

        if (out && word > words)
            g_string_append_c(out, fits ? ' ' : '\n');
        if (out)
            g_string_append(out, *word);
        used = fits ? used + (used > 0 ? space : 0) + width : width;
        lines += !fits;
        if (used > room) {
            double more = ceil(used / room) - 1;

            lines += (guint)more;
            used -= more * room;
        }
    }
    return lines;
}

static guint break_text(const char *text, double width, GString *out)
{
    double room = MAX(width - INDENT, 4);
    g_auto(GStrv) paragraphs = g_strsplit(text, "\n", -1);
    guint lines = 0;

    for (char **p = paragraphs; *p; p++) {
        if (out && p > paragraphs)
            g_string_append_c(out, '\n');
        lines += break_paragraph(*p, room, out);
    }
    return MAX(lines, 1);
}

guint eql_lines_for(const char *text, double width)
{
    /* no letter is less than a byte */
    if (!strchr(text, '\n') && (double)strlen(text) * WIDEST * SPARE <= width - INDENT)
        return 1;
    return break_text(text, width, NULL);
}

char *eql_break_lines(const char *text, double width)
{
    GString *out = g_string_new(NULL);

    break_text(text, width, out);
    return g_string_free(out, FALSE);
}
