/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EQL_TYPE_DATE_FIELD (eql_date_field_get_type())
/* A day to be typed or chosen from a calendar.
 *
 * "kept" (day)    the user chose it, as 2026-07-31, or took it away, "" */
G_DECLARE_FINAL_TYPE(EqlDateField, eql_date_field, EQL, DATE_FIELD, GtkWidget)

GtkWidget *eql_date_field_new(void);
/* As 2026-07-31, or "". */
void eql_date_field_set_day(EqlDateField *field, const char *day);
/* Opens the calendar. */
void eql_date_field_open(EqlDateField *field);
/* Keeps at once what is being typed. */
void eql_date_field_keep(EqlDateField *field);
/* FALSE: what is typed is no date, and was not kept. */
gboolean eql_date_field_is_sound(EqlDateField *field);
/* Where one types: to be named. */
GtkWidget *eql_date_field_input(EqlDateField *field);

G_END_DECLS
