/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define EQL_TYPE_OUTCOMES_PAGE (eql_outcomes_page_get_type())
G_DECLARE_FINAL_TYPE(EqlOutcomesPage, eql_outcomes_page, EQL, OUTCOMES_PAGE, EqlPage)

G_END_DECLS
