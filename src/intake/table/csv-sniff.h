/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The delimiter of a CSV file, told from its first bytes of text: the candidate
 * (comma, semicolon, tab, bar) that most records hold equally often outside
 * quotes; a comma when there is none at all. */
char eql_csv_sniff_delimiter(const char *text, gsize length);

/* The length of a first line "sep=;" (with its line break), by which spreadsheet
 * programs name the delimiter, and that delimiter; 0 when there is none. */
gsize eql_csv_sniff_sep_line(const char *text, gsize length, char *delimiter);

G_END_DECLS
