/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A page's drawing (the content stream of a PDF, not compressed) in which what stands in no marked
 * content is marked as an artifact, so that readers and checkers know that it is not to be read:
 * running feet, lines, bullets, colour behind a cover. NULL where it is not understood, or nothing
 * is to be marked. Source: ISO 32000-1, 7.8.2, 14.6 and 14.8.2.2. Owned by the caller. */
GByteArray *eql_pdf_mark_artifacts(const char *content, gsize length);
