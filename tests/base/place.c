/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "place.h"

#include <locale.h>

gboolean go_to_place(const char *name)
{
    const char *places = g_getenv("EQL_TEST_PLACES");
    if (places != NULL)
        g_setenv("LOCPATH", places, TRUE);
    if (places != NULL && setlocale(LC_COLLATE, name) != NULL && setlocale(LC_CTYPE, name) != NULL)
        return TRUE;
    leave_place();
    g_test_skip("the place was not made: that needs localedef and Python");
    return FALSE;
}

void leave_place(void)
{
    g_unsetenv("LOCPATH");
    setlocale(LC_ALL, "C.UTF-8");
}
