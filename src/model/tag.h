/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A school's own words for what a comment is about: "corridors", "praise", "follow up". They
 * say nothing of who wrote it. */

#include <glib.h>

/* So many letters at most. */
#define EQL_TAG_LENGTH 40

#define EQL_TAG_ERROR (eql_tag_error_quark())
GQuark eql_tag_error_quark(void);
typedef enum {
    EQL_TAG_ERROR_TEXT,       /* nothing at all, or too much */
    EQL_TAG_ERROR_IDENTIFIER, /* it holds an email address or the like */
} EqlTagError;

/* What somebody typed as tags, parted by commas, semicolons or line breaks: each trimmed, spaces
 * made single, the same word twice but once. NULL with a sentence when one of them cannot be a
 * tag, or there is none. NULL-terminated, g_strfreev. */
char **eql_tags_read(const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether two are the same word, whatever their case. */
gboolean eql_tag_is(const char *tag, const char *other);
/* Whether one of the tags (NULL: none) is that word. */
gboolean eql_tags_have(const char *const *tags, const char *tag);
/* For people: “corridors, praise”. Owned by the caller; "" when there is none. */
char *eql_tags_text(const char *const *tags);
/* Whether it may be somebody's name, written with capitals, which no tag should be. No list tells
 * all names: whoever types it is told, not kept from it. */
gboolean eql_tag_may_be_name(const char *tag);
