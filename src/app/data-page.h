/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define EQL_TYPE_DATA_PAGE (eql_data_page_get_type())
G_DECLARE_FINAL_TYPE(EqlDataPage, eql_data_page, EQL, DATA_PAGE, EqlPage)

G_END_DECLS
