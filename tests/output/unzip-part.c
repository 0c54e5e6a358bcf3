/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unzip-part.h"

#include <expat.h>
#include <minizip/unzip.h>
#include <string.h>

static char *read_current(unzFile zip)
{
    GString *text = g_string_new(NULL);
    char buffer[8192];
    int got = 0;
    g_assert_cmpint(unzOpenCurrentFile(zip), ==, UNZ_OK);
    while ((got = unzReadCurrentFile(zip, buffer, sizeof buffer)) > 0)
        g_string_append_len(text, buffer, got);
    g_assert_cmpint(unzCloseCurrentFile(zip), ==, UNZ_OK);
    return g_string_free(text, FALSE);
}

char *unzip_part(const char *path, const char *part)
{
    unzFile zip = unzOpen64(path);
    g_assert_nonnull(zip);
    char *text = unzLocateFile(zip, part, 1) == UNZ_OK ? read_current(zip) : NULL;
    unzClose(zip);
    return text;
}

char **unzip_names(const char *path)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    unzFile zip = unzOpen64(path);
    g_assert_nonnull(zip);
    for (int at = unzGoToFirstFile(zip); at == UNZ_OK; at = unzGoToNextFile(zip)) {
        char name[512];
        g_assert_cmpint(unzGetCurrentFileInfo64(zip, NULL, name, sizeof name, NULL, 0, NULL, 0), ==,
                        UNZ_OK);
        g_ptr_array_add(names, g_strdup(name));
    }
    unzClose(zip);
    g_ptr_array_add(names, NULL);
    return (char **)g_ptr_array_steal(names, NULL);
}

guint count_in(const char *part, const char *text)
{
    guint n = 0;
    for (const char *p = part; (p = strstr(p, text)); p += strlen(text))
        n++;
    return n;
}

static const char *attribute(const char **attributes, const char *name)
{
    for (; *attributes; attributes += 2) {
        if (strcmp(attributes[0], name) == 0)
            return attributes[1];
    }
    return NULL;
}

static void parse(const char *xml, void (*start)(void *, const char *, const char **),
                  void (*end)(void *, const char *), void (*text)(void *, const char *, int),
                  void *data)
{
    XML_Parser parser = XML_ParserCreate(NULL);
    XML_SetUserData(parser, data);
    XML_SetElementHandler(parser, start, end);
    XML_SetCharacterDataHandler(parser, text);
    g_assert_cmpint(XML_Parse(parser, xml, (int)strlen(xml), 1), ==, XML_STATUS_OK);
    XML_ParserFree(parser);
}

/* ── sheets by name ── */

typedef struct {
    const char *wanted;
    guint seen, found;
} Finder;

static void find_sheet(void *data, const char *element, const char **attributes)
{
    Finder *finder = data;
    if (strcmp(element, "sheet") != 0)
        return;
    finder->seen++;
    if (g_strcmp0(attribute(attributes, "name"), finder->wanted) == 0)
        finder->found = finder->seen;
}

char *sheet_part(const char *path, const char *sheet)
{
    Finder finder = {sheet, 0, 0};
    g_autofree char *workbook = unzip_part(path, "xl/workbook.xml");
    parse(workbook, find_sheet, NULL, NULL, &finder);
    return finder.found ? g_strdup_printf("xl/worksheets/sheet%u.xml", finder.found) : NULL;
}

/* ── cells ── */

typedef struct {
    GPtrArray *strings;
    GString *text; /* NULL: not inside a string */
} Strings;

static void strings_start(void *data, const char *element, const char **attributes)
{
    Strings *strings = data;
    if (strcmp(element, "si") == 0)
        strings->text = g_string_new(NULL);
}

static void strings_end(void *data, const char *element)
{
    Strings *strings = data;
    if (strcmp(element, "si") == 0)
        g_ptr_array_add(strings->strings, g_string_free(g_steal_pointer(&strings->text), FALSE));
}

static void strings_text(void *data, const char *text, int length)
{
    Strings *strings = data;
    if (strings->text)
        g_string_append_len(strings->text, text, length);
}

typedef struct {
    GPtrArray *strings;
    GHashTable *cells;
    char *place;
    gboolean shared, in_value;
    GString *value;
} Cells;

static void cells_start(void *data, const char *element, const char **attributes)
{
    Cells *cells = data;
    if (strcmp(element, "c") == 0) {
        g_free(cells->place);
        cells->place = g_strdup(attribute(attributes, "r"));
        cells->shared = g_strcmp0(attribute(attributes, "t"), "s") == 0;
        g_string_truncate(cells->value, 0);
    }
    cells->in_value = strcmp(element, "v") == 0;
}

static void cells_end(void *data, const char *element)
{
    Cells *cells = data;
    cells->in_value = FALSE;
    if (strcmp(element, "c") != 0 || cells->value->len == 0)
        return;
    const char *text = cells->value->str;
    if (cells->shared)
        text = cells->strings->pdata[g_ascii_strtoull(text, NULL, 10)];
    g_hash_table_insert(cells->cells, g_strdup(cells->place), g_strdup(text));
}

static void cells_text(void *data, const char *text, int length)
{
    Cells *cells = data;
    if (cells->in_value)
        g_string_append_len(cells->value, text, length);
}

GHashTable *sheet_cells(const char *path, const char *sheet)
{
    g_autofree char *shared = unzip_part(path, "xl/sharedStrings.xml");
    g_autofree char *part = sheet_part(path, sheet);
    g_assert_nonnull(part);
    g_autofree char *xml = unzip_part(path, part);
    Strings strings = {g_ptr_array_new_with_free_func(g_free), NULL};
    parse(shared, strings_start, strings_end, strings_text, &strings);
    Cells cells = {.strings = strings.strings,
                   .cells = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
                   .value = g_string_new(NULL)};
    parse(xml, cells_start, cells_end, cells_text, &cells);
    g_ptr_array_unref(strings.strings);
    g_string_free(cells.value, TRUE);
    g_free(cells.place);
    return cells.cells;
}
