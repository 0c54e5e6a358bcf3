/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The marks of texts to translate, as <glib/gi18n-lib.h> has them, for everything that may
 * come to stand in a document: they know of the language that this thread writes in
 * (base/language.h), which need not be the program's. */

#include <glib.h>

char *eql_gettext(const char *text) G_GNUC_FORMAT(1);
/* `both` is the context, \004 and the text; `offset` where the text begins. */
char *eql_pgettext(const char *both, gsize offset) G_GNUC_FORMAT(1);
char *eql_ngettext(const char *one, const char *many, gulong n) G_GNUC_FORMAT(1) G_GNUC_FORMAT(2);

#define _(text) eql_gettext(text)
#define N_(text) (text)
#define C_(context, text) eql_pgettext(context "\004" text, sizeof(context))
#define NC_(context, text) (text)
#define ngettext(one, many, n) eql_ngettext(one, many, n)
