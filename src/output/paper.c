/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages, and the file or the pages for a printer that they make. */
#include <cairo-pdf.h>

#include "base/i18n.h"
#include "base/language.h"
#include "output/paper-private.h"
#include "output/pdf-amend.h"
#include "output/save.h"

static void chapter_free(gpointer data)
{
    EqlChapter *chapter = data;

    g_free(chapter->title);
    g_free(chapter->link);
    g_free(chapter);
}

/* ── what a PDF has beside its ink ── */

void eql_paper_open_tag(EqlPaper *paper, const char *tag, const char *attributes)
{
    if (!paper->pages)
        cairo_tag_begin(paper->cr, tag, attributes);
}

void eql_paper_close_tag(EqlPaper *paper, const char *tag)
{
    if (!paper->pages)
        cairo_tag_end(paper->cr, tag);
}

/* Older ones would make an element of it: there, what is unmarked becomes an artifact in the end
 * (output/pdf-artifacts.h). In newer ones, nothing within a tag stays unmarked. */
static gboolean knows_artifacts(const EqlPaper *paper)
{
    return !paper->pages && cairo_version() >= CAIRO_VERSION_ENCODE(1, 18, 0);
}

void eql_paper_open_artifact(EqlPaper *paper)
{
    if (knows_artifacts(paper))
        cairo_tag_begin(paper->cr, "Artifact", NULL);
}

void eql_paper_close_artifact(EqlPaper *paper)
{
    if (knows_artifacts(paper))
        cairo_tag_end(paper->cr, "Artifact");
}

void eql_paper_leave_list(EqlPaper *paper)
{
    if (paper->in_list)
        eql_paper_close_tag(paper, "L");
    paper->in_list = FALSE;
}

/* ── pages ── */

static void draw_foot(EqlPaper *paper)
{
    g_autofree char *number = paper->n_pages > 0
                                  ? g_strdup_printf(_("Page %u of %u"), paper->page, paper->n_pages)
                                  : g_strdup_printf("%u", paper->page);
    g_autoptr(PangoLayout) left = eql_paper_layout(
        paper, "Sans 8", paper->info->running ? paper->info->running : "", WIDTH * 0.8);
    g_autoptr(PangoLayout) right = eql_paper_layout(paper, "Sans 8", number, WIDTH * 0.2);

    pango_layout_set_ellipsize(left, PANGO_ELLIPSIZE_END);
    eql_paper_align_end(paper, right);
    eql_paper_show(paper, left, eql_paper_place(paper, 0, WIDTH * 0.8), PAGE_HEIGHT - FOOT,
                   paper->style.quiet);
    eql_paper_show(paper, right, eql_paper_place(paper, WIDTH * 0.8, WIDTH * 0.2),
                   PAGE_HEIGHT - FOOT, paper->style.quiet);
}

/* Last of all, so that it stands on a coloured cover too. */
static void draw_mark(EqlPaper *paper, double y)
{
    g_autoptr(PangoLayout) layout =
        eql_paper_layout(paper, "Sans Bold 9", paper->info->mark, WIDTH);
    const EqlColour paper_white = {1, 1, 1, 1}, dark = {0.17, 0.17, 0.2, 1};
    double height = eql_layout_height(layout) + 6;

    pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER);
    eql_paint_colour(paper->cr, dark);
    cairo_rectangle(paper->cr, MARGIN, y, WIDTH, height);
    cairo_fill(paper->cr);
    eql_paper_show(paper, layout, MARGIN, y + 3, paper_white);
}

static cairo_surface_t *page_new(void)
{
    const cairo_rectangle_t extents = {0, 0, PAGE_WIDTH, PAGE_HEIGHT};

    return cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents);
}

static void next_sheet(EqlPaper *paper)
{
    if (!paper->pages) {
        cairo_show_page(paper->cr);
        return;
    }
    cairo_destroy(paper->cr);
    g_ptr_array_add(paper->pages, paper->surface);
    paper->surface = page_new();
    paper->cr = cairo_create(paper->surface);
}

void eql_paper_end_page(EqlPaper *paper)
{
    eql_paper_open_artifact(paper);
    draw_foot(paper);
    if (paper->info->mark) {
        draw_mark(paper, 8);
        draw_mark(paper, PAGE_HEIGHT - FOOT + 14);
    }
    eql_paper_close_artifact(paper);
    next_sheet(paper);
    paper->page++;
    paper->y = TOP;
    paper->page_has_text = FALSE;
}

void eql_paper_break(EqlPaper *paper)
{
    if (paper->page_has_text)
        eql_paper_end_page(paper);
}

void eql_paper_need(EqlPaper *paper, double height)
{
    if (paper->y + height > BOTTOM)
        eql_paper_break(paper);
}

guint eql_paper_tightness(const EqlPaper *paper)
{
    return paper->tightness;
}

void eql_paper_space(EqlPaper *paper, double height)
{
    if (paper->page_has_text)
        paper->y += height;
}

/* ── writing ── */

