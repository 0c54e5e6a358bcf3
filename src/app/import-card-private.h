/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/import-card.h"
#include "app/parts-bar.h"

struct _EqlImportCard {
    GtkWidget parent_instance;
    GtkWidget *frame; /* named to go with the template */
    GtkWidget *details;
    GtkLabel *name, *what, *legend, *dropped, *problem;
    GtkSpinner *spinner;
    EqlPartsBar *parts;
    GtkDropDown *kind, *audience, *outcome;
    GtkEditable *wave;
    GtkCheckButton *with_outcomes;
    GtkWidget *audience_box, *wave_box, *outcome_box;
    GtkExpander *columns_expander, *labels_expander, *problems_expander;
    GtkWidget *columns, *labels, *problems;
    GtkLabel *notices;
    GtkCheckButton *memory;
    GtkWidget *replaces_box;
    GtkDropDown *replaces;
    GtkWidget *sheet_box;
    GtkDropDown *sheet;
    GtkWidget *school_box, *split_button;
    GtkDropDown *school;
    GtkWidget *import_button;

    EqlSession *session;
    EqlDraft *draft;
    GListModel *questions; /* to map columns to; NULL where there are none */
    GArray *order;         /* guint: which column each row of their list shows */
    gboolean filling;
};

/* Reads the file again, as the plan has it now. */
void eql_import_card_look_again(EqlImportCard *card);

/* import-card-lists.c: columns, answers that fit nothing, things to know */
void eql_import_card_show_columns(EqlImportCard *card, const EqlImportRecord *record);
void eql_import_card_show_labels(EqlImportCard *card, const EqlImportRecord *record);
void eql_import_card_show_problems(EqlImportCard *card, const EqlImportRecord *record);
void eql_import_card_hide_lists(EqlImportCard *card);
void eql_import_card_bind_lists(GtkWidgetClass *klass);
