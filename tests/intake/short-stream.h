/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* A seekable stream over memory (not copied) that gives at most a random few
 * bytes a read, as files on a network may. longest: bytes at a time, at most.
 * random (copied): NULL for always so many. */
GInputStream *short_stream_new(const void *bytes, gsize length, guint longest, GRand *random);

/* From now on, reads and seeks fail after so many of them, as on a stick that is
 * pulled out; once it failed, all fail. */
void short_stream_fail_after(GInputStream *stream, guint calls);

/* Whether a call has failed. */
gboolean short_stream_failed(GInputStream *stream);

/* From now on the file ends there, as one that is still being written. */
void short_stream_cut(GInputStream *stream, gsize length);
