/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define EQL_TYPE_IMPORT_PAGE (eql_import_page_get_type())
G_DECLARE_FINAL_TYPE(EqlImportPage, eql_import_page, EQL, IMPORT_PAGE, EqlPage)

G_END_DECLS
