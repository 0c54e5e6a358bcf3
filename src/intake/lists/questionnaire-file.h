/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/questionnaire.h"

/* Reads a questionnaire (.csv or .xlsx with the same columns on its first sheet):
 * code,audience,kind,theme,text,scale,reversed,characteristic. Built-in scales and
 * synonyms come from data/scales in `data_folder`. The error (EQL_INTAKE_ERROR) names
 * file, row, column and remedy; nothing is guessed. */
EqlQuestionnaire *eql_questionnaire_read(const char *path, const char *data_folder,
                                         GCancellable *cancellable, GError **error);
