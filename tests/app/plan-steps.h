/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of the action plan do, and look at. */

#include "app/action-row.h"
#include "app/text-field.h"
#include "fixture.h"

/* An action of the page ("plan.add"); waits for what comes of it. */
void act_on_plan(Fixture *fixture, const char *action);
void show_plan(Fixture *fixture, gboolean as_table);
EqlActionRow *action_row(Fixture *fixture, int at);
/* What is to be done, in the details of the action that is chosen. */
EqlTextField *activity_field(Fixture *fixture);
/* What the list shows is what the file holds: “walk, talk”. */
void assert_plan(Fixture *fixture, const char *expected);
/* What a workbook that came back might hold (EqlActionChange): of the plan's first action an owner,
 * which has changed in the plan meanwhile, and a day, and an action that is new. Owned by the
 * caller. */
GPtrArray *changes_of_workbook(EqlSession *session);
/* Counts in `n` how often the texts that are there now are replaced by others. */
void count_new_texts(GtkWidget *widget, guint *n);
