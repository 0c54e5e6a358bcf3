/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/root.h"

#include <float.h>
#include <math.h>

enum { MAX_DOUBLINGS = 60, MAX_STEPS = 200 };

typedef struct {
    double u, f;
} Point;

static Point point_at(EqlIncreasing f, gconstpointer data, double u)
{
    return (Point){u, f(u, data)};
}

/* On return f(low) <= 0 <= f(high), unless FALSE. */
static gboolean find_bracket(EqlIncreasing f, gconstpointer data, double step, Point *low,
                             Point *high)
{
    for (int i = 0; i < MAX_DOUBLINGS && !(high->f >= 0); i++, step *= 2) {
        *low = *high;
        *high = point_at(f, data, high->u + step);
    }
    for (int i = 0; i < MAX_DOUBLINGS && !(low->f <= 0); i++, step *= 2) {
        *high = *low;
        *low = point_at(f, data, low->u - step);
    }
    return low->f <= 0 && high->f >= 0;
}

/* How far from @newest towards @other to try next, as a part of their distance:
 * by the parabola through the three points where that can be trusted, else half
 * way. @last is the point that was dropped from the bracket. */
static double next_part(Point newest, Point other, Point last)
{
    double xi = (newest.u - other.u) / (last.u - other.u);
    double phi = (newest.f - other.f) / (last.f - other.f);

    if (!(1 - sqrt(1 - xi) < phi && phi < sqrt(xi)))
        return 0.5;
    return newest.f / (other.f - newest.f) * (last.f / (other.f - last.f)) +
           (last.u - newest.u) / (other.u - newest.u) * (newest.f / (last.f - newest.f)) *
               (other.f / (last.f - other.f));
}

static double close_in(EqlIncreasing f, gconstpointer data, Point newest, Point other)
{
    Point best = newest;
    double part = 0.5;

    for (int i = 0; i < MAX_STEPS; i++) {
        Point tried = point_at(f, data, newest.u + part * (other.u - newest.u));
        Point last = newest;

        if ((tried.f > 0) != (newest.f > 0)) {
            last = other;
            other = newest;
        }
        newest = tried;
        best = fabs(newest.f) < fabs(other.f) ? newest : other;

        double least = (2 * DBL_EPSILON * fabs(best.u) + DBL_EPSILON) / fabs(other.u - newest.u);
        if (best.f == 0 || !(least <= 0.5))
            break;
        part = next_part(newest, other, last);
        part = CLAMP(part, least, 1 - least);
    }
    return best.u;
}

double eql_root(EqlIncreasing f, gconstpointer data, double guess, double step)
{
    Point low = point_at(f, data, guess), high = low;

    if (!find_bracket(f, data, step, &low, &high))
        return NAN;
    if (low.f == 0)
        return low.u;
    if (high.f == 0)
        return high.u;
    return close_in(f, data, low, high);
}
