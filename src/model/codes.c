/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/codes.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "model/merge.h"

#define LEVELS (EQL_DETAIL_CODES + 1)

typedef struct {
    const char *code, *label, *parent; /* interned; parent may be NULL */
} Group;

typedef struct {
    const char *code, *label;    /* interned */
    GPtrArray *levels[LEVELS];   /* Group, in order */
    GHashTable *by_code[LEVELS]; /* code → Group */
    GHashTable *synonyms;        /* folded text → code */
    const char *otherwise;       /* what "*" stands for */
} Characteristic;

struct _EqlCodes {
    gatomicrefcount refs;
    GPtrArray *order;        /* Characteristic */
    GHashTable *by_code;     /* code → Characteristic */
    GPtrArray *names;        /* codes, NULL at the end */
    GHashTable *headings;    /* folded words → field (interned) */
    GHashTable *identifiers; /* set of fields */
    EqlCodes *base;          /* what was merged; then all lists above are shared with it */
    GPtrArray *merges;       /* EqlMerge; NULL without a base */
};

static void characteristic_free(Characteristic *characteristic)
{
    for (guint i = 0; i < LEVELS; i++) {
        g_ptr_array_unref(characteristic->levels[i]);
        g_hash_table_unref(characteristic->by_code[i]);
    }
    g_hash_table_unref(characteristic->synonyms);
    g_free(characteristic);
}

EqlCodes *eql_codes_new(void)
{
    EqlCodes *codes = g_new0(EqlCodes, 1);
    g_atomic_ref_count_init(&codes->refs);
    codes->order = g_ptr_array_new_with_free_func((GDestroyNotify)characteristic_free);
    codes->by_code = g_hash_table_new(g_str_hash, g_str_equal);
    codes->names = g_ptr_array_new();
    g_ptr_array_add(codes->names, NULL);
    codes->headings = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    codes->identifiers = g_hash_table_new(g_str_hash, g_str_equal);
    return codes;
}

EqlCodes *eql_codes_ref(EqlCodes *codes)
{
    g_atomic_ref_count_inc(&codes->refs);
    return codes;
}

void eql_codes_unref(EqlCodes *codes)
{
    if (!codes || !g_atomic_ref_count_dec(&codes->refs))
        return;
    if (codes->base) {
        g_ptr_array_unref(codes->merges);
        eql_codes_unref(codes->base);
        g_free(codes);
        return;
    }
    g_hash_table_unref(codes->identifiers);
    g_hash_table_unref(codes->headings);
    g_ptr_array_unref(codes->names);
    g_hash_table_unref(codes->by_code);
    g_ptr_array_unref(codes->order);
    g_free(codes);
}

static Characteristic *find(const EqlCodes *codes, const char *characteristic)
{
    return g_hash_table_lookup(codes->by_code, characteristic);
}

void eql_codes_add_characteristic(EqlCodes *codes, const char *code, const char *label)
{
    if (find(codes, code))
        return;
    Characteristic *characteristic = g_new0(Characteristic, 1);
    characteristic->code = g_intern_string(code);
    characteristic->label = g_intern_string(label);
    for (guint i = 0; i < LEVELS; i++) {
        characteristic->levels[i] = g_ptr_array_new_with_free_func(g_free);
        characteristic->by_code[i] = g_hash_table_new(g_str_hash, g_str_equal);
    }
    characteristic->synonyms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_ptr_array_add(codes->order, characteristic);
    g_hash_table_insert(codes->by_code, (char *)characteristic->code, characteristic);
    codes->names->pdata[codes->names->len - 1] = (char *)characteristic->code;
    g_ptr_array_add(codes->names, NULL);
}

/* The first to claim a text keeps it: codes and labels are added before synonyms. */
static void claim(Characteristic *characteristic, const char *text, const char *code)
{
    g_autofree char *folded = eql_text_fold_words(text, -1);
    if (*folded && !g_hash_table_contains(characteristic->synonyms, folded))
        g_hash_table_insert(characteristic->synonyms, g_steal_pointer(&folded), (char *)code);
}

