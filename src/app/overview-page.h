/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define EQL_TYPE_OVERVIEW_PAGE (eql_overview_page_get_type())
G_DECLARE_FINAL_TYPE(EqlOverviewPage, eql_overview_page, EQL, OVERVIEW_PAGE, EqlPage)

G_END_DECLS
