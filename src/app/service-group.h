/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define EQL_TYPE_SERVICE_GROUP (eql_service_group_get_type())
/* Who hands workbooks and reports over (output/service.h): kept for all projects of this user. */
G_DECLARE_FINAL_TYPE(EqlServiceGroup, eql_service_group, EQL, SERVICE_GROUP, AdwPreferencesGroup)

GtkWidget *eql_service_group_new(void);

G_END_DECLS
