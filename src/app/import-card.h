/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define EQL_TYPE_IMPORT_CARD (eql_import_card_get_type())
/* One file that is about to be brought in. */
G_DECLARE_FINAL_TYPE(EqlImportCard, eql_import_card, EQL, IMPORT_CARD, GtkWidget)

GtkWidget *eql_import_card_new(EqlSession *session, EqlDraft *draft);
/* The keyboard comes to what is to be done with the file. FALSE: it is still being read. */
gboolean eql_import_card_take_focus(EqlImportCard *card);
/* Whether its button is the one that most people want: several files are imported by one. */
void eql_import_card_set_alone(EqlImportCard *card, gboolean alone);

G_END_DECLS
