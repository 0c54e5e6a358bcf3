/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A part of a workbook made for a test. */
typedef struct {
    const char *name;
    const char *content;
    gsize length; /* 0: content is NUL-terminated */
} BookPart;

/* Writes an archive of these parts (ended by a name of NULL) and returns its path. */
char *build_archive(const char *name, const BookPart *parts);

/* Writes a workbook with one sheet "Data": its XML, and the XML of the other parts
 * (NULL for none of that part). */
char *build_book(const char *sheet, const char *strings, const char *styles);

/* The usual namespaces of a worksheet, as attributes. */
#define MAIN_NS "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""

/* A worksheet of these rows. */
#define SHEET(rows) "<worksheet " MAIN_NS "><sheetData>" rows "</sheetData></worksheet>"
