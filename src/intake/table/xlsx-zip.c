/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/table/xlsx-zip.h"
#include "intake/intake-error.h"

#include <glib/gi18n-lib.h>
#include <minizip/unzip.h>
#include <string.h>

#define MAX_PARTS 100000
#define MAX_NAME 1024

/* A part above this size that is packed more tightly than this is a trap: real
 * sheets pack 5 to 50 times, deflate allows 1032. */
#define SUSPICIOUS_SIZE (64 * 1024 * 1024)
#define SUSPICIOUS_RATIO 200

#define FLAG_ENCRYPTED 1

/* minizip asks for the table of contents byte by byte, and looks for its end in steps
 * backwards: the file is read in blocks of this size. */
#define BLOCK 16384

struct _EqlZip {
    EqlSource *source;
    unzFile archive;
    GHashTable *parts; /* normalised name → unz64_file_pos */
    GError *failure;   /* of the source, met inside minizip */
    gboolean open;     /* a part is */
    guint64 part_size;
    guint64 at;       /* of the next byte that minizip reads */
    guint64 block_at; /* where the block begins in the file */
    gsize block_size; /* how much of it is read */
    guint8 block[BLOCK];
};

/* minizip's view of the source. */

static voidpf io_open(voidpf opaque, const void *name, int mode)
{
    return opaque;
}

/* Makes the block the one with the next byte in it; FALSE at the end, or with a failure. */
static gboolean find_block(EqlZip *self)
{
    if (self->at >= self->block_at && self->at - self->block_at < self->block_size)
        return TRUE;
    if (self->failure != NULL || self->at >= self->source->size)
        return FALSE;
    self->block_at = self->at - self->at % BLOCK;
    self->block_size = 0;
    return (self->source->offset == self->block_at ||
            eql_source_seek(self->source, self->block_at, &self->failure)) &&
           eql_source_read(self->source, self->block, BLOCK, &self->block_size, &self->failure);
}

static uLong io_read(voidpf opaque, voidpf stream, void *buffer, uLong size)
{
    EqlZip *self = opaque;
    uLong n = 0;

    while (n < size && find_block(self)) {
        gsize from = (gsize)(self->at - self->block_at);
        gsize piece = MIN(size - n, self->block_size - from);
        memcpy((guint8 *)buffer + n, self->block + from, piece);
        self->at += piece;
        n += (uLong)piece;
    }
    return n;
}

static uLong io_write(voidpf opaque, voidpf stream, const void *buffer, uLong size)
{
    return 0;
}

static ZPOS64_T io_tell(voidpf opaque, voidpf stream)
{
    return ((EqlZip *)opaque)->at;
}

static long io_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
    EqlZip *self = opaque;
    guint64 from = origin == ZLIB_FILEFUNC_SEEK_END   ? self->source->size
                   : origin == ZLIB_FILEFUNC_SEEK_CUR ? self->at
                                                      : 0;

    if (self->failure != NULL || offset > G_MAXINT64 - from)
        return -1;
    self->at = from + offset;
    return 0;
}

static int io_close(voidpf opaque, voidpf stream)
{
    return 0;
}

static int io_error(voidpf opaque, voidpf stream)
{
    return ((EqlZip *)opaque)->failure != NULL;
}

static unzFile open_archive(EqlZip *self)
{
    zlib_filefunc64_def functions = {
        .zopen64_file = io_open,
        .zread_file = io_read,
        .zwrite_file = io_write,
        .ztell64_file = io_tell,
        .zseek64_file = io_seek,
        .zclose_file = io_close,
        .zerror_file = io_error,
        .opaque = self,
    };

    return unzOpen2_64("", &functions);
}

/* The source's own error says more than minizip's. In the sentence “%s” stands for the file's
 * name. */
static gboolean set_damaged(EqlZip *self, EqlIntakeError code, const char *sentence, GError **error)
{
    if (self->failure == NULL)
        return eql_intake_refuse(self->source->name, code, sentence, error);
    g_propagate_error(error, g_steal_pointer(&self->failure));
    return FALSE;
}

/* A part that could not be unpacked, for what minizip says. */
static gboolean set_unpack_error(EqlZip *self, int code, const char *sentence, GError **error)
{
    if (self->failure != NULL || (code != Z_MEM_ERROR && code != UNZ_INTERNALERROR))
        return set_damaged(self, EQL_INTAKE_ERROR_DAMAGED, sentence, error);
    eql_intake_set_memory_error(self->source->name, error);
    return FALSE;
}

static char *normalise(const char *name)
{
    char *key = g_ascii_strdown(name[0] == '/' ? name + 1 : name, -1);

    return g_strdelimit(key, "\\", '/');
}

