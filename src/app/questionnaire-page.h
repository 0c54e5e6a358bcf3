/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define EQL_TYPE_QUESTIONNAIRE_PAGE (eql_questionnaire_page_get_type())
G_DECLARE_FINAL_TYPE(EqlQuestionnairePage, eql_questionnaire_page, EQL, QUESTIONNAIRE_PAGE, EqlPage)

G_END_DECLS
