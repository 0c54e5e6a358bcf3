/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The permit to see figures on small groups, which are hidden otherwise.
 *
 * A school is the controller of its own data and has to act on small numbers. Where it asks
 * for them by name, on screen or for an internal workbook or report, this permit is handed
 * through: analysis seals what it hides (figure.h) only where the dataset holds one, and a
 * renderer opens what is sealed only with one. Whoever has none, and every renderer of what
 * may be passed on has none, finds hidden figures hidden.
 *
 * There is one way to get it, so that a search for its name finds every place that can show
 * small groups. */

typedef struct _EqlInternal EqlInternal;

/* Call it only where somebody asked for small groups by name, and what comes of it says
 * eql_internal_mark() on every sheet, page or screen. Never NULL; lives for ever. */
const EqlInternal *eql_internal_for_the_school_alone(void);

/* "Confidential: contains small numbers", translated. */
const char *eql_internal_mark(void);
