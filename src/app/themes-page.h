/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define EQL_TYPE_THEMES_PAGE (eql_themes_page_get_type())
G_DECLARE_FINAL_TYPE(EqlThemesPage, eql_themes_page, EQL, THEMES_PAGE, EqlPage)

G_END_DECLS
