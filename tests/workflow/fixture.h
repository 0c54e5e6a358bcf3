/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A project in a folder of its own, into which a test brings texts as files. */

#include "workflow/project.h"

typedef struct {
    char *folder; /* goes with all that is in it */
    char *path;   /* of the project */
    EqlProject *project;
} Fixture;

/* A new project with the starter questionnaire. `urn` may be NULL. */
void make_project(Fixture *f, const char *school, const char *urn);
/* The same, of a school called "Test". */
void set_up(Fixture *f, gconstpointer data);
void tear_down(Fixture *f, gconstpointer data);
/* A test between make_project(), by some `set_up`, and tear_down(). */
#define ADD(path, data, set_up, test) g_test_add(path, Fixture, data, set_up, test, tear_down)

/* A path in the folder; the caller's. */
char *place(const Fixture *f, const char *name);
char *write_file(const Fixture *f, const char *name, const char *text);

/* Makes these questions, without a header row, the project's questionnaire. */
void use_questions(Fixture *f, const char *questions);
/* Brings a text in as a file by the request, but for its path. */
EqlImportRecord *try_in(Fixture *f, EqlImportRequest request, const char *text, GError **error);
/* The same, of which some rows are accepted. */
void bring_in(Fixture *f, EqlImportRequest request, const char *text);
