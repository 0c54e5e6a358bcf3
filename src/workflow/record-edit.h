/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Changes to what a school notes down beside its figures: the way to accreditation, the
 * project's settings, and which groups are shown together. */

#include "workflow/accreditation.h"
#include "workflow/edit.h"

/* `before` NULL: there was none. NULL when nothing differs. */
EqlEdit *eql_edit_reach(const EqlAccreditationEntry *before, const EqlAccreditationEntry *after);

/* A setting by its key, as text (model/settings.h). NULL with an error (EQL_SETTINGS_ERROR) when
 * it cannot be that, and without when it is that already. */
EqlEdit *eql_edit_setting(const EqlSettings *before, const char *key, const char *value,
                          GError **error);
/* All settings of eql_settings_keys() as they are in a new project, in one step. NULL when they are
 * so already. */
EqlEdit *eql_edit_usual_settings(const EqlSettings *before);

/* Published figures that stand beside the school's from now on; NULL: none. NULL when they do so
 * already. */
EqlEdit *eql_edit_beside(const EqlSettings *before, const EqlBenchmark *benchmark);

/* Groups of a characteristic that are put together from now on (model/merge.h), all of them: what
 * is not in the text is apart. `apart`: it is to be called taking apart. */
EqlEdit *eql_edit_merge_groups(const char *characteristic, const char *text, gboolean apart);
