/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define EQL_TYPE_PROGRESS_PAGE (eql_progress_page_get_type())
G_DECLARE_FINAL_TYPE(EqlProgressPage, eql_progress_page, EQL, PROGRESS_PAGE, EqlPage)

G_END_DECLS
