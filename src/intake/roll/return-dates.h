/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which outcomes a census return collects. They come two terms in arrears: the summer
 * return has those of 1 August to 31 December of the year before, the autumn return those
 * of 1 January to Easter Sunday, the spring return those from then to 31 July of the year
 * before. So a school year comes from three returns. */

#include "intake/roll/roll-job.h"
#include "intake/roll/roll-return.h"

/* The first and last day whose outcomes a term's return (AUT, SPR, SUM) of a year
 * collects. FALSE when term or year is not known. */
gboolean eql_return_collects(const char *term, int year, char first[EQL_DATE_SIZE],
                             char last[EQL_DATE_SIZE]);

/* Says in the notes which return this is, which days it collects, how many outcomes lie
 * outside of them, and which returns make the school year whole. */
void eql_return_note_dates(EqlRollJob *job, const EqlReturnHeader *header);
