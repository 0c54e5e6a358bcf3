/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Asks which sheets and which questions workbook and reports show. */

#include <adwaita.h>

#include "app/session.h"

G_BEGIN_DECLS

#define EQL_TYPE_WHAT_GOES_IN (eql_what_goes_in_get_type())
G_DECLARE_FINAL_TYPE(EqlWhatGoesIn, eql_what_goes_in, EQL, WHAT_GOES_IN, AdwWindow)

/* The session must have a project. */
GtkWidget *eql_what_goes_in_new(GtkWindow *parent, EqlSession *session);

G_END_DECLS
