/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/questionnaire.h"

/* Reads a questionnaire (.csv or .xlsx with the same columns on its first sheet):
 * code,audience,kind,theme,text,scale,reversed,characteristic. Scales and their
 * synonyms come from data/scales in `data_folder`. The error names file, row,
 * column and remedy. */
EqlQuestionnaire *eql_questionnaire_read(const char *path, const char *data_folder,
                                         GCancellable *cancellable, GError **error);

/* A scale by its spec: a built-in's name or spelt out. NULL with an error. */
EqlScale *eql_scale_from_spec(const char *spec, const char *data_folder, GError **error);
