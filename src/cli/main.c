/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/language.h"
#include "base/platform.h"
#include "cli/cli.h"

static const CliCommand COMMANDS[] = {
    {"new", "PROJECT --school NAME", N_("make a new project"), cli_new},
    {"questionnaire", "PROJECT (--use FILE | --show | --export FILE.xlsx | --crosswalk FILE)",
     N_("use, show or export the questionnaire"), cli_questionnaire},
    {"import", "PROJECT FILE --audience WHO --wave NAME", N_("bring responses in"), cli_import},
    {"census", "PROJECT FILE", N_("bring in who is on roll"), cli_census},
    {"outcomes", "PROJECT FILE", N_("bring in suspensions and exclusions"), cli_outcomes},
    {"sort", "FILE|FOLDER…", N_("say what files are, to bring them in"), cli_sort},
    {"split", "FILE|FOLDER… -o FOLDER", N_("a project for each school of a council’s tables"),
     cli_split},
    {"set", "PROJECT [KEY=VALUE…]", N_("change or list the settings"), cli_set},
    {"imports", "PROJECT", N_("list what was brought in, or undo it"), cli_imports},
    {"scores", "PROJECT", N_("theme scores by audience and group"), cli_scores},
    {"items", "PROJECT", N_("answers to each question"), cli_items},
    {"rri", "PROJECT", N_("relative rate indices"), cli_rri},
    {"findings", "PROJECT", N_("what stands out"), cli_findings},
    {"comments", "PROJECT", N_("what people wrote: show, search, mark, take names out"),
     cli_comments},
    {"plan", "PROJECT", N_("show, propose or read back the action plan"), cli_plan},
    {"accreditation", "PROJECT", N_("where the school is on the way to accreditation"),
     cli_accreditation},
    {"workbook", "PROJECT -o FILE.xlsx", N_("write the Excel workbook"), cli_workbook},
    {"report", "PROJECT -o FILE.pdf", N_("write the feedback report"), cli_report},
    {"documents", "PROJECT… -o FOLDER", N_("all that schools are given, for many in one go"),
     cli_documents},
    {"service", "[--name NAME] [--contact TEXT] [--logo FILE.png] [--colour #RRGGBB]",
     N_("who hands workbooks and reports over"), cli_service},
    {"tidy", "PROJECT -o FILE.csv", N_("write every figure as tidy CSV"), cli_tidy},
    {"pack", "PROJECT -o FILE.eqpack", N_("write the summary that a network reads"), cli_pack},
    {"network",
     "NETWORK (--add FILE.eqpack… | --remove SCHOOL | --move SCHOOL | schools | heatmap | funnel | "
     "progress | rri | workbook | report | handouts)",
     N_("compare schools of a network"), cli_network},
    {"pathway", "FILE.csv", N_("relative rate indices along the stages of a pathway"), cli_pathway},
    {"check", "PROJECT", N_("check that a project file is whole"), cli_check},
    {"analyse", "--school NAME [FILES] -o FILE.xlsx",
     N_("all of it at once, from files to workbook, nothing kept"), cli_analyse},
};

static void print_help(FILE *to)
{
    fprintf(to, "%s\n  equalens-cli %s\n\n%s\n", _("Usage:"), _("COMMAND [OPTIONS]"),
            _("Commands:"));
    for (guint i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
        fprintf(to, "  %-14s %s\n", COMMANDS[i].name, _(COMMANDS[i].summary));
    fprintf(
        to, "\n%s\n",
        _("“equalens-cli COMMAND --help” tells a command’s options; the manual page tells all."));
}

static const CliCommand *find_command(const char *name)
{
    for (guint i = 0; i < G_N_ELEMENTS(COMMANDS); i++)
        if (g_str_equal(COMMANDS[i].name, name))
            return &COMMANDS[i];
    return NULL;
}

static int run(char **arguments)
{
    const char *name = arguments[0] ? arguments[1] : NULL;
    if (!name) {
        print_help(stderr);
        return CLI_USAGE;
    }
    if (g_str_equal(name, "--help") || g_str_equal(name, "-h") || g_str_equal(name, "help")) {
        print_help(stdout);
        return CLI_DONE;
    }
    if (g_str_equal(name, "--version")) {
        puts("equalens-cli " EQL_VERSION);
        return CLI_DONE;
    }
    const CliCommand *command = find_command(name);
    if (!command)
        return cli_usage(_("There is no command “%s”. “equalens-cli --help” lists them."), name);
    g_autofree char *usage = g_strdup_printf("%s %s", command->name, command->usage);
    return command->run(usage, arguments + 1);
}

int main(int argc, char **argv)
{
    eql_platform_keep_memory();
    eql_platform_speak();
    eql_language_start(NULL, NULL);
    g_auto(GStrv) arguments = eql_platform_arguments(argv);
    int status = run(arguments);
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    return cli_refuse(g_error_new_literal(G_FILE_ERROR, G_FILE_ERROR_NOSPC,
                                          _("The result could not be written out whole. Is the "
                                            "disk full?")));
}
