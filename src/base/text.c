/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/text.h"

#include <string.h>

#include "base/i18n.h"

/* What is met in exports in place of the plain character. NFKC leaves these alone. */
static gunichar plain_form(gunichar c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x02BC:
    case 0x2032:
    case 0x00B4:
    case '`':
        return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x00AB:
    case 0x00BB:
        return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
        return '-';
    default:
        return c;
    }
}

static gboolean is_invisible(gunichar c)
{
    return c >= 0x00AD &&
           (c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
            (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF);
}

static char *valid_text(const char *text, gssize length)
{
    return g_utf8_make_valid(text, length < 0 ? (gssize)strlen(text) : length);
}

typedef gboolean (*IsGap)(gunichar c);

static gboolean is_space(gunichar c)
{
    if (c < 0x80)
        return c <= ' ' || c == 0x7F;
    return g_unichar_isspace(c) || g_unichar_iscntrl(c);
}

static gboolean is_not_word(gunichar c)
{
    if (c < 0x80)
        return !g_ascii_isalnum((char)c);
    return !g_unichar_isalnum(c) && !g_unichar_ismark(c);
}

/* The character at `*text`, in its plain form, which is never longer; moves on behind it. */
static gunichar next_plain(const char **text)
{
    guchar first = (guchar) * *text;
    gunichar c;
    if (first < 0x80) {
        (*text)++;
        return first == '`' ? '\'' : first;
    }
    c = plain_form(g_utf8_get_char(*text));
    *text = g_utf8_next_char(*text);
    return c;
}

/* Runs of what `is_gap` names become one space; none at either end. In place: what comes
 * out is never longer than what goes in. */
static char *squeeze(char *text, IsGap is_gap)
{
    char *out = text;
    gboolean gap = FALSE;
    for (const char *p = text; *p;) {
        gunichar c = next_plain(&p);
        if (is_invisible(c))
            continue;
        if (is_gap(c)) {
            gap = out > text;
            continue;
        }
        if (gap)
            *out++ = ' ';
        gap = FALSE;
        if (c < 0x80)
            *out++ = (char)c;
        else
            out += g_unichar_to_utf8(c, out);
    }
    *out = '\0';
    return text;
}

/* Most of what is read is plain ASCII, which normalisation leaves alone. */
static gboolean is_ascii(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++)
        if (text[i] == '\0' || (guchar)text[i] >= 0x80)
            return FALSE;
    return TRUE;
}

static char *normal_case_folded(const char *text, gssize length)
{
    gsize bytes = length < 0 ? strlen(text) : (gsize)length;
    if (is_ascii(text, bytes))
        return g_ascii_strdown(text, (gssize)bytes);
    g_autofree char *valid = valid_text(text, length);
    g_autofree char *normal = g_utf8_normalize(valid, -1, G_NORMALIZE_ALL_COMPOSE);
    g_autofree char *cased = g_utf8_casefold(normal, -1);
    return g_utf8_normalize(cased, -1, G_NORMALIZE_ALL_COMPOSE);
}

char *eql_text_fold(const char *text, gssize length)
{
    return squeeze(normal_case_folded(text ? text : "", text ? length : 0), is_space);
}

char *eql_text_fold_words(const char *text, gssize length)
{
    return squeeze(normal_case_folded(text ? text : "", text ? length : 0), is_not_word);
}

/* Whether a letter has no likeness in ASCII: such a slug alone would not tell two texts
 * apart. */
static gboolean loses_letters(const char *folded)
{
    for (const char *p = folded; *p; p = g_utf8_next_char(p)) {
        if ((guchar)*p < 0x80 || !g_unichar_isalnum(g_utf8_get_char(p)))
            continue;
        g_autofree char *letter = g_strndup(p, (gsize)(g_utf8_next_char(p) - p));
        g_autofree char *ascii = g_str_to_ascii(letter, "C");
        if (strchr(ascii, '?'))
            return TRUE;
    }
    return FALSE;
}

char *eql_text_slug(const char *text)
{
    g_autofree char *folded = eql_text_fold(text, -1);
    g_autofree char *ascii = g_str_to_ascii(folded, "C");
    GString *slug = g_string_new(NULL);
    gboolean gap = FALSE;
    for (const char *p = ascii; *p; p++) {
        if (!g_ascii_isalnum(*p)) {
            gap = slug->len > 0;
            continue;
        }
        if (gap)
            g_string_append_c(slug, '-');
        gap = FALSE;
        g_string_append_c(slug, g_ascii_tolower(*p));
    }
    if (slug->len == 0)
        g_string_append_c(slug, 'x');
    if (loses_letters(folded)) {
        g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, folded, -1);
        g_string_append_printf(slug, "-%.8s", digest);
    }
    return g_string_free(slug, FALSE);
}

/* ── likeness ── */

static int compare_pairs(gconstpointer a, gconstpointer b)
{
    guint64 x = *(const guint64 *)a, y = *(const guint64 *)b;
    return x < y ? -1 : x > y;
}

