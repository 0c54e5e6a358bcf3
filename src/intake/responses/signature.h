/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which kind of export a file is, so that the next one of the same form is known again. */

#include "intake/responses/layout.h"

/* A digest (SHA-256, hexadecimal) of the tool and of the folded headings that may be
 * questions, whatever their order. The tool's own columns and those that name people have
 * no part in it: a form can be sent with or without them. Owned by the caller. */
char *eql_layout_signature(const EqlLayout *layout);
