/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Texts of the program that are kept: in a project, which may be opened in another language
 * than the one it was written in. Such a text is kept as what it was made of: the text to
 * translate, as it stands in the program, and what was put into it, which may be such a text
 * again. It is written between control characters that no text for people has (kept.c), so that
 * a text may hold it among a person's own words; a text without them is somebody's own, or was
 * kept by an earlier version, and is shown as it is.
 *
 * Where this header stands in place of base/i18n.h, every text of a file is kept: _() and
 * ngettext() give what printf takes for one. Elsewhere EQL_KEPT(expression) makes what the
 * expression writes such a text. */

#include <glib.h>

#include "base/language.h"

/* As eql_gettext(), eql_pgettext() and eql_ngettext(), to be kept. They belong to nobody. */
char *eql_kept_text(const char *text) G_GNUC_FORMAT(1);
char *eql_kept_context(const char *both, gsize offset) G_GNUC_FORMAT(1);
char *eql_kept_plural(const char *one, const char *many, gulong n) G_GNUC_FORMAT(1)
    G_GNUC_FORMAT(2);
/* As eql_number(), eql_number_count() and eql_date(). Owned by the caller. */
char *eql_kept_number(const char *format, double value);
char *eql_kept_count(double value);
char *eql_kept_date(GDateTime *date, const char *format);

/* How it reads in the thread's language: what an earlier version kept, or a person wrote, as it
 * is. NULL: NULL. Owned by the caller. */
char *eql_kept_show(const char *kept);
/* How it reads in English, in which the program is written: the same for everyone. Owned by the
 * caller. */
char *eql_kept_source(const char *kept);
/* How it reads in the program's language and in every other that there is. Owned by the caller. */
char **eql_kept_readings(const char *kept);
/* Whether it reads so in one of them. */
gboolean eql_kept_reads(const char *kept, const char *text);
/* Whether it is one, or holds one. */
gboolean eql_kept_is(const char *text);

/* “Language” in which a thread writes texts to be kept. */
const EqlLanguage *eql_kept_language(void);

/* The message of an error that was set where texts are to be kept, as it reads. */
void eql_kept_show_error(GError **error);

/* What the expression (a text) makes, to be kept. */
#define EQL_KEPT(expression) (eql_kept_begin(), eql_kept_end(expression))
void eql_kept_begin(void);
gpointer eql_kept_end(gconstpointer made);

#ifndef _
#define _(text) eql_kept_text(text)
#define N_(text) (text)
#define C_(context, text) eql_kept_context(context "\004" text, sizeof(context))
#define ngettext(one, many, n) eql_kept_plural(one, many, n)
#endif
