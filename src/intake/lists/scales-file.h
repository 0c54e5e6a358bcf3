/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/scale.h"

/* The built-in scales of data/scales and the other ways in which their labels are
 * written, in English and in the languages of translations.csv; one column may hold
 * several languages. Reads each file once. */
typedef struct _EqlScaleBook EqlScaleBook;

EqlScaleBook *eql_scale_book_load(const char *data_folder, GError **error);
void eql_scale_book_free(EqlScaleBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlScaleBook, eql_scale_book_free)

/* The scale of a spec: a built-in's name, or spelt out ("low|…|high;no point"), with
 * the synonyms its labels have. The same spec gives the same scale. NULL when it is
 * neither. */
EqlScale *eql_scale_book_get(EqlScaleBook *book, const char *spec);

/* The names of the built-in scales in the order of the file. NULL-terminated; owned by the
 * book. */
const char *const *eql_scale_book_names(const EqlScaleBook *book);
/* The scale with these labels (NULL-terminated, lowest first): a built-in one when it has them
 * all, else spelt out. NULL when they cannot be a scale (eql_scale_fault() says why). */
EqlScale *eql_scale_book_with_labels(EqlScaleBook *book, const char *const *points,
                                     const char *const *no_point);
