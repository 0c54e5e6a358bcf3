/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/problem.h"

#include "base/kept.h"

EqlProblem *eql_problem_new(const char *sheet, guint64 row, const char *column)
{
    EqlProblem *problem = g_new0(EqlProblem, 1);
    problem->sheet = g_strdup(sheet);
    problem->row = row;
    problem->column = g_strdup(column);
    return problem;
}

void eql_problem_say(EqlProblem *problem, char *message, char *advice)
{
    g_free(problem->kept_message);
    g_free(problem->kept_advice);
    g_free(problem->message);
    g_free(problem->advice);
    problem->kept_message = message;
    problem->kept_advice = advice;
    problem->message = eql_kept_show(message);
    problem->advice = eql_kept_show(advice);
}

void eql_problem_free(EqlProblem *problem)
{
    if (!problem)
        return;
    g_free(problem->sheet);
    g_free(problem->column);
    eql_problem_say(problem, NULL, NULL);
    g_free(problem);
}

GPtrArray *eql_problems_new(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify)eql_problem_free);
}

void eql_problems_take(GPtrArray *problems, const char *sheet, guint64 row, const char *column,
                       char *message, char *advice)
{
    EqlProblem *problem = eql_problem_new(sheet, row, column);
    eql_problem_say(problem, message, advice);
    g_ptr_array_add(problems, problem);
}
