/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/codes.h"

/* "Autumn 2025": the term that a month (1 to 12) is in. Owned by the caller. */
char *eql_wave_of_term(int year, int month);

/* The wave that the answers in a file most likely belong to: by the days on which they were
 * given, else by the year in the file's name. One of `waves` (NULL-terminated) where it was about
 * then. NULL: nothing tells, or one of `waves` does not say when it was. `sheet`: of a workbook;
 * may be NULL. Owned by the caller. */
char *eql_likely_wave(const char *path, const char *sheet, const EqlCodes *codes,
                      char *const *waves);
