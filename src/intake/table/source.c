/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/source.h"
#include "intake/intake-error.h"

#include <glib/gi18n-lib.h>

static void set_open_error(const char *name, const GError *cause, GError **error)
{
    if (g_error_matches(cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_NOT_FOUND,
                    _("There is no file “%s”. Check its name and folder."), name);
    else if (g_error_matches(cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_propagate_error(error, g_error_copy(cause));
    else
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_ACCESS,
                    _("“%s” could not be read (%s). Close it in other programs, or copy it to "
                      "this computer, and try again."),
                    name, cause->message);
}

EqlSource *eql_source_open(const char *path, GCancellable *cancellable, GError **error)
{
    g_autoptr(GFile) file = g_file_new_for_path(path);
    g_autofree char *name = g_filename_display_basename(path);
    g_autoptr(GError) cause = NULL;
    GFileType type = g_file_query_file_type(file, G_FILE_QUERY_INFO_NONE, cancellable);

    if (type == G_FILE_TYPE_DIRECTORY || type == G_FILE_TYPE_SPECIAL) {
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_NOT_FOUND,
                    _("“%s” is a folder or a device, not a file. Choose a file."), name);
        return NULL;
    }
    g_autoptr(GFileInputStream) stream = g_file_read(file, cancellable, &cause);
    if (stream == NULL) {
        set_open_error(name, cause, error);
        return NULL;
    }
    return eql_source_new(G_INPUT_STREAM(stream), name, cancellable, error);
}

static gboolean measure(EqlSource *self, GError **error)
{
    GSeekable *seekable = G_SEEKABLE(self->stream);
    g_autoptr(GError) cause = NULL;

    if (!g_seekable_seek(seekable, 0, G_SEEK_END, self->cancellable, &cause)) {
        set_open_error(self->name, cause, error);
        return FALSE;
    }
    self->size = (guint64)g_seekable_tell(seekable);
    return eql_source_seek(self, 0, error);
}

EqlSource *eql_source_new(GInputStream *stream, const char *name, GCancellable *cancellable,
                          GError **error)
{
    g_autoptr(EqlSource) self = g_new0(EqlSource, 1);

    g_return_val_if_fail(G_IS_SEEKABLE(stream), NULL);
    self->stream = g_object_ref(stream);
    self->name = g_strdup(name);
    g_set_object(&self->cancellable, cancellable);
    if (!measure(self, error))
        return NULL;
    return g_steal_pointer(&self);
}

gboolean eql_source_read(EqlSource *self, void *buffer, gsize room, gsize *n_read, GError **error)
{
    g_autoptr(GError) cause = NULL;

    if (!g_input_stream_read_all(self->stream, buffer, room, n_read, self->cancellable, &cause)) {
        set_open_error(self->name, cause, error);
        return FALSE;
    }
    self->offset += *n_read;
    if (*n_read == room || self->offset >= self->size)
        return TRUE;
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_TRUNCATED,
                _("“%s” became shorter while it was read. Wait until it has been copied or saved, "
                  "and try again."),
                self->name);
    return FALSE;
}

gboolean eql_source_seek(EqlSource *self, guint64 offset, GError **error)
{
    g_autoptr(GError) cause = NULL;

    if (!g_seekable_seek(G_SEEKABLE(self->stream), (goffset)offset, G_SEEK_SET, self->cancellable,
                         &cause)) {
        set_open_error(self->name, cause, error);
        return FALSE;
    }
    self->offset = offset;
    return TRUE;
}

void eql_source_free(EqlSource *self)
{
    if (self == NULL)
        return;
    g_clear_object(&self->stream);
    g_clear_object(&self->cancellable);
    g_free(self->name);
    g_free(self);
}
