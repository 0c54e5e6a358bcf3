/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define EQL_TYPE_VOICES_PAGE (eql_voices_page_get_type())
G_DECLARE_FINAL_TYPE(EqlVoicesPage, eql_voices_page, EQL, VOICES_PAGE, EqlPage)

G_END_DECLS