void eql_codes_add_group(EqlCodes *codes, const char *characteristic, EqlDetail level,
                         const char *code, const char *label, const char *parent)
{
    Characteristic *to = find(codes, characteristic);
    g_return_if_fail(to != NULL);
    if (g_hash_table_contains(to->by_code[level], code))
        return;
    Group *group = g_new0(Group, 1);
    group->code = g_intern_string(code);
    group->label = g_intern_string(label);
    group->parent = g_intern_string(parent);
    g_ptr_array_add(to->levels[level], group);
    g_hash_table_insert(to->by_code[level], (char *)group->code, group);
    claim(to, code, group->code);
    claim(to, label, group->code);
}

void eql_codes_add_synonym(EqlCodes *codes, const char *characteristic, const char *text,
                           const char *code)
{
    Characteristic *to = find(codes, characteristic);
    g_return_if_fail(to != NULL);
    if (g_str_equal(text, "*"))
        to->otherwise = g_intern_string(code);
    else
        claim(to, text, g_intern_string(code));
}

void eql_codes_add_heading(EqlCodes *codes, const char *field, const char *heading,
                           gboolean identifier)
{
    const char *name = g_intern_string(field);
    g_autofree char *folded = eql_text_fold_words(heading, -1);
    if (*folded && !g_hash_table_contains(codes->headings, folded))
        g_hash_table_insert(codes->headings, g_steal_pointer(&folded), (char *)name);
    if (identifier)
        g_hash_table_add(codes->identifiers, (char *)name);
}

const char *const *eql_codes_characteristics(const EqlCodes *codes)
{
    return (const char *const *)codes->names->pdata;
}

gboolean eql_codes_is_characteristic(const EqlCodes *codes, const char *code)
{
    return find(codes, code) != NULL;
}

static gboolean has_list(const Characteristic *characteristic)
{
    return characteristic && characteristic->levels[EQL_DETAIL_FULL]->len > 0;
}

/* Any text may be a group where there is no list, but not an address or a number that
 * somebody put in the wrong box: groups are kept and shown. */
static const char *own_group(const char *text, gssize length)
{
    g_autofree char *own = length < 0 ? g_strdup(text) : g_strndup(text, (gsize)length);
    guint identifiers = 0;
    g_autofree char *masked = eql_text_mask_identifiers(own, &identifiers);
    g_autofree char *slug = eql_text_slug(masked);
    return identifiers == 0 ? g_intern_string(slug) : NULL;
}

static const char *listed_roll_up(const EqlCodes *codes, const char *characteristic,
                                  const char *code, EqlDetail detail);

/* The group of a code and a name that stand together, when they are of one main group; the
 * narrower of the two. */
static const char *agreed(const EqlCodes *codes, const Characteristic *in, const char *code_text,
                          const char *name_text)
{
    const char *code = g_hash_table_lookup(in->synonyms, code_text);
    const char *name = g_hash_table_lookup(in->synonyms, name_text);
    gsize digits = strspn(code_text, "0123456789");

    if (name && digits > 0 && code_text[digits] == 0)
        return name; /* "1. White British" */
    if (!code || !name || strlen(code_text) != 4)
        return NULL;
    const char *main = listed_roll_up(codes, in->code, code, EQL_DETAIL_FULL);
    return g_str_equal(main, listed_roll_up(codes, in->code, name, EQL_DETAIL_FULL)) ? code : NULL;
}

/* "wbri white british", "black caribbean bcrb", "1 white british" */
static const char *match_with_code(const EqlCodes *codes, const Characteristic *in,
                                   const char *folded)
{
    const char *first = strchr(folded, ' '), *last = strrchr(folded, ' ');
    if (!first)
        return NULL;
    g_autofree char *head = g_strndup(folded, (gsize)(first - folded));
    g_autofree char *rest = g_strndup(folded, (gsize)(last - folded));
    const char *code = agreed(codes, in, head, first + 1);
    return code || g_ascii_isdigit(last[1]) ? code : agreed(codes, in, last + 1, rest);
}

/* The number of "nc year 7", "curriculum year 7", "year 7 ks3", "year 7 11 12", or of a class:
 * "7b", "y10xa"; the caller's, NULL: the text is not written so. */
