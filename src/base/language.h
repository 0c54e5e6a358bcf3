/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The language in which a thread writes: the program's, unless a document is to be in another.
 * Texts (base/i18n.h), the marks in numbers and the names of months go by it. */

#include <glib.h>

typedef struct _EqlLanguage EqlLanguage;

#define EQL_LANGUAGE_ERROR (eql_language_error_quark())
GQuark eql_language_error_quark(void);
typedef enum {
    EQL_LANGUAGE_ERROR_UNKNOWN, /* there are no texts in that language */
} EqlLanguageError;

/* For the program to call before it starts threads: its texts and numbers are the user's from
 * now on. `installed` is where languages are when not beside the program (eql_locale_folder());
 * it may be NULL. `wanted` is the code of the language in which the texts are to be whatever the
 * system says; NULL, or one that is not there: the system decides. */
void eql_language_start(const char *installed, const char *wanted);

/* The codes of all there are: "en" first, in which the program is written. Owned by the caller. */
char **eql_languages(void);
/* What speakers call it: "Cymraeg"; the code where its texts do not say. Owned by nobody. */
const char *eql_language_name(const EqlLanguage *language);

/* NULL with an error that lists those there are. Lives as long as the program. */
const EqlLanguage *eql_language_find(const char *code, GError **error);

/* From now on this thread writes in it; NULL: in the program's. Gives what it wrote in before,
 * to go back to. */
const EqlLanguage *eql_language_use(const EqlLanguage *language);
/* What this thread writes in, for another that works for it. */
const EqlLanguage *eql_language_in_use(void);

/* The language in which this thread writes, as documents name it: "cy", "en-GB". Owned by the
 * caller. */
char *eql_language_tag(void);

/* A text of the program (with its context: "context\004text") as it reads in every language that
 * is there, the program's own first: for reading a document that may have been written in any.
 * NULL-terminated; the caller frees the list, not the texts. */
const char **eql_language_texts(const char *text);
/* Whether any language that is there has a translation of it. */
gboolean eql_language_has(const char *text);

/* What stands in data/ under a name of its own, such as a theme's, as it reads in the thread's
 * language. `context` tells it from other texts of the program, so that a school's own name that
 * is such a text stays as it was typed: a name without a translation is given back. */
const char *eql_language_name_of(const char *context, const char *name);
/* Whether a text is that name, written in any language that is there. */
gboolean eql_language_is_name(const char *context, const char *name, const char *text);

/* A text that is not known when the program is built, one of the program's (with its context:
 * "context\004text") or another, as it reads in the thread's language; of “one” and “many” the
 * one that goes with so many. As it is where there is no translation. */
const char *eql_language_text(const char *text);
const char *eql_language_plural(const char *one, const char *many, gulong n);

/* A number as one writes it in the thread's language; `format` is one for a double. Owned by
 * the caller. */
char *eql_number(const char *format, double value);
/* A whole number, with a mark between thousands where the language has one. */
char *eql_number_count(double value);
/* g_date_time_format() with months (%B) in the language of the texts around them, which need not
 * be the system's. */
char *eql_date(GDateTime *date, const char *format);
/* The day 2026-11-22 as one writes it: “22 November 2026”; what is no such day as it is. Owned by
 * the caller. */
char *eql_day(const char *iso);
