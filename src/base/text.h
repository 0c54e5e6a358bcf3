/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Text as people and web forms write it, brought to one form so that it can be
 * compared. All strings are UTF-8; all returned strings are owned by the caller. */

#include <glib.h>

/* NFKC, case folded, curly quotes and dashes made plain, zero-width characters
 * dropped, every run of white space (no-break spaces too) one space, trimmed:
 * "  Don’t\u00a0KNOW " → "don't know". `length` in bytes, or -1. */
char *eql_text_fold(const char *text, gssize length);

/* As eql_text_fold(), and every character that is neither letter nor digit made
 * a space, so that headings match whatever their punctuation. */
char *eql_text_fold_words(const char *text, gssize length);

/* A short stable name: folded, runs of anything but ASCII letters and digits one
 * hyphen: "Fair treatment" → "fair-treatment". Accented letters lose their
 * accents. Never empty: text with no letter at all gives "x". Where letters of
 * another script are lost, eight hexadecimal digits keep two texts apart. */
char *eql_text_slug(const char *text);

/* How alike two folded texts are: 0 nothing shared, 1 the same. The Dice
 * coefficient of the character bigrams (Dice 1945; as multisets). */
double eql_text_similarity(const char *folded_a, const char *folded_b);

/* Whether nothing but white space is in it. NULL is blank. */
gboolean eql_text_is_blank(const char *text, gssize length);

/* Replaces what looks like an email address, a telephone number, an IP address, a UPN, a UK
 * postcode, a National Insurance number or a date of birth with a bracketed word
 * ("[email removed]"), so that free text carries no identifier to the disk. `removed`
 * (nullable) is set to how many were replaced. */
char *eql_text_mask_identifiers(const char *text, guint *removed);

/* The same for the name of a file, a sheet or a column, where a date or a long number is
 * no one's: email and IP addresses, UPNs, postcodes and National Insurance numbers only.
 * NULL gives NULL. */
char *eql_text_mask_title(const char *text);

/* A text of the program's own data (po/data-texts.c lists them) in the user's language; texts
 * that others wrote are in no translation and stay as they are. Owned by nobody. */
const char *eql_text_translated(const char *text);