static char *year_within(const char *folded)
{
    static const char pattern[] = "^(?:(?:national |nc |school |the )?(?:curriculum |nc )?"
                                  "(?:years?|yr|y|blwyddyn|bl)(?: group)? ?)?0?([1-9][0-9]?)"
                                  "(?: ?(?!st$|nd$|rd$|th$)[a-z]{1,2}[0-9]?| ks ?[1-5]| key stage "
                                  "[1-5]| (?:ages? )?([0-9]{1,2}) (?:to )?([0-9]{1,2})| students?| "
                                  "pupils?)?$";
    g_autoptr(GRegex) regex = g_regex_new(pattern, 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    if (!g_regex_match(regex, folded, 0, &match))
        return NULL;
    g_autofree char *year = g_match_info_fetch(match, 1);
    g_autofree char *from = g_match_info_fetch(match, 2), *to = g_match_info_fetch(match, 3);
    int age = atoi(year) + 4; /* of the youngest */
    if (from && *from && (atoi(from) != age || atoi(to) != age + 1))
        return NULL; /* "year 11 12 13": several */
    return g_steal_pointer(&year);
}

/* "year seven a" with its number in figures; the caller's, NULL: there is none in words. */
static char *with_figures(const char *folded)
{
    static const char *const words[] = {"one",    "two",    "three",    "four",    "five",
                                        "six",    "seven",  "eight",    "nine",    "ten",
                                        "eleven", "twelve", "thirteen", "fourteen"};
    static const char *const welsh[] = {"un",     "dau",   "tri",  "pedwar", "pump",
                                        "chwech", "saith", "wyth", "naw",    "deg"};
    g_auto(GStrv) parts = g_strsplit(folded, " ", -1);
    guint found = 0;
    for (char **part = parts; *part; part++) {
        for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
            if (!g_str_equal(*part, words[i]) &&
                (i >= G_N_ELEMENTS(welsh) || !g_str_equal(*part, welsh[i])))
                continue;
            g_free(*part);
            *part = g_strdup_printf("%u", i + 1);
            found++;
            break;
        }
    }
    return found == 1 ? g_strjoinv(" ", parts) : NULL;
}

static const char *match_year(const Characteristic *in, const char *folded)
{
    g_autofree char *figures = with_figures(folded);
    g_autofree char *year = year_within(figures ? figures : folded);
    return year ? g_hash_table_lookup(in->synonyms, year) : NULL;
}

/* "k sen support", "eng english", "ehc plan e": a code beside its own name. */
static const char *match_pair(const Characteristic *in, const char *folded)
{
    const char *first = strchr(folded, ' '), *last = strrchr(folded, ' ');
    if (!first)
        return NULL;
    g_autofree char *head = g_strndup(folded, (gsize)(first - folded));
    g_autofree char *rest = g_strndup(folded, (gsize)(last - folded));
    const char *code = g_hash_table_lookup(in->synonyms, head);
    if (code && code == g_hash_table_lookup(in->synonyms, first + 1))
        return code;
    code = g_hash_table_lookup(in->synonyms, last + 1);
    return code && code == g_hash_table_lookup(in->synonyms, rest) ? code : NULL;
}

const char *eql_codes_match(EqlCodes *codes, const char *characteristic, const char *text,
                            gssize length)
{
    if (eql_text_is_blank(text, length))
        return EQL_NOT_STATED;
    const Characteristic *in = find(codes, characteristic);
    g_autofree char *folded = eql_text_fold_words(text, length);
    const char *code = in ? g_hash_table_lookup(in->synonyms, folded) : NULL;
    if (!code && in && g_str_equal(characteristic, "year"))
        code = match_year(in, folded);
    else if (!code && in && g_str_equal(characteristic, "ethnicity"))
        code = match_with_code(codes, in, folded);
    else if (!code && in)
        code = match_pair(in, folded);
    if (code)
        return code;
    if (!*folded) /* "-", "?" */
        return EQL_NOT_STATED;
    if (in && in->otherwise)
        return in->otherwise;
    if (has_list(in))
        return NULL;
    return own_group(text, length);
}

gboolean eql_codes_is_listed(const EqlCodes *codes, const char *characteristic, const char *text)
{
    const Characteristic *in = find(codes, characteristic);
    g_autofree char *folded = eql_text_fold_words(text, -1);
    return in && g_hash_table_contains(in->synonyms, folded);
}

