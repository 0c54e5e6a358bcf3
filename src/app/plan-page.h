/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define EQL_TYPE_PLAN_PAGE (eql_plan_page_get_type())
G_DECLARE_FINAL_TYPE(EqlPlanPage, eql_plan_page, EQL, PLAN_PAGE, EqlPage)

/* The keyboard goes to the action that is chosen. */
void eql_plan_page_focus(EqlPlanPage *page);

G_END_DECLS
