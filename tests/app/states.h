/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Takes pictures of what is not a page: dialogs, popovers, files that wait, an empty school. The
 * sample school is open before, a new one after. */

#include "app/window.h"

void check_states(EqlWindow *window);
