/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cross-proof.h"

struct _EqlCrossKept {
    gint *own;       /* [cell of classes] */
    gboolean *moved; /* [cell of the tables]: its groups are shown on the census, and it differs */
    gboolean aside;
};

typedef struct {
    EqlCrossRange range;
    const EqlCrossKept *low_in, *high_in; /* NULL: the school itself */
} Known;

struct _EqlCrossProof {
    const EqlCrossSide *side;
    guint n; /* cells of the tables */
    GPtrArray *kept;
    Known *known, *before; /* [cell]; before something was supposed */
    gint *shift;           /* [cell], to work with */
};

static void kept_free(gpointer data)
{
    EqlCrossKept *kept = data;

    g_free(kept->own);
    g_free(kept->moved);
    g_free(kept);
}

/* ── whether it looks the same ── */

static void find_shift(EqlCrossProof *proof, const gint *own)
{
    const EqlCrossFrame *frame = proof->side->frame;
    const gint *people = frame->people[proof->side->number];
    guint n_levels = frame->tables->rows->nest.n_levels, n_columns = frame->tables->n_columns;

    for (guint cell = 0; cell < proof->n; cell++)
        proof->shift[cell] = 0;
    for (guint cell = 0; cell < frame->n_rows * frame->width; cell++) {
        guint row = cell / frame->width, column = cell % frame->width;
        gint by = own[cell] - people[cell];

        if (by == 0 || column == frame->n_columns || frame->shown_column[column] == EQL_NO_SET)
            continue;
        for (guint level = 0; level < n_levels; level++) {
            guint set = frame->sets[row * n_levels + level];

            if (set != EQL_NO_SET)
                proof->shift[set * n_columns + frame->shown_column[column]] += by;
        }
    }
}

/* FALSE where a cell that is shown is another. */
static gboolean looks_the_same(const EqlCrossProof *proof)
{
    for (guint cell = 0; cell < proof->n; cell++) {
        if (proof->shift[cell] != 0 && !proof->side->hidden[cell])
            return FALSE;
    }
    return TRUE;
}

/* ── keeping ── */

EqlCrossProof *eql_cross_proof_new(const EqlCrossSide *side)
{
    EqlCrossProof *proof = g_new0(EqlCrossProof, 1);
    const EqlCrossFrame *frame = side->frame;

    proof->side = side;
    proof->n = frame->tables->rows->nest.n_sets * frame->tables->n_columns;
    proof->kept = g_ptr_array_new_with_free_func(kept_free);
    proof->known = g_new0(Known, MAX(proof->n, 1));
    proof->before = g_new0(Known, MAX(proof->n, 1));
    proof->shift = g_new0(gint, MAX(proof->n, 1));
    for (guint cell = 0; cell < proof->n; cell++)
        proof->known[cell].range = eql_cross_frame_range(frame, frame->people[side->number], cell);
    return proof;
}

void eql_cross_proof_free(EqlCrossProof *proof)
{
    if (proof == NULL)
        return;
    g_ptr_array_unref(proof->kept);
    g_free(proof->known);
    g_free(proof->before);
    g_free(proof->shift);
    g_free(proof);
}

EqlCrossRange eql_cross_proof_range(const EqlCrossProof *proof, guint cell)
{
    return proof->known[cell].range;
}

gboolean eql_cross_proof_is_wide(const EqlCrossProof *proof, guint cell)
{
    EqlCrossRange range = proof->known[cell].range;

    return range.high - range.low >= proof->side->k;
}

static void widen(Known *known, EqlCrossRange range, const EqlCrossKept *in)
{
    if (range.low < known->range.low) {
        known->range.low = range.low;
        known->low_in = in;
    }
    if (range.high > known->range.high) {
        known->range.high = range.high;
        known->high_in = in;
    }
}

static gboolean is_news(const EqlCrossProof *proof, const gint *own)
{
    for (guint cell = 0; cell < proof->n; cell++) {
        EqlCrossRange known = proof->known[cell].range, range;

        if (!proof->side->hidden[cell] || eql_cross_proof_is_wide(proof, cell))
            continue;
        range = eql_cross_frame_range(proof->side->frame, own, cell);
        if (range.low < known.low || range.high > known.high)
            return TRUE;
    }
    return FALSE;
}

static const EqlCrossKept *keep(EqlCrossProof *proof, const gint *own)
{
    EqlCrossKept *kept = g_new0(EqlCrossKept, 1);

    kept->own = g_memdup2(own, proof->side->frame->n_cells * sizeof(gint));
    kept->moved = g_new(gboolean, MAX(proof->n, 1));
    g_ptr_array_add(proof->kept, kept);
    for (guint cell = 0; cell < proof->n; cell++) {
        kept->moved[cell] = proof->shift[cell] != 0;
        /* what it says of cells that are wide enough is not needed */
        if (proof->side->hidden[cell] && !eql_cross_proof_is_wide(proof, cell))
            widen(&proof->known[cell], eql_cross_frame_range(proof->side->frame, own, cell), kept);
    }
    return kept;
}

const EqlCrossKept *eql_cross_proof_keep(EqlCrossProof *proof, const gint *own)
{
    find_shift(proof, own);
    return looks_the_same(proof) ? keep(proof, own) : NULL;
}

void eql_cross_proof_note(EqlCrossProof *proof, const gint *own)
{
    if (is_news(proof, own))
        eql_cross_proof_keep(proof, own);
}

/* ── what if ── */

/* From the school itself and all that still count. */
static void find_again(EqlCrossProof *proof, guint cell)
{
    const EqlCrossFrame *frame = proof->side->frame;
    Known *known = &proof->known[cell];

    *known =
        (Known){.range = eql_cross_frame_range(frame, frame->people[proof->side->number], cell)};
    for (guint i = 0; i < proof->kept->len && !eql_cross_proof_is_wide(proof, cell); i++) {
        const EqlCrossKept *kept = g_ptr_array_index(proof->kept, i);

        if (!kept->aside)
            widen(known, eql_cross_frame_range(frame, kept->own, cell), kept);
    }
}

gboolean eql_cross_proof_counts(const EqlCrossKept *kept)
{
    return kept == NULL || !kept->aside;
}

void eql_cross_proof_suppose(EqlCrossProof *proof, guint cell)
{
    for (guint i = 0; i < proof->kept->len; i++) {
        EqlCrossKept *kept = g_ptr_array_index(proof->kept, i);

        kept->aside = kept->moved[cell];
    }
    for (guint i = 0; i < proof->n; i++) {
        proof->before[i] = proof->known[i];
        if (!eql_cross_proof_counts(proof->known[i].low_in) ||
            !eql_cross_proof_counts(proof->known[i].high_in))
            find_again(proof, i);
    }
}

void eql_cross_proof_take_back(EqlCrossProof *proof)
{
    for (guint cell = 0; cell < proof->n; cell++)
        proof->known[cell] = proof->before[cell];
    for (guint i = 0; i < proof->kept->len; i++)
        ((EqlCrossKept *)g_ptr_array_index(proof->kept, i))->aside = FALSE;
}

void eql_cross_proof_drop(EqlCrossProof *proof)
{
    for (guint i = proof->kept->len; i-- > 0;) {
        if (((const EqlCrossKept *)g_ptr_array_index(proof->kept, i))->aside)
            g_ptr_array_remove_index_fast(proof->kept, i);
    }
}
