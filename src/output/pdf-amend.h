/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What cairo has no call for (in 1.16: the language, what a figure shows, what a table's head
 * stands over, the title in the window's frame, what of a page is not to be read) is added to its
 * PDF as an update at the end, as the format provides for (ISO 32000-1, 7.5.6, 14.8.2.2 and 14.9).
 */

#include <glib.h>

/* `language` as in "cy"; `pictures` (char*): what each figure shows, in the order in which they
 * stand. A file that is otherwise than cairo writes them stays as it is. */
void eql_pdf_amend(GByteArray *pdf, const char *language, const GPtrArray *pictures);
