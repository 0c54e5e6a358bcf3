/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/problem.h"

EqlProblem *eql_problem_new(const char *sheet, guint64 row, const char *column, const char *message,
                            const char *advice)
{
    EqlProblem *problem = g_new0(EqlProblem, 1);
    problem->sheet = g_strdup(sheet);
    problem->row = row;
    problem->column = g_strdup(column);
    problem->message = g_strdup(message);
    problem->advice = g_strdup(advice);
    return problem;
}

void eql_problem_free(EqlProblem *problem)
{
    if (!problem)
        return;
    g_free(problem->sheet);
    g_free(problem->column);
    g_free(problem->message);
    g_free(problem->advice);
    g_free(problem);
}

GPtrArray *eql_problems_new(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify)eql_problem_free);
}

void eql_problems_take(GPtrArray *problems, const char *sheet, guint64 row, const char *column,
                       char *message, char *advice)
{
    EqlProblem *problem = eql_problem_new(sheet, row, column, NULL, NULL);
    problem->message = message;
    problem->advice = advice;
    g_ptr_array_add(problems, problem);
}
