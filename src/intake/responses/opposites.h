/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* "I feel safe" and "I feel unsafe" are alike in letters and opposite in meaning. Such a
 * pair must never be taken for two wordings of one question: its answers would count the
 * wrong way round. */

#include <glib.h>

/* Whether two texts, folded to words (eql_text_fold_words), say the opposite of each
 * other: one is negated and the other is not, or a word of the one has its opposite in
 * the other. English only. */
gboolean eql_texts_oppose(const char *a, const char *b);
