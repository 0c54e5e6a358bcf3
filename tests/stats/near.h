/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <math.h>

/* Whether two figures agree: relative to the expected one, NAN with NAN, and 0 and
 * infinity exactly. */
static inline gboolean is_near(double actual, double expected, double relative)
{
    if (isnan(expected))
        return isnan(actual);
    if (isinf(expected))
        return actual == expected;
    return fabs(actual - expected) <= relative * fabs(expected);
}

#define assert_near(actual, expected, relative)                                                    \
    G_STMT_START                                                                                   \
    {                                                                                              \
        double actual_ = (actual), expected_ = (expected);                                         \
        if (!is_near(actual_, expected_, (relative)))                                              \
            g_error("%s:%d: %s is %.17g, not %.17g", __FILE__, __LINE__, #actual, actual_,         \
                    expected_);                                                                    \
    }                                                                                              \
    G_STMT_END

#define assert_limits(interval, low_, high_, relative)                                             \
    G_STMT_START                                                                                   \
    {                                                                                              \
        EqlInterval interval_ = (interval);                                                        \
        assert_near(interval_.low, low_, relative);                                                \
        assert_near(interval_.high, high_, relative);                                              \
    }                                                                                              \
    G_STMT_END

#define assert_no_limits(interval) assert_limits(interval, NAN, NAN, 0)
