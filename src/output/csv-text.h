/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* One field of a CSV line, quoted where RFC 4180 asks for it. */
void eql_csv_append(GString *csv, const char *text);

/* The same for text that others wrote: a spreadsheet takes a field that begins with
 * = + - @ for a formula, so such text gets an apostrophe in front (OWASP, CSV injection). */
void eql_csv_append_guarded(GString *csv, const char *text);

/* The shortest decimal that reads back as the same double, C locale: "0.68". Owned by
 * the caller; "" for NaN and infinity. */
char *eql_number_text(double value);
