/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Outcomes find the pupils they happened to, and both their groups. Internal to
 * analysis; raw numbers. */

#include "analysis/dataset.h"
#include "analysis/groups.h"

/* Rows of which something is said beside the table, and how many people stand behind
 * them: disclosure control looks at the people. */
typedef struct {
    guint64 rows, people;
} EqlRowCount;

/* X, by both counts, and what became of the other rows. */
typedef struct {
    gboolean found; /* any row or count of the kind, also one set aside */
    guint64 events, pupils;
    gboolean pupils_known;     /* else `pupils`, here and in the cells, means nothing */
    gboolean counts_unused;    /* there were counts too, but rows say more */
    EqlRowCount set_aside;     /* of pupils whose main registration is elsewhere */
    EqlRowCount not_on_census; /* of pupils whom the census does not know; counted */
    EqlRowCount repeated;      /* the same pupil, date and kind again; not counted */
    EqlRowCount by_leavers;    /* of pupils no longer on roll; counted */
    gboolean rows_tell;        /* how many those two are would tell of hidden groups */
    const char *first_date;    /* of what is counted, YYYY-MM-DD; borrowed from the outcomes; */
    const char *last_date;     /* NULL where no date is known */
} EqlJoined;

/* Adds the outcomes of a kind to the cells. Rows are used where they, or the census, say
 * anything of a characteristic asked for; else counts; crosses need rows.
 *
 * A row's pupil is found on the census by UPN, then by table id. The census's groups win
 * over the row's own, for those count in the denominator too; a pupil whom the census
 * does not know keeps the row's own. */
EqlJoined eql_cells_add_outcomes(EqlCells *cells, const EqlDataset *dataset, const char *kind);

/* Adds respondents: a census of those who answered. FALSE when none of them was asked
 * for the characteristics. */
gboolean eql_cells_add_answers(EqlCells *cells, const EqlResponses *responses, EqlJoined *joined);
