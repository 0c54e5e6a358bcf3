/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Where the program's own data (code lists, questionnaires, sample school) is:
 * EQUALENS_DATA_DIR if set, else beside the program (share/equalens or data in
 * its folder or one above), so that a moved folder still works. NULL with an
 * error sentence when there is none. Owned by the library; valid until exit. */
const char *eql_data_folder(GError **error);

/* A file in it: eql_data_file("codes", "ethnicity.csv", NULL). Owned by the caller. */
char *eql_data_file(const char *first, ...) G_GNUC_NULL_TERMINATED;

/* The folder of the user guide's HTML pages (index.html, …): in the data folder, or where a
 * build puts it. NULL when there is none. Owned by the caller. */
char *eql_guide_folder(void);

/* The folder of the compiled settings schema, where the system does not know it: beside the
 * program's data, or where a build puts it. NULL when there is none. Owned by the caller. */
char *eql_schema_folder(void);

/* The folder of the translations: EQUALENS_LOCALE_DIR if set, else beside the program's data,
 * else `installed`, which may be NULL. Owned by the caller. */
char *eql_locale_folder(const char *installed);
