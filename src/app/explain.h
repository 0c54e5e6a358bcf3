/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EQL_TYPE_EXPLAIN (eql_explain_get_type())
/* “How is this worked out?”: a button that opens what data/help/figures.csv says of the
 * figures beside it. Its property `explains` lists their codes, with spaces between
 * ("theme-score interval"); without any, the button is not there. Every page may use it in
 * its .ui file. */
G_DECLARE_FINAL_TYPE(EqlExplain, eql_explain, EQL, EXPLAIN, GtkWidget)

void eql_explain_set_explains(EqlExplain *explain, const char *codes);
/* Opens it. */
void eql_explain_popup(EqlExplain *explain);

G_END_DECLS
