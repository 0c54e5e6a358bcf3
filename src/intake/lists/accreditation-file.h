/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/accreditation.h"

/* What there is to reach: data/accreditation (stages.csv, criteria.csv, levels.csv; columns
 * code,label,about), which a scheme can edit; a file of the same name in the folder
 * accreditation of `own_folder` (NULL: none) takes its place. A list of EqlAccreditationAim, in
 * order. */
GPtrArray *eql_accreditation_load(const char *own_folder, const char *data_folder, GError **error);
