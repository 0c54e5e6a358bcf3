/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the questionnaire's page share. */

#include "app/question-editor.h"
#include "app/question-row.h"
#include "app/questionnaire-page.h"
#include "app/theme-list.h"
#include "app/two-panes.h"

struct _EqlQuestionnairePage {
    EqlPage parent_instance;
    GtkStack *stack, *views;
    GtkWidget *above, *back, *remove, *themes_box;
    GtkLabel *headline, *advice, *read_only;
    GtkSearchEntry *search;
    GtkDropDown *audience, *theme;
    EqlTwoPanes *panes;
    GtkListBox *list;
    EqlQuestionEditor *editor;
    EqlThemeList *themes;
    EqlQuestionSet *questions; /* as shown: what is on its way to the file is in it */
    GPtrArray *order;          /* const EqlItem *: as the list has them */
    GHashTable *rows;          /* code → EqlQuestionRow, borrowed from the list */
    char *words;               /* searched for, folded; NULL: none */
    char *wanted;              /* the question to choose once it is there */
    EqlQuestionSet *asked_of,
        *asked; /* what a change that is asked about sets out from, leads to */
    EqlQuestionsChange asked_what;
    guint coming;  /* source that shows the themes for the first time */
    gboolean gone; /* the parts of the page are on their way out */
    gboolean filling;
};

/* Shows everything as `questions` has it. */
void eql_questionnaire_page_show_all(EqlQuestionnairePage *self);
GHashTable *eql_questionnaire_uses(EqlQuestionnairePage *self);
gboolean eql_questionnaire_is_read_only(EqlQuestionnairePage *self);
/* NULL while the page is in none. */
GtkWindow *eql_questionnaire_window(EqlQuestionnairePage *self);

/* ── changes ── */

/* What is shown from now on, by eql_questionnaire_page_show_all(). */
void eql_questionnaire_page_take(EqlQuestionnairePage *self, EqlQuestionSet *questions);
/* Takes what a change would lead to (NULL: it cannot be) and makes it so; first asks where it
 * moves figures. FALSE when it is refused: the editor says why. */
gboolean eql_questionnaire_propose(EqlQuestionnairePage *self, EqlQuestionsChange what,
                                   EqlQuestionSet *taken);
/* The same with another questionnaire. */
gboolean eql_questionnaire_propose_one(EqlQuestionnairePage *self, EqlQuestionsChange what,
                                       EqlQuestionnaire *taken);
/* A questionnaire was read (borrowed); `file` NULL: the starter questionnaire. */
void eql_questionnaire_on_read(EqlQuestionnairePage *self, EqlQuestionnaire *read,
                               const char *file);
/* Open, save, and back to the starter questionnaire. */
void eql_questionnaire_install_file_actions(GtkWidgetClass *widget);

/* ── the list ── */

void eql_questionnaire_set_up_list(EqlQuestionnairePage *self);
void eql_questionnaire_show_rows(EqlQuestionnairePage *self);
/* NULL when none is chosen. */
EqlQuestionRow *eql_questionnaire_selected(EqlQuestionnairePage *self);
void eql_questionnaire_select(EqlQuestionnairePage *self, EqlQuestionRow *row);
/* Whether a question fits what is searched and chosen above. */
gboolean eql_questionnaire_passes(EqlQuestionnairePage *self, const EqlItem *item);
/* The question that the chosen one can change places with, of the same theme and audience; one
 * up (−1) or down (1). */
const EqlItem *eql_questionnaire_neighbour(EqlQuestionnairePage *self, int step);
