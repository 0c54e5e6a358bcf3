/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Microsoft Forms and Google Forms write their own columns in the language of whoever made
 * the form. Their headings are known where data/codes/columns.csv has them; else the shape of
 * what stands beneath tells: no other tool writes these times so. */

#include "intake/responses/peek.h"
#include "model/codes.h"

/* An "ID", when it was begun and when it was sent. */
gboolean eql_forms_is_microsoft(const EqlPeek *peek, const EqlCodes *codes);
/* A time stamp first. */
gboolean eql_forms_is_google(const EqlPeek *peek, const EqlCodes *codes);
/* Whether every row beneath the header, and one at least, has a time in that column as a
 * workbook or Google Forms writes it, and nothing else. */
gboolean eql_forms_is_time(const EqlPeek *peek, guint column);
