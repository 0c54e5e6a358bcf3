/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define EQL_TYPE_GROUPS_PAGE (eql_groups_page_get_type())
G_DECLARE_FINAL_TYPE(EqlGroupsPage, eql_groups_page, EQL, GROUPS_PAGE, EqlPage)

G_END_DECLS
