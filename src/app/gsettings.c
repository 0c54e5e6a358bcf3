/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/gsettings.h"

#include "base/data-folder.h"

#define SCHEMA "org.equalens.Equalens"

/* GLib ends the program over a schema that is not there: look first. */
static GSettingsSchema *find_schema(void)
{
    GSettingsSchemaSource *known = g_settings_schema_source_get_default();
    GSettingsSchema *schema =
        known != NULL ? g_settings_schema_source_lookup(known, SCHEMA, TRUE) : NULL;
    g_autofree char *folder = schema == NULL ? eql_schema_folder() : NULL;
    if (folder == NULL)
        return schema;
    g_autoptr(GSettingsSchemaSource) source =
        g_settings_schema_source_new_from_directory(folder, known, FALSE, NULL);
    return source != NULL ? g_settings_schema_source_lookup(source, SCHEMA, FALSE) : NULL;
}

GSettings *eql_gsettings_new(void)
{
    g_autoptr(GSettingsSchema) schema = find_schema();
    return schema != NULL ? g_settings_new_full(schema, NULL, NULL) : NULL;
}

char *eql_gsettings_get(const char *key)
{
    g_autoptr(GSettings) settings = eql_gsettings_new();
    return settings != NULL ? g_settings_get_string(settings, key) : g_strdup("");
}

gboolean eql_gsettings_is_first_start(void)
{
    g_autoptr(GSettings) settings = eql_gsettings_new();
    gboolean first = settings != NULL && !g_settings_get_boolean(settings, "tour-offered");
    if (first)
        g_settings_set_boolean(settings, "tour-offered", TRUE);
    return first;
}
