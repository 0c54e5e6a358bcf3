/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EQL_APPLICATION_ID "org.equalens.Equalens"

#define EQL_TYPE_APPLICATION (eql_application_get_type())
G_DECLARE_FINAL_TYPE(EqlApplication, eql_application, EQL, APPLICATION, AdwApplication)

EqlApplication *eql_application_new(GApplicationFlags flags);

G_END_DECLS