/* The finest level on which a code stands; −1 when on none. */
static int level_of(const Characteristic *characteristic, const char *code)
{
    for (int level = LEVELS - 1; level >= 0; level--)
        if (g_hash_table_contains(characteristic->by_code[level], code))
            return level;
    return -1;
}

/* "Refused" and "not yet obtained" say that nothing is known: codes, but no groups. */
static gboolean says_nothing(const Characteristic *characteristic, int level, const char *code)
{
    const Group *group = g_hash_table_lookup(characteristic->by_code[level], code);
    return group && g_strcmp0(group->parent, EQL_NOT_STATED) == 0;
}

static const char *listed_roll_up(const EqlCodes *codes, const char *characteristic,
                                  const char *code, EqlDetail detail)
{
    const Characteristic *in = find(codes, characteristic);
    /* Only ethnic groups have more than one level. */
    if (!has_list(in) || in->levels[EQL_DETAIL_BROAD]->len == 0)
        return g_intern_string(code);
    int level = level_of(in, code);
    if (level < (int)detail || says_nothing(in, level, code))
        return EQL_NOT_STATED;
    while (level > (int)detail) {
        const Group *group = g_hash_table_lookup(in->by_code[level], code);
        if (!group || !group->parent)
            return EQL_NOT_STATED;
        code = group->parent;
        level--;
    }
    return g_intern_string(code);
}

/* ── groups that are put together ── */

static gpointer copy_merge(gconstpointer merge, gpointer unused)
{
    return eql_merge_copy(merge);
}

EqlCodes *eql_codes_merge(EqlCodes *codes, const GPtrArray *merges)
{
    EqlCodes *merged = g_memdup2(codes, sizeof *codes);
    g_atomic_ref_count_init(&merged->refs);
    merged->base = eql_codes_ref(codes);
    merged->merges = g_ptr_array_copy((GPtrArray *)merges, (GCopyFunc)copy_merge, NULL);
    g_ptr_array_set_free_func(merged->merges, (GDestroyNotify)eql_merge_free);
    return merged;
}

const GPtrArray *eql_codes_merges(const EqlCodes *codes)
{
    return codes->merges;
}

/* The merge whose code, or one of whose members, it is. */
static const EqlMerge *find_merge(const EqlCodes *codes, const char *characteristic,
                                  const char *code)
{
    for (guint i = 0; codes->merges && i < codes->merges->len; i++) {
        const EqlMerge *merge = codes->merges->pdata[i];
        if (g_str_equal(merge->characteristic, characteristic) &&
            (g_str_equal(merge->code, code) ||
             g_strv_contains((const char *const *)merge->members, code)))
            return merge;
    }
    return NULL;
}

const char *eql_codes_roll_up(const EqlCodes *codes, const char *characteristic, const char *code,
                              EqlDetail detail)
{
    const EqlMerge *merge = codes->merges ? find_merge(codes, characteristic, code) : NULL;
    if (merge && g_str_equal(merge->code, code))
        code = merge->members[0];
    /* a member of a coarser level takes all with it that belongs to it */
    for (int level = (int)detail; codes->merges && level >= 0; level--) {
        merge = find_merge(codes, characteristic,
                           listed_roll_up(codes, characteristic, code, (EqlDetail)level));
        if (merge)
            return g_intern_string(merge->code);
    }
    return listed_roll_up(codes, characteristic, code, detail);
}

/* ── reading, with what is put together ── */

const char *eql_codes_label(const EqlCodes *codes, const char *characteristic, const char *code)
{
    const EqlMerge *merge = find_merge(codes, characteristic, code);
    if (merge && g_str_equal(merge->code, code))
        return merge->label;
    const Characteristic *in = find(codes, characteristic);
    for (guint level = 0; in && level < LEVELS; level++) {
        const Group *group = g_hash_table_lookup(in->by_code[level], code);
        if (group)
            return eql_text_translated(group->label);
    }
    return g_str_equal(code, EQL_NOT_STATED) ? _("Not stated") : code;
}

const char *eql_codes_characteristic_label(const EqlCodes *codes, const char *characteristic)
{
    const Characteristic *in = find(codes, characteristic);
    return in ? eql_text_translated(in->label) : characteristic;
}

static guint used_level(const Characteristic *characteristic, EqlDetail detail)
{
    return characteristic->levels[detail]->len > 0 ? detail : EQL_DETAIL_FULL;
}

