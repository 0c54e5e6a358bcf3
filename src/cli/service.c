/* SPDX-License-Identifier: GPL-3.0-or-later */
/* service: who hands workbooks and reports over, set once for the user */
#include <glib/gi18n-lib.h>

#include "cli/cli.h"

typedef struct {
    char *name, *contact, *logo, *colour;
} Given;

static void given_clear(Given *given)
{
    g_free(given->name);
    g_free(given->contact);
    g_free(given->logo);
    g_free(given->colour);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Given, given_clear)

static void print_line(const char *what, const char *value)
{
    printf("%s: %s\n", what, value ? value : "–");
}

static int print_service(const EqlService *service)
{
    print_line(_("Name"), service->name);
    print_line(_("Contact"), service->contact);
    print_line(_("Logo"), service->logo);
    print_line(_("Colour"), service->colour);
    return CLI_DONE;
}

/* An empty text takes away what was set. */
static int change(const EqlService *set, const Given *given)
{
    GError *error = NULL;
    g_autofree char *logo = given->logo && *given->logo ? g_canonicalize_filename(given->logo, NULL)
                                                        : g_strdup(given->logo ? "" : set->logo);
    g_autoptr(EqlService) service = eql_service_new(
        given->name ? given->name : set->name, given->contact ? given->contact : set->contact, logo,
        given->colour ? given->colour : set->colour, &error);
    if (!service || !eql_service_save(service, &error))
        return cli_refuse(error);
    return print_service(service);
}

int cli_service(const char *usage, char **arguments)
{
    g_auto(Given) given = {NULL};
    const GOptionEntry entries[] = {
        {"name", 0, 0, G_OPTION_ARG_STRING, &given.name, N_("Who hands reports over"), N_("NAME")},
        {"contact", 0, 0, G_OPTION_ARG_STRING, &given.contact, N_("How they can be reached"),
         N_("TEXT")},
        {"logo", 0, 0, G_OPTION_ARG_FILENAME, &given.logo, N_("Their logo, a PNG"), N_("FILE")},
        {"colour", 0, 0, G_OPTION_ARG_STRING, &given.colour,
         N_("The colour of headings, dark enough for white text"), N_("#RRGGBB")},
        {NULL}};
    int status;
    GError *error = NULL;
    g_auto(GStrv) parameters = cli_parse(usage, entries, arguments, 0, 0, &status);
    if (!parameters)
        return status;
    gboolean changes = given.name || given.contact || given.logo || given.colour;
    /* What is set wrong can be set right, or taken away. */
    g_autoptr(EqlService) set = eql_service_load(changes ? NULL : &error);
    if (!set && changes)
        set = eql_service_new(NULL, NULL, NULL, NULL, NULL);
    if (!set)
        return cli_refuse(error);
    return changes ? change(set, &given) : print_service(set);
}
