/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "reader.h"

void reader_key(Reader *reader, guint code)
{
    reader_send_key(reader, code, ATSPI_KEY_PRESSRELEASE);
}

void reader_key_with(Reader *reader, guint modifier, guint code)
{
    reader_send_key(reader, modifier, ATSPI_KEY_PRESS);
    reader_send_key(reader, code, ATSPI_KEY_PRESSRELEASE);
    reader_send_key(reader, modifier, ATSPI_KEY_RELEASE);
}

/* Rows of a keyboard as the United States have it, and the code of the first key of each. */
static const struct {
    const char *plain, *shifted;
    guint first;
} KEYS[] = {
    {"1234567890-=", "!@#$%^&*()_+", 10},
    {"qwertyuiop[]", "QWERTYUIOP{}", 24},
    {"asdfghjkl;'", "ASDFGHJKL:\"", 38},
    {"zxcvbnm,./", "ZXCVBNM<>?", 52},
};

static void type_letter(Reader *reader, char letter)
{
    for (guint i = 0; i < G_N_ELEMENTS(KEYS); i++) {
        const char *plain = strchr(KEYS[i].plain, letter);
        const char *shifted = strchr(KEYS[i].shifted, letter);
        if (plain != NULL) {
            reader_key(reader, KEYS[i].first + (guint)(plain - KEYS[i].plain));
            return;
        }
        if (shifted != NULL) {
            reader_key_with(reader, READER_KEY_SHIFT,
                            KEYS[i].first + (guint)(shifted - KEYS[i].shifted));
            return;
        }
    }
    g_error("There is no key for “%c”", letter);
}

void reader_type(Reader *reader, const char *text)
{
    for (; *text != '\0'; text++)
        type_letter(reader, *text);
}
