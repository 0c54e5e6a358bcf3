/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* GLib outgrows its first list of quarks (2,048) and leaves it lying about, on purpose;
 * a leak checker without GLib's own stack frames cannot tell that from a leak of ours.
 * Called first thing in main(), this keeps what GLib's variables hold then, and so a
 * pointer to that list. */
void keep_quarks(void);

/* The same again for what runs long and interns ever more words: to be called often, at
 * least once between one list outgrown and the next. */
void keep_more_quarks(void);
