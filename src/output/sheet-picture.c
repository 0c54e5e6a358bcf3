/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts that no spreadsheet draws by itself, as pictures. */
#include <math.h>
#include <string.h>

#include "chart/save.h"
#include "output/sheet-picture.h"

#define WIDTH 820.0 /* pixels on the sheet; drawn with twice as many */
#define ROW_HEIGHT 20

/* Where a PNG says how high it is (section 11.2.2). */
static double height_of(const guchar *png)
{
    guint32 height;
    memcpy(&height, png + 20, 4);
    return GUINT32_FROM_BE(height) / 2.0;
}

void eql_sheet_picture(EqlSheet *sheet, const EqlChart *chart, const char *description)
{
    g_auto(EqlChartStyle) style;
    eql_chart_style_init(&style, EQL_LOOK_LIGHT, FALSE, NULL);
    g_autoptr(GBytes) png = eql_chart_render(chart, &style, WIDTH, EQL_PICTURE_PNG, NULL);
    gsize size = 0;
    const guchar *data = png ? g_bytes_get_data(png, &size) : NULL;
    if (size < 33)
        return;
    lxw_image_options options = {
        .x_scale = 0.5,
        .y_scale = 0.5,
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
        .description = (char *)description,
    };
    eql_book_note_error(sheet->book, worksheet_insert_image_buffer_opt(sheet->sheet, sheet->row, 0,
                                                                       data, size, &options));
    eql_sheet_skip(sheet, (guint)ceil(height_of(data) / ROW_HEIGHT) + 1);
}
