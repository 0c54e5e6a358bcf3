/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/shades.h"

#include <math.h>

/* Light that goes with a channel's value, and back (sRGB). */
static double light_of(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

/* In whole bytes, which is what pictures and files hold. */
static double channel_of(double light)
{
    double channel = light <= 0.00304 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055;
    return round(255 * channel) / 255;
}

double eql_colour_luminance(EqlColour colour)
{
    return 0.2126 * light_of(colour.red) + 0.7152 * light_of(colour.green) +
           0.0722 * light_of(colour.blue);
}

#define RGB(hex)                                                                                   \
    {                                                                                              \
        ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex)&0xff) / 255.0, 1.0       \
    }

/* From dark to light: after ColorBrewer's BrBG (Cynthia Brewer, Apache License 2.0), which is safe
 * for the colour-blind, and greys. */
#define N_ANCHORS 6
static const EqlColour BROWN[N_ANCHORS] = {RGB(0x2f1b03), RGB(0x543005), RGB(0x8c510a),
                                           RGB(0xbf812d), RGB(0xdfc27d), RGB(0xf6e8c3)};
static const EqlColour TEAL[N_ANCHORS] = {RGB(0x00231c), RGB(0x003c30), RGB(0x01665e),
                                          RGB(0x35978f), RGB(0x80cdc1), RGB(0xc7eae5)};
static const EqlColour GREY[N_ANCHORS] = {RGB(0x000000), RGB(0x303030), RGB(0x606060),
                                          RGB(0x909090), RGB(0xc0c0c0), RGB(0xffffff)};
static const EqlColour NEUTRAL_ON_DARK = RGB(0x5a5860), NEUTRAL_ON_LIGHT = RGB(0xd6d3da);

static double mix(double one, double other, double share)
{
    return channel_of(light_of(one) + share * (light_of(other) - light_of(one)));
}

/* The colour among these that looks so light (CIE L*, 0 to 100). */
static EqlColour shade(const EqlColour anchors[N_ANCHORS], double lightness)
{
    double wanted = pow((lightness + 16) / 116, 3);
    guint i = 0;
    while (i + 2 < N_ANCHORS && eql_colour_luminance(anchors[i + 1]) < wanted)
        i++;
    const EqlColour *one = &anchors[i], *other = &anchors[i + 1];
    double from = eql_colour_luminance(*one), to = eql_colour_luminance(*other);
    double share = CLAMP((wanted - from) / (to - from), 0, 1);
    return (EqlColour){mix(one->red, other->red, share), mix(one->green, other->green, share),
                       mix(one->blue, other->blue, share), 1};
}

/* CIE L* of the nearest answer and of the furthest. */
typedef struct {
    double near, far;
} Range;

static gboolean is_light(const EqlChartStyle *style)
{
    return eql_colour_luminance(style->paper) > 0.18;
}

static EqlColour plain(const EqlChartStyle *style, EqlPart part)
{
    switch (part) {
    case EQL_PART_UNFAVOURABLE:
        return style->series[2];
    case EQL_PART_NEUTRAL:
        return is_light(style) ? NEUTRAL_ON_LIGHT : NEUTRAL_ON_DARK;
    case EQL_PART_FAVOURABLE:
        return style->series[1];
    default:
        return style->series[3];
    }
}

EqlColour eql_answer_shade(const EqlChartStyle *style, EqlPart part, guint step, guint steps)
{
    static const Range ranges[2][2] = {{{51, 86}, {61, 24}}, {{42, 90}, {72, 18}}};
    const EqlColour *anchors = style->one_hue ? GREY : part == EQL_PART_UNFAVOURABLE ? BROWN : TEAL;
    Range range = ranges[style->edged][is_light(style)];
    double outwards = steps > 1 ? (step - 1.0) / (steps - 1.0) : 1;
    if (step == 0 || part == EQL_PART_NEUTRAL || part == EQL_PART_DONT_KNOW)
        return plain(style, part);
    return shade(anchors, range.near + outwards * (range.far - range.near));
}
