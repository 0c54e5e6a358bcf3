/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The schools in one table. Councils hold all of theirs in one file; a project is of
 * one school, so one of them is chosen and the rows of the others are passed over. */

#include "intake/roll/roll-columns.h"
#include "intake/roll/roll-file.h"

typedef struct _EqlRollSchools EqlRollSchools;

/* NULL when no column names a school. `columns` is borrowed. */
EqlRollSchools *eql_roll_schools_new(const EqlRollColumns *columns);
void eql_roll_schools_free(EqlRollSchools *schools);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlRollSchools, eql_roll_schools_free)

/* Counts a row for its school; a row that names none is counted for nobody. */
void eql_roll_schools_count(EqlRollSchools *schools, const EqlRow *row);

/* Chooses: the school that the request names; else the only one; else the one whose
 * LAESTAB, URN or name is the project's. Otherwise an error that lists them: `pupils`
 * says that a row is a pupil. `file` is the name for people. */
gboolean eql_roll_schools_choose(EqlRollSchools *schools, const EqlRollRequest *request,
                                 const char *file, gboolean pupils,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a row is of the school that was chosen. Where there is only one, rows that
 * name none are its own. */
gboolean eql_roll_schools_is_ours(const EqlRollSchools *schools, const EqlRow *row);

/* What people should know of the choice; NULL when there is nothing. `advice` is set
 * with it, or NULL. Both are the caller's. */
char *eql_roll_schools_note(const EqlRollSchools *schools, const EqlRollRequest *request,
                            char **advice);

/* The name of the one that was chosen of several; NULL: there was no choice. */
const char *eql_roll_schools_chosen(const EqlRollSchools *schools);

/* EqlRollSchool, by name in an order that is the same everywhere; owned by the caller. */
GPtrArray *eql_roll_schools_list(const EqlRollSchools *schools);
