/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/tag.h"

#include "base/i18n.h"
#include "base/names.h"
#include "base/text.h"

G_DEFINE_QUARK(eql - tag - error - quark, eql_tag_error)

gboolean eql_tag_is(const char *tag, const char *other)
{
    g_autofree char *one = eql_text_fold(tag, -1);
    g_autofree char *two = eql_text_fold(other, -1);
    return g_str_equal(one, two);
}

gboolean eql_tags_have(const char *const *tags, const char *tag)
{
    for (; tags && *tags; tags++)
        if (eql_tag_is(*tags, tag))
            return TRUE;
    return FALSE;
}

char *eql_tags_text(const char *const *tags)
{
    /* Translators: between words of a list. */
    return tags ? g_strjoinv(C_("between words", ", "), (char **)tags) : g_strdup("");
}

gboolean eql_tag_may_be_name(const char *tag)
{
    g_auto(GStrv) words = eql_names_words(tag);
    for (char **word = words; *word; word++)
        if (!g_unichar_isupper(g_utf8_get_char(*word)))
            return FALSE;
    return eql_names_likely(tag, NULL);
}

/* ── reading ── */

static char *one_spaced(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autoptr(GString) words = g_string_new(NULL);
    gboolean gap = FALSE;
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (g_unichar_isspace(c) || g_unichar_iscntrl(c)) {
            gap = words->len > 0;
            continue;
        }
        if (gap)
            g_string_append_c(words, ' ');
        gap = FALSE;
        g_string_append_unichar(words, c);
    }
    return g_strdup(words->str);
}

static gboolean is_fit(const char *tag, GError **error)
{
    guint identifiers;
    g_autofree char *masked = eql_text_mask_identifiers(tag, &identifiers);
    if (identifiers > 0)
        g_set_error(error, EQL_TAG_ERROR, EQL_TAG_ERROR_IDENTIFIER,
                    _("“%s” cannot be a tag: there is an email address, a number of somebody or a "
                      "date in it. Choose a word for what the comment is about."),
                    masked);
    else if (g_utf8_strlen(tag, -1) > EQL_TAG_LENGTH)
        g_set_error(error, EQL_TAG_ERROR, EQL_TAG_ERROR_TEXT,
                    _("“%s” is too long for a tag: it has more than %d letters. Choose a word or "
                      "two for what the comment is about."),
                    tag, EQL_TAG_LENGTH);
    else
        return TRUE;
    return FALSE;
}

static gboolean add_tag(GPtrArray *tags, const char *text, GError **error)
{
    g_autofree char *tag = one_spaced(text);
    if (!*tag)
        return TRUE;
    for (guint i = 0; i < tags->len; i++)
        if (eql_tag_is(tags->pdata[i], tag))
            return TRUE;
    if (!is_fit(tag, error))
        return FALSE;
    g_ptr_array_add(tags, g_steal_pointer(&tag));
    return TRUE;
}

char **eql_tags_read(const char *text, GError **error)
{
    g_auto(GStrv) parts = g_strsplit_set(text, ",;\r\n", -1);
    g_autoptr(GPtrArray) tags = g_ptr_array_new_with_free_func(g_free);
    for (char **part = parts; *part; part++)
        if (!add_tag(tags, *part, error))
            return NULL;
    if (tags->len == 0) {
        g_set_error_literal(error, EQL_TAG_ERROR, EQL_TAG_ERROR_TEXT,
                            _("A tag cannot be empty. Write a word for what the comment is "
                              "about."));
        return NULL;
    }
    g_ptr_array_add(tags, NULL);
    return (char **)g_ptr_array_free(g_steal_pointer(&tags), FALSE);
}