/* The text's pairs of neighbouring characters, sorted. */
static GArray *sorted_pairs(const char *text)
{
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(guint64));
    gunichar before = ' ';
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        guint64 pair = ((guint64)before << 32) | c;
        g_array_append_val(pairs, pair);
        before = c;
    }
    g_array_sort(pairs, compare_pairs);
    return pairs;
}

static guint shared_pairs(const GArray *a, const GArray *b)
{
    guint shared = 0;
    for (guint i = 0, j = 0; i < a->len && j < b->len;) {
        guint64 x = g_array_index(a, guint64, i), y = g_array_index(b, guint64, j);
        shared += x == y;
        i += x <= y;
        j += y <= x;
    }
    return shared;
}

double eql_text_similarity(const char *folded_a, const char *folded_b)
{
    g_autoptr(GArray) a = sorted_pairs(folded_a);
    g_autoptr(GArray) b = sorted_pairs(folded_b);
    if (a->len + b->len == 0)
        return 1;
    return 2.0 * shared_pairs(a, b) / (a->len + b->len);
}

gboolean eql_text_is_blank(const char *text, gssize length)
{
    if (!text)
        return TRUE;
    const char *end = text + (length < 0 ? (gssize)strlen(text) : length);
    for (const char *p = text; p < end;) {
        gunichar c = g_utf8_get_char_validated(p, end - p);
        if (c == (gunichar)-1 || c == (gunichar)-2)
            return FALSE;
        if (!is_space(c) && !is_invisible(c))
            return FALSE;
        p = g_utf8_next_char(p);
    }
    return TRUE;
}

/* ── identifiers in free text ── */

/* What stands before the day's year: the months' names begin so in English, Welsh, French,
 * German, Spanish, Portuguese, Italian and Polish. */
#define MONTH                                                                                          \
    "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ion|chw|maw|ebr|mai|meh|gor|aws|med|hyd|"      \
    "tac|rha|f[ée]v|avr|jui|ao[uû]|d[ée]c|m[äa]r|okt|dez|ene|abr|ago|dic|fev|set|out|gen|mag|giu|" \
    "lug|ott|sty|lut|kwi|maj|cze|lip|sie|wrz|pa[źz]|lis|gru)\\p{L}*"
#define YEAR "(?:19|20)\\d{2}"
#define NOT_IN_A_WORD "(?<![\\p{L}\\p{N}])"
#define WORD_ENDS "(?![\\p{L}\\p{N}])"
#define MAILBOX "[\\p{L}\\p{N}._%+'-]+"
#define HOST "[\\p{L}\\p{N}-]+"
/* Where letters of the post begin in the United Kingdom, and how the two halves, or the pairs of
 * a National Insurance number, are kept apart. */
#define POSTCODE_AREA                                                                              \
    "(?:A[BL]|B[ABDFHLNRSTX]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|"      \
    "I[GMPV]|JE|K[ATWY]|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|" \
    "T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)"
#define PARTED "(?:\\s{0,3}|[._-])"

/* In this order: an email may hold digits, a date must not be read as a telephone
 * number. A UPN is a letter, eleven or twelve digits and perhaps a letter (DfE guide). */
static const struct {
    const char *pattern;
    const char *word;
    gboolean numbers; /* may be something else in a name of a file or a column */
} IDENTIFIERS[] = {
    {MAILBOX "\\s?[@\\x{FF20}]\\s?" HOST "(?:\\." HOST ")+", "[email removed]", FALSE},
    {MAILBOX "\\s?[(\\[]\\s?at\\s?[)\\]]\\s?" HOST "(?:(?:\\.|\\s?[(\\[]\\s?dot\\s?[)\\]]\\s?|"
             "\\sdot\\s)" HOST ")+",
     "[email removed]", FALSE},
    {MAILBOX "\\sat\\s" HOST "(?:\\sdot\\s" HOST ")+", "[email removed]", FALSE},
    {NOT_IN_A_WORD "[A-Z]-?\\d{11,12}[A-Z]?" WORD_ENDS, "[pupil number removed]", FALSE},
    {NOT_IN_A_WORD "[A-Z]\\s?(?:\\d{12}|\\d{3}(?:[\\s-]?\\d){9})" WORD_ENDS,
     "[pupil number removed]", TRUE},
    {NOT_IN_A_WORD "(?:" POSTCODE_AREA "\\d[A-Z\\d]?|GIR)" PARTED
                   "\\d[ABD-HJLNP-UW-Z]{2}" WORD_ENDS,
     "[postcode removed]", FALSE},
    /* The last letter may be left out where nothing else parts the number: "at 10 11 12". */
    {NOT_IN_A_WORD "[A-Z]{2}(?:" PARTED "\\d{2}){3}" PARTED "[A-D]" WORD_ENDS,
     "[National Insurance number removed]", FALSE},
    {NOT_IN_A_WORD "[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\\d{6}" WORD_ENDS,
     "[National Insurance number removed]", TRUE},
    {"\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b", "[address removed]", FALSE},
    /* with a run of zeros left out, as "2001:db8::1"; a digit tells it from other colons */
    {"(?<![\\w:])(?=[0-9a-f:]*\\d)(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6})?::"
     "[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,6}(?![\\w:])",
     "[address removed]", FALSE},
    {"\\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}\\b", "[address removed]", FALSE},
    {"\\b\\d{1,2}\\s?/\\s?\\d{1,2}\\s?/\\s?(?:19|20)?\\d{2}\\b", "[date removed]", TRUE},
    {"\\b\\d{1,2}[.-]\\d{1,2}[.-](?:19|20)?\\d{2}\\b", "[date removed]", TRUE},
    {"\\b" YEAR "[/.-]\\d{1,2}[/.-]\\d{1,2}\\b", "[date removed]", TRUE},
    {"\\b\\d{1,2}(?:st|nd|rd|th|er|o|af|il|ydd|ed|fed|eg|ain|º|\\.)?[\\s-]?(?:of\\s|o\\s|de\\s)"
     "?" MONTH "\\.?,?[\\s-]?(?:de\\s)?" YEAR "\\b",
     "[date removed]", TRUE},
    {"\\b" MONTH "\\.?\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s" YEAR "\\b", "[date removed]", TRUE},
    {"\\b(?:" YEAR "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])|"
     "(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])" YEAR ")\\b",
     "[date removed]", TRUE},
    {"(?:\\+\\d{1,3}|\\b00\\d{1,3}|\\b0)[\\s().-]?(?:\\(?\\d\\)?[\\s().-]?){8,11}\\d\\b",
     "[telephone number removed]", TRUE},
    /* a mobile telephone's whose nought a spreadsheet took for nothing */
    {"\\b7\\d{3}[\\s-]?\\d{3}[\\s-]?\\d{3}\\b", "[telephone number removed]", TRUE},
};

