/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Who hands the workbook and the report over: a psychology service, a council, or the school
 * itself. Set once, in service.ini in the user's configuration folder:
 *
 *   [Service]
 *   Name=Valley Educational Psychology Service
 *   Contact=eps@example.org, 01234 567890
 *   Logo=/home/ep/logo.png          a PNG; beside the file where the path is relative
 *   Colour=#4f1d8a                  of headings; dark enough for white text on it */

#include <cairo.h>
#include <glib.h>

typedef struct {
    char *name, *contact, *logo, *colour; /* NULL: not set */
    cairo_surface_t *picture;             /* the logo; NULL: none */
    guint32 rgb;                          /* of the colour; 0: none */
    gatomicrefcount refs;
} EqlService;

/* Reads the logo and checks the colour: EQL_OUTPUT_ERROR_SERVICE where either cannot be used.
 * Empty texts are none. */
EqlService *eql_service_new(const char *name, const char *contact, const char *logo,
                            const char *colour, GError **error);
EqlService *eql_service_ref(EqlService *service);
void eql_service_unref(EqlService *service);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlService, eql_service_unref)

/* Where the settings are. Owned by the caller. */
char *eql_service_path(void);
/* What is set; an empty one where nothing is. NULL with an error sentence that says where. */
EqlService *eql_service_load(GError **error);
gboolean eql_service_save(const EqlService *service, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The logo as a PNG of its own, without what else its file may hold. NULL: none. */
GBytes *eql_service_logo_png(const EqlService *service);
