/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/school.h"

G_BEGIN_DECLS

#define EQL_TYPE_NEW_SCHOOL (eql_new_school_get_type())
/* Asks for the school's name and kind, then where to keep the project. Signal "made"
 * (path, school: EqlSchool*, borrowed). */
G_DECLARE_FINAL_TYPE(EqlNewSchool, eql_new_school, EQL, NEW_SCHOOL, AdwWindow)

GtkWidget *eql_new_school_new(GtkWindow *parent);
/* What was typed so far; NULL without a name. Owned by the caller. */
EqlSchool *eql_new_school_school(EqlNewSchool *dialog);

G_END_DECLS
