/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Takes away what a test wrote: a file, or a folder with all that is in it. What a link leads to
 * stays. */
void remove_all(const char *path);
