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
        "upn",        "dob",       "birthday",    "postcode",   "mobile",     "tel",
        "signature",  "signed",    "login",       "user",       "handle",     "initials",
        "nom",        "prénom",    "courriel",    "messagerie", "nombre",     "nombres",
        "apellido",   "apellidos", "correo",      "nome",       "cognome",    "sobrenome",
        "vorname",    "nachname",  "naam",        "voornaam",   "achternaam", "imię",
        "nazwisko",   "nazwa",     "enw",         "bost",       "kontakt",    "navn",
        "namn",       "epost",     "postadresse", "nume",       "prenume",    "isim",
        "jméno",      "příjmení",  "имя",         "фамилия",    "ім'я",       "прізвище",
        "الاسم",      "اسم",       "meno",        "priezvisko", "név",        "vezetéknév",
        "keresztnév", "όνομα",     "επώνυμο",     "nimi",       "sukunimi",   "etunimi",
        "vardas",     "pavardė",   "vārds",       "uzvārds",    "eesnimi",    "perekonnanimi",
        "ime",        "prezime",   "priimek",     "emri",       "mbiemri",    "soyad",
        "soyadı",     "adı",       "име",         "презиме",    "שם",         "نام",
        "नाम",        "নাম",       "ਨਾਮ",         "નામ",        "பெயர்",       "magac",
        "jina",       "姓名",      "名前",        "氏名",       "이름",       "ชื่อ",
        NULL};
    return g_strv_contains(words, word) || ends_in_identifier(word);
}

/* A heading that is nothing but the word for a person is a heading of names. */
static gboolean is_a_person(const char *folded)
{
    static const char *const people[] = {
        "candidate", "learner", "respondent", "guardian",          "mother",      "father",
        "child",     "mum",     "dad",        "teacher",           "participant", "colleague",
        "employee",  "tutee",   "my child",   "who is this about", NULL};
    return g_strv_contains(people, folded);
}

/* "Please write who you are"; but not "Adults take you for who you are". */
static gboolean asks_who(const char *folded)
{
    static const char *const words[] = {"who are you", "write who you are", "say who you are",
                                        "tell us who you are", "enter who you are"};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_str_has_suffix(folded, words[i]))
            return TRUE;
    return FALSE;
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
    return is_a_person(folded) || asks_who(folded);
}
