/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What was brought in for a question, in all waves: a questionnaire that is changed must not
 * lose it or give it another meaning. */

#include <glib.h>

typedef struct {
    guint64 scored;   /* answers that carry a point, of the imports in force */
    guint64 comments; /* what people wrote */
    guint columns;    /* imports with answers to it, replaced ones too */
} EqlItemUse;
