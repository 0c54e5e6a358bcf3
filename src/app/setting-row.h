/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A number of the project's settings (model/settings.h) in a list of preferences. */

#include <adwaita.h>

#include "model/settings.h"

G_BEGIN_DECLS

#define EQL_TYPE_SETTING_ROW (eql_setting_row_get_type())
/* "kept" ()    the user entered another number, and rested */
G_DECLARE_FINAL_TYPE(EqlSettingRow, eql_setting_row, EQL, SETTING_ROW, AdwActionRow)

/* `title` is short; what the key means stands below it. */
GtkWidget *eql_setting_row_new(const char *key, const char *title);
const char *eql_setting_row_key(EqlSettingRow *row);
void eql_setting_row_show(EqlSettingRow *row, const EqlSettings *settings);
/* As eql_settings_set() takes it. Owned by the caller. */
char *eql_setting_row_value(EqlSettingRow *row);
/* Says at once what waits for a rest. */
void eql_setting_row_keep(EqlSettingRow *row);

G_END_DECLS
