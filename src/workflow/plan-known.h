/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Knows again what the program proposed, in actions (EqlAction) that came in a workbook or were
 * stored by an earlier version: which finding (EqlFinding) one answers, whose sentence is its
 * evidence as long as the data are the same; and which texts are those of an entry of the bank
 * (EqlBankEntry). Findings and bank are of texts to be kept (base/kept.h); so are the actions'
 * afterwards, where the program wrote them, in whatever language. */
void eql_plan_recognise(GPtrArray *actions, const GPtrArray *findings, const GPtrArray *bank);
