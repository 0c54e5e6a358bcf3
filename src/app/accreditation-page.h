/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define EQL_TYPE_ACCREDITATION_PAGE (eql_accreditation_page_get_type())
G_DECLARE_FINAL_TYPE(EqlAccreditationPage, eql_accreditation_page, EQL, ACCREDITATION_PAGE, EqlPage)

G_END_DECLS
