/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What several pages let people choose. Each keeps what was chosen, where it still can. */

#include "app/choice.h"
#include "app/snapshot.h"

G_BEGIN_DECLS

/* The code of "everyone" and of "all themes". */
#define EQL_CHOICE_ALL ""

/* The audiences that have answered. */
void eql_choose_audience(GtkDropDown *choice, const EqlScores *scores);
/* `all`: the label of a first entry for all themes; NULL: none. */
void eql_choose_theme(GtkDropDown *choice, const EqlQuestionnaire *questionnaire, const char *all);
/* The characteristics that answers tell of; `all` as above. */
void eql_choose_characteristic(GtkDropDown *choice, const EqlSnapshot *snapshot, const char *all);
/* Broad or full ethnic groups. */
void eql_choose_detail(GtkDropDown *choice, const char *selected);

G_END_DECLS