static const char *shown_at(const EqlCodes *codes, const char *characteristic, const char *code,
                            EqlDetail detail)
{
    return codes->merges ? eql_codes_roll_up(codes, characteristic, code, detail) : code;
}

static void add_once(GPtrArray *codes, const char *code)
{
    if (!g_ptr_array_find_with_equal_func(codes, code, g_str_equal, NULL))
        g_ptr_array_add(codes, (char *)code);
}

const char **eql_codes_groups(const EqlCodes *codes, const char *characteristic, EqlDetail detail)
{
    GPtrArray *found = g_ptr_array_new();
    const Characteristic *in = find(codes, characteristic);
    if (has_list(in)) {
        const GPtrArray *groups = in->levels[used_level(in, detail)];
        for (guint i = 0; i < groups->len; i++) {
            const Group *group = groups->pdata[i];
            if (!g_str_equal(group->code, EQL_NOT_STATED))
                add_once(found, shown_at(codes, characteristic, group->code, detail));
        }
        g_ptr_array_add(found, (char *)g_intern_static_string(EQL_NOT_STATED));
    }
    g_ptr_array_add(found, NULL);
    return (const char **)g_ptr_array_free(found, FALSE);
}

/* The finest level decides, so groups of one level keep its order. */
static int rank_of(const Characteristic *characteristic, const char *code)
{
    if (g_str_equal(code, EQL_NOT_STATED))
        return G_MAXINT;
    for (guint level = 0; characteristic && level < LEVELS; level++)
        for (guint i = 0; i < characteristic->levels[level]->len; i++) {
            const Group *group = characteristic->levels[level]->pdata[i];
            if (g_str_equal(group->code, code))
                return (int)i;
        }
    return G_MAXINT - 1;
}

/* A merged group stands where its first member would. */
static const char *stand_in(const EqlCodes *codes, const char *characteristic, const char *code)
{
    const EqlMerge *merge = find_merge(codes, characteristic, code);
    return merge && g_str_equal(merge->code, code) ? merge->members[0] : code;
}

int eql_codes_compare(const EqlCodes *codes, const char *characteristic, const char *a,
                      const char *b)
{
    const Characteristic *in = find(codes, characteristic);
    int x = rank_of(in, stand_in(codes, characteristic, a));
    int y = rank_of(in, stand_in(codes, characteristic, b));
    return x != y ? (x < y ? -1 : 1) : strcmp(a, b);
}

static gboolean begins_word(const char *at)
{
    return g_ascii_isupper(*at) &&
           (g_ascii_islower(at[-1]) || (g_ascii_isupper(at[-1]) && g_ascii_islower(at[1])));
}

/* "SENProvisionType" as words; the caller's, NULL: it is written in words. */
static char *split_words(const char *heading)
{
    g_autoptr(GString) words = g_string_new(NULL);
    for (const char *p = heading; *p; p++) {
        if (p > heading && begins_word(p))
            g_string_append_c(words, ' ');
        g_string_append_c(words, *p);
    }
    return strchr(heading, ' ') || words->len == strlen(heading)
               ? NULL
               : g_string_free(g_steal_pointer(&words), FALSE);
}

/* "Ethnicity (code)" names what "Ethnicity" names; the whole heading is tried first. */
const char *eql_codes_field_of_heading(const EqlCodes *codes, const char *heading)
{
    g_autofree char *folded = eql_text_fold_words(heading, -1);
    const char *field = g_hash_table_lookup(codes->headings, folded);
    g_autofree char *words = field ? NULL : split_words(heading);
    if (words)
        return eql_codes_field_of_heading(codes, words);
    if (field)
        return field;
    const char *bracket = strpbrk(heading, "([");
    if (!bracket || bracket == heading)
        return NULL;
    g_autofree char *before = eql_text_fold_words(heading, bracket - heading);
    return g_hash_table_lookup(codes->headings, before);
}

gboolean eql_codes_field_identifies(const EqlCodes *codes, const char *field)
{
    return g_hash_table_contains(codes->identifiers, field);
}

int eql_detail_from_name(const char *name)
{
    static const char *const names[] = {"broad", "full", "codes"};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (g_str_equal(name, names[i]))
            return (int)i;
    return -1;
}
