/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/identifier-words.h"

#include <string.h>

#include "base/text.h"

/* Longer headings are questions about something else. */
#define MOST_WORDS 10

/* "fullname", "pupil_name" and "Name2" say it with more letters. */
static gboolean ends_in_identifier(const char *word)
{
    static const char *const ends[] = {"name", "names", "email", "emails", "phone", "mail"};
    gsize length = strlen(word);
    while (length > 0 && g_ascii_isdigit(word[length - 1]))
        length--;
    g_autofree char *bare = g_strndup(word, length);
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(bare, ends[i]))
            return TRUE;
    return FALSE;
}

/* Survey tools write headings in the language of whoever made the form. */
static gboolean names_identifier(const char *word)
{
    static const char *const words[] = {
        "upn",       "dob",       "birthday",    "postcode",   "mobile",     "tel",
        "signature", "signed",    "login",       "user",       "handle",     "initials",
        "nom",       "prénom",    "courriel",    "messagerie", "nombre",     "nombres",
        "apellido",  "apellidos", "correo",      "nome",       "cognome",    "sobrenome",
        "vorname",   "nachname",  "naam",        "voornaam",   "achternaam", "imię",
        "nazwisko",  "nazwa",     "enw",         "bost",       "kontakt",    "navn",
        "namn",      "epost",     "postadresse", "nume",       "prenume",    "isim",
        "jméno",     "příjmení",  "имя",         "фамилия",    "ім'я",       "прізвище",
        "الاسم",     "اسم",       NULL};
    return g_strv_contains(words, word) || ends_in_identifier(word);
}

/* A heading that is nothing but the word for a person is a heading of names. */
static gboolean is_a_person(const char *folded)
{
    static const char *const people[] = {
        "who are you", "candidate", "learner", "respondent",  "guardian",  "mother",   "father",
        "mum",         "dad",       "teacher", "participant", "colleague", "employee", NULL};
    return g_strv_contains(people, folded);
}

gboolean eql_heading_may_identify(const char *heading)
{
    g_autofree char *folded = eql_text_fold_words(heading, -1);
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);
    if (g_strv_length(words) > MOST_WORDS)
        return FALSE;
    for (char **word = words; *word; word++)
        if (names_identifier(*word))
            return TRUE;
    return is_a_person(folded);
}
