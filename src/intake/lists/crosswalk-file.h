/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/crosswalk.h"
#include "model/questionnaire.h"

/* Reads from,to (CSV or XLSX): the code of an earlier question and that of the question
 * that took its place. Both must be in the questionnaire, scored, put to the same audience,
 * and their scales must have as many points. A file with its header alone empties the
 * crosswalk. The error (EQL_INTAKE_ERROR) names file, row and column. */
EqlCrosswalk *eql_crosswalk_read(const char *path, const EqlQuestionnaire *questionnaire,
                                 GCancellable *cancellable, GError **error);