static gboolean list_parts(EqlZip *self, GError **error)
{
    char name[MAX_NAME + 1];
    int code = unzGoToFirstFile(self->archive);

    for (guint n = 0; code == UNZ_OK; n++) {
        unz64_file_pos position;
        if (n >= MAX_PARTS)
            return set_damaged(self, EQL_INTAKE_ERROR_TOO_LARGE,
                               _("“%s” holds too many files to be a workbook."), error);
        if (unzGetCurrentFileInfo64(self->archive, NULL, name, MAX_NAME, NULL, 0, NULL, 0) !=
                UNZ_OK ||
            unzGetFilePos64(self->archive, &position) != UNZ_OK)
            break;
        name[MAX_NAME] = '\0';
        g_hash_table_insert(self->parts, normalise(name), g_memdup2(&position, sizeof position));
        code = unzGoToNextFile(self->archive);
    }
    if (code == UNZ_END_OF_LIST_OF_FILE)
        return TRUE;
    return set_damaged(self, EQL_INTAKE_ERROR_DAMAGED,
                       _("“%s” is damaged. Open it in Excel, save it again, and try that file."),
                       error);
}

EqlZip *eql_zip_open(EqlSource *source, GError **error)
{
    g_autoptr(EqlZip) self = g_new0(EqlZip, 1);

    self->source = source;
    self->parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    self->archive = open_archive(self);
    if (self->archive == NULL) {
        set_damaged(self, EQL_INTAKE_ERROR_TRUNCATED,
                    _("“%s” is incomplete: its end is missing. Download or copy the file again."),
                    error);
        return NULL;
    }
    return list_parts(self, error) ? g_steal_pointer(&self) : NULL;
}

const char *eql_zip_name(EqlZip *self)
{
    return self->source->name;
}

gboolean eql_zip_has(EqlZip *self, const char *part)
{
    g_autofree char *key = normalise(part);

    return g_hash_table_contains(self->parts, key);
}

static gboolean check_part(EqlZip *self, const unz_file_info64 *info, guint64 limit, GError **error)
{
    gboolean trap = info->uncompressed_size > SUSPICIOUS_SIZE &&
                    info->uncompressed_size / SUSPICIOUS_RATIO > info->compressed_size;

    if ((info->flag & FLAG_ENCRYPTED) != 0)
        return set_damaged(self, EQL_INTAKE_ERROR_ENCRYPTED,
                           _("“%s” is protected by a password. Remove the password and try again."),
                           error);
    if (info->uncompressed_size > limit || trap)
        return set_damaged(self, EQL_INTAKE_ERROR_TOO_LARGE,
                           _("“%s” unpacks to more than this program reads. If it is a real "
                             "workbook, save the sheet as CSV and choose that file."),
                           error);
    if (info->compression_method != 0 && info->compression_method != Z_DEFLATED)
        return set_damaged(
            self, EQL_INTAKE_ERROR_UNSUPPORTED,
            _("“%s” is packed in an unusual way. Open it in Excel and save it again."), error);
    self->part_size = info->uncompressed_size;
    return TRUE;
}

gboolean eql_zip_open_part(EqlZip *self, const char *part, guint64 limit, GError **error)
{
    g_autofree char *key = normalise(part);
    const unz64_file_pos *position = g_hash_table_lookup(self->parts, key);
    unz_file_info64 info;

    eql_zip_close_part(self);
    if (position == NULL || unzGoToFilePos64(self->archive, position) != UNZ_OK ||
        unzGetCurrentFileInfo64(self->archive, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK)
        return set_damaged(self, EQL_INTAKE_ERROR_DAMAGED,
                           _("“%s” is damaged: a part of the workbook is missing. Open it in "
                             "Excel, save it again, and try that file."),
                           error);
    if (!check_part(self, &info, limit, error))
        return FALSE;
    int code = unzOpenCurrentFile(self->archive);
    if (code != UNZ_OK)
        return set_unpack_error(self, code, _("“%s” is damaged. Download or copy the file again."),
                                error);
    self->open = TRUE;
    return TRUE;
}

guint64 eql_zip_part_size(EqlZip *self)
{
    return self->part_size;
}

gboolean eql_zip_read(EqlZip *self, void *buffer, guint room, guint *n, GError **error)
{
    int result = unzReadCurrentFile(self->archive, buffer, room);

    *n = result > 0 ? (guint)result : 0;
    if (result > 0)
        return TRUE;
    self->open = FALSE;
    if (unzCloseCurrentFile(self->archive) == UNZ_OK && result == 0)
        return TRUE;
    return set_unpack_error(self, result,
                            _("“%s” is damaged: what it holds does not match its checksum. "
                              "Download or copy the file again."),
                            error);
}

void eql_zip_close_part(EqlZip *self)
{
    if (self->open)
        unzCloseCurrentFile(self->archive);
    self->open = FALSE;
}

void eql_zip_free(EqlZip *self)
{
    if (self == NULL)
        return;
    if (self->archive != NULL) {
        eql_zip_close_part(self);
        unzClose(self->archive);
    }
    g_hash_table_unref(self->parts);
    g_clear_error(&self->failure);
    g_free(self);
}
