/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/page.h"

G_BEGIN_DECLS

#define EQL_TYPE_QUESTIONS_PAGE (eql_questions_page_get_type())
G_DECLARE_FINAL_TYPE(EqlQuestionsPage, eql_questions_page, EQL, QUESTIONS_PAGE, EqlPage)

/* Shows the questions of a theme (its code; NULL: of all) side by side for all who were asked. */
void eql_questions_page_choose_theme(EqlQuestionsPage *page, const char *theme);

G_END_DECLS
