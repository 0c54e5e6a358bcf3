/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with single comments. */

#include <string.h>

#include "store-fixture.h"

/* ── tags of comments ── */

static char *tag(EqlStore *store, const char *id, const char *const *tags, gboolean on)
{
    GError *error = NULL;
    g_auto(GStrv) changed = eql_store_tag_comment(store, id, tags, on, &error);
    g_assert_no_error(error);
    return g_strjoinv("|", changed);
}

static void assert_tags(EqlStore *store, const char *wave, const char *expected)
{
    GError *error = NULL;
    g_autoptr(EqlResponses) read = eql_store_responses(store, wave, "pupil", &error);
    g_assert_no_error(error);
    const EqlComment *comment = read->comments->pdata[0];
    g_autofree char *tags = comment->tags ? g_strjoinv("|", comment->tags) : NULL;
    g_assert_cmpstr(tags, ==, expected);
}

/* One word is one tag whatever its case, in all of the project; what goes with an import goes. */
static void test_tags(void)
{
    GError *error = NULL;
    const char *const two[] = {"follow up", "Corridors", NULL}, *const one[] = {"CORRIDORS", NULL};
    const char *const more[] = {"corridors", "praise", NULL};
    g_autoptr(EqlStore) store = made_up_store();
    g_autoptr(EqlResponses) responses = made_up_responses(20, 1, "w");
    bring_in(store, "pupil", "2025", responses, "w");
    gint64 second = bring_in(store, "pupil", "2026", responses, "w");
    assert_tags(store, "2025", NULL);
    g_autofree char *came = tag(store, "1-1", two, TRUE);
    g_assert_cmpstr(came, ==, "follow up|Corridors");
    assert_tags(store, "2025", "Corridors|follow up");
    g_autofree char *other = tag(store, "2-1", more, TRUE);
    g_assert_cmpstr(other, ==, "Corridors|praise");
    g_autofree char *again = tag(store, "2-1", one, TRUE);
    g_assert_cmpstr(again, ==, "");
    g_autofree char *went = tag(store, "1-1", one, FALSE);
    g_assert_cmpstr(went, ==, "Corridors");
    assert_tags(store, "2025", "follow up");
    assert_tags(store, "2026", "Corridors|praise");
    g_auto(GStrv) all = eql_store_tags(store, &error);
    g_autofree char *words = g_strjoinv("|", all);
    g_assert_cmpstr(words, ==, "Corridors|follow up|praise");
    assert_sound(store);
    g_assert_true(eql_store_undo(store, second, &error));
    g_auto(GStrv) rest = eql_store_tags(store, &error);
    g_autofree char *left = g_strjoinv("|", rest);
    g_assert_cmpstr(left, ==, "follow up");
    assert_sound(store);
}

static void test_tags_of_nothing(void)
{
    GError *error = NULL;
    const char *const one[] = {"corridors", NULL};
    g_autoptr(EqlStore) store = made_up_store();
    g_assert_null(eql_store_tag_comment(store, "1-1", one, TRUE, &error));
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_COMMENT);
    g_clear_error(&error);
    g_auto(GStrv) all = eql_store_tags(store, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(g_strv_length(all), ==, 0);
}

/* ── several changes as one ── */

static char *text_of(EqlStore *store, const char *id)
{
    GError *error = NULL;
    char *text = eql_store_comment_text(store, id, &error);
    g_assert_no_error(error);
    return text;
}

/* Marks, masks and tags the first comment; then the one whose number is `data`. */
static gboolean change_both(EqlStore *store, gpointer data, GError **error)
{
    static const char *const tags[] = {"corridors", NULL};
    const char *ids[] = {"1-1", data};
    for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
        g_auto(GStrv) changed = eql_store_tag_comment(store, ids[i], tags, TRUE, error);
        if (!changed || !eql_store_quote_comment(store, ids[i], TRUE, error) ||
            !eql_store_mask_comment(store, ids[i], "Hippopotamus", error))
            return FALSE;
    }
    return TRUE;
}

static EqlStore *with_two_comments(const char *path)
{
    GError *error = NULL;
    g_autoptr(EqlSchool) school = made_up_school();
    EqlStore *store = eql_store_create(path, school, &error);
    g_autoptr(EqlResponses) responses = made_up_responses(20, 1, "w");
    g_ptr_array_remove_index(responses->comments, 0);
    g_ptr_array_add(responses->comments, eql_comment_new(0, "P40", "Hippopotamus said so"));
    g_assert_no_error(error);
    for (guint wave = 0; wave < 2; wave++)
        bring_in(store, "pupil", wave == 0 ? "2025" : "2026", responses, "w");
    return store;
}

static void test_all(void)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    EqlStore *store = with_two_comments(place->path);
    g_assert_true(eql_store_change(store, change_both, (gpointer) "2-1", &error));
    g_assert_no_error(error);
    assert_tags(store, "2025", "corridors");
    assert_tags(store, "2026", "corridors");
    assert_sound(store);
    eql_store_close(store);
    g_assert_false(file_holds(place->path, "Hippopotamus"));
}

/* The second has no such comment: the first is as before, and can be changed after all. */
static void test_nothing(void)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    g_autoptr(EqlStore) store = with_two_comments(place->path);
    g_autofree char *before = text_of(store, "1-1");
    g_assert_false(eql_store_change(store, change_both, (gpointer) "2-99", &error));
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_COMMENT);
    g_clear_error(&error);
    g_autofree char *after = text_of(store, "1-1");
    g_assert_cmpstr(before, ==, after);
    g_assert_nonnull(strstr(after, "Hippopotamus"));
    assert_tags(store, "2025", NULL);
    assert_sound(store);
    g_assert_true(eql_store_quote_comment(store, "1-1", TRUE, &error));
    g_assert_no_error(error);
}

/* Reads that need one state find one within a change as well. */
static gboolean read_within(EqlStore *store, gpointer data, GError **error)
{
    g_autoptr(EqlQuestionnaire) questionnaire = made_up_questionnaire();
    if (!eql_store_set_questionnaire(store, questionnaire, error))
        return FALSE;
    g_autoptr(EqlQuestionnaire) read = eql_store_questionnaire(store, error);
    g_assert_cmpuint(read->items->len, ==, questionnaire->items->len);
    g_set_error_literal(error, EQL_STORE_ERROR, EQL_STORE_ERROR_FAILED, "thought better of");
    return FALSE;
}

static void test_read_within(void)
{
    GError *error = NULL;
    g_autoptr(EqlStore) store = made_up_store();
    g_assert_false(eql_store_change(store, read_within, NULL, &error));
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_FAILED);
    g_clear_error(&error);
    g_autoptr(EqlQuestionnaire) read = eql_store_questionnaire(store, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(read->items->len, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/store/tags", test_tags);
    g_test_add_func("/store/tags-of-nothing", test_tags_of_nothing);
    g_test_add_func("/store/change/all", test_all);
    g_test_add_func("/store/change/nothing", test_nothing);
    g_test_add_func("/store/change/read-within", test_read_within);
    return g_test_run();
}
