/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A seekable stream over memory (not copied) that gives at most a random few
 * bytes a read, as files on a network may. longest: bytes at a time, at most. */
GInputStream *short_stream_new(const void *bytes, gsize length, guint longest, GRand *random);