static GRegex *identifier_regex(guint i)
{
    static GRegex *compiled[G_N_ELEMENTS(IDENTIFIERS)];
    static GMutex mutex;
    g_mutex_lock(&mutex);
    if (!compiled[i])
        compiled[i] =
            g_regex_new(IDENTIFIERS[i].pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
    g_mutex_unlock(&mutex);
    return compiled[i];
}

typedef struct {
    const char *word;
    guint count;
} Masking;

static gboolean mask_one(const GMatchInfo *match, GString *result, gpointer user_data)
{
    Masking *masking = user_data;
    g_string_append(result, masking->word);
    masking->count++;
    return FALSE;
}

static gboolean is_at(const char *p, const char *ascii)
{
    return g_ascii_strncasecmp(p, ascii, strlen(ascii)) == 0;
}

/* Whether it has the brackets or the "dot" of an address spelt out. */
static gboolean spells_marks(const char *text)
{
    for (const char *p = text; *p; p++) {
        if (*p == '(' || *p == '[' || is_at(p, "dot"))
            return TRUE;
    }
    return FALSE;
}

/* Every identifier has an at sign, four digits (as "1/2/25"), two and a letter after one (as
 * "E1 6AN"), the colons of an address, or an address spelt out; most comments have none of them. */
static gboolean may_hold_identifiers(const char *text)
{
    guint colons = 0, digits = 0;
    gboolean spelt = FALSE, lettered = FALSE;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        digits += g_unichar_isdigit(c);
        lettered |= g_unichar_isdigit(c) && g_ascii_isalpha(p[1]);
        colons += c == ':';
        spelt = spelt || ((c == '(' || c == '[' || g_unichar_isspace(c)) &&
                          is_at(g_utf8_next_char(p), "at"));
        if (c == '@' || c == 0xFF20 || digits >= 4 || (digits >= 2 && lettered) || colons >= 3 ||
            is_at(p, "::"))
            return TRUE;
    }
    return spelt && spells_marks(text);
}

static char *mask(const char *text, gboolean numbers, guint *removed)
{
    char *masked = valid_text(text, -1);
    guint total = 0;
    for (guint i = 0; may_hold_identifiers(masked) && i < G_N_ELEMENTS(IDENTIFIERS); i++) {
        Masking masking = {IDENTIFIERS[i].word, 0};
        if (IDENTIFIERS[i].numbers && !numbers)
            continue;
        char *next =
            g_regex_replace_eval(identifier_regex(i), masked, -1, 0, 0, mask_one, &masking, NULL);
        if (!next) { /* not looked at is not known to be harmless */
            next = g_strdup("[text removed]");
            masking.count++;
        }
        g_free(masked);
        masked = next;
        total += masking.count;
    }
    if (removed)
        *removed = total;
    return masked;
}

char *eql_text_mask_identifiers(const char *text, guint *removed)
{
    return mask(text, TRUE, removed);
}

char *eql_text_mask_title(const char *text)
{
    return text ? mask(text, FALSE, NULL) : NULL;
}

const char *eql_text_translated(const char *text)
{
    /* The translation of "" is the catalogue's own header. */
    return *text ? _(text) : text;
}