static cairo_status_t gather(void *bytes, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(bytes, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static void set_metadata(cairo_surface_t *surface, const EqlPaperInfo *info)
{
    g_autoptr(GDateTime) now = eql_save_now();
    g_autofree char *date = g_date_time_format(now, "%Y-%m-%dT%H:%M:%SZ");

    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, info->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Equalens");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
    if (info->author)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
    if (info->subject)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, info->subject);
}

static EqlColour accent_of(const EqlPaperInfo *info, const EqlChartStyle *style)
{
    guint32 rgb = info->service ? info->service->rgb : 0;

    if (rgb == 0)
        return style->series[0];
    return (EqlColour){(rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0,
                       1};
}

/* Paper has dots enough: letters stand where the font wants them, not on whole points. */
static PangoContext *text_context(gboolean right_to_left)
{
    PangoContext *text = pango_font_map_create_context(pango_cairo_font_map_get_default());
    PangoFontDescription *font = pango_font_description_from_string("Sans 9");
    cairo_font_options_t *options = cairo_font_options_create();

    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(text, options);
    pango_context_set_round_glyph_positions(text, FALSE);
    pango_cairo_context_set_resolution(text, 72);
    pango_context_set_font_description(text, font);
    pango_context_set_base_dir(text, right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    cairo_font_options_destroy(options);
    pango_font_description_free(font);
    return text;
}

/* Onto `pages`, or into a PDF in `bytes`. */
static void paper_init(EqlPaper *paper, const EqlPaperInfo *info, GByteArray *bytes,
                       GPtrArray *pages)
{
    PangoContext *text = text_context(info->right_to_left);

    *paper = (EqlPaper){.info = info, .page = 1, .y = TOP, .pages = pages};
    if (pages) {
        paper->surface = page_new();
    } else {
        paper->surface =
            cairo_pdf_surface_create_for_stream(gather, bytes, PAGE_WIDTH, PAGE_HEIGHT);
        /* Of this version, the table of objects can be read and added to. */
        cairo_pdf_surface_restrict_to_version(paper->surface, CAIRO_PDF_VERSION_1_4);
        set_metadata(paper->surface, info);
    }
    paper->cr = cairo_create(paper->surface);
    paper->chapters = g_ptr_array_new_with_free_func(chapter_free);
    paper->pictures = g_ptr_array_new_with_free_func(g_free);
    /* cairo calls a file tagged only when this is its first tag. */
    eql_paper_open_tag(paper, "Document", NULL);
    eql_chart_style_init(&paper->style, EQL_LOOK_LIGHT, FALSE, text);
    paper->style.right_to_left = info->right_to_left;
    paper->accent = accent_of(info, &paper->style);
    paper->style.stroke = 1.5;
    paper->style.plain_letters = TRUE;
    paper->style.low = TRUE;
    g_object_unref(text);
}

/* Finishes the file; the chapters stay for the next pass. */
static cairo_status_t paper_finish(EqlPaper *paper)
{
    cairo_status_t status;

    eql_paper_leave_list(paper);
    eql_paper_close_tag(paper, "Document");
    if (paper->page_has_text)
        eql_paper_end_page(paper);
    status = cairo_status(paper->cr);
    cairo_destroy(paper->cr);
    cairo_surface_finish(paper->surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(paper->surface);
    cairo_surface_destroy(paper->surface);
    eql_chart_style_clear(&paper->style);
    return status;
}

static void forget(EqlPaper *paper)
{
    g_ptr_array_unref(paper->pictures);
    g_ptr_array_unref(paper->chapters);
}

/* To count pages and find chapters, and how tight the paper has to be. */
static void draft(EqlPaper *paper, const EqlPaperInfo *info, EqlPaperBody body, gconstpointer data)
{
    for (guint tightness = 0;; tightness++) {
        g_autoptr(GByteArray) bytes = g_byte_array_new();

        paper_init(paper, info, bytes, NULL);
        paper->tightness = tightness;
        body(paper, data);
        paper_finish(paper);
        if (info->most_pages == 0 || paper->page - 1 <= info->most_pages ||
            tightness == EQL_PAPER_TIGHTEST)
            return;
        forget(paper);
    }
}

static gboolean put_on_paper(const EqlPaperInfo *info, EqlPaperBody body, gconstpointer data,
                             GByteArray *bytes, GPtrArray *pages, GError **error)
{
    EqlPaper first, paper;
    g_autofree char *language = eql_language_tag();
    cairo_status_t status;

    draft(&first, info, body, data);
    paper_init(&paper, info, bytes, pages);
    paper.tightness = first.tightness;
    paper.known = first.chapters;
    paper.n_pages = first.page - 1;
    body(&paper, data);
    status = paper_finish(&paper);
    if (bytes && status == CAIRO_STATUS_SUCCESS)
        eql_pdf_amend(bytes, language, paper.pictures);
    forget(&first);
    forget(&paper);
    if (status == CAIRO_STATUS_SUCCESS)
        return TRUE;
    g_set_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_WRITE,
                _("The report could not be drawn: %s."), cairo_status_to_string(status));
    return FALSE;
}

gboolean eql_paper_write(const char *path, const EqlPaperInfo *info, EqlPaperBody body,
                         gconstpointer data, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();

    if (!eql_save_check_pdf(path, error) || !put_on_paper(info, body, data, bytes, NULL, error))
        return FALSE;
    const GString whole = {(char *)bytes->data, bytes->len, bytes->len};
    return eql_save_text(path, &whole, error);
}

GPtrArray *eql_paper_pages(const EqlPaperInfo *info, EqlPaperBody body, gconstpointer data,
                           GError **error)
{
    g_autoptr(GPtrArray) pages =
        g_ptr_array_new_with_free_func((GDestroyNotify)cairo_surface_destroy);

    if (!put_on_paper(info, body, data, NULL, pages, error))
        return NULL;
    return g_steal_pointer(&pages);
}
