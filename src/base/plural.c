/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which plural form a number takes. The rule is worked out anew for each number: it is a few
 * signs long. */
#include <string.h>

#include "base/catalogue.h"

/* More parentheses and choices within each other no language has. */
#define DEEPEST 100

typedef struct {
    const char *at;
    gulong n;
    guint depth;
} Rule;

static gulong choice(Rule *rule);

static gboolean takes(Rule *rule, const char *sign)
{
    while (*rule->at == ' ' || *rule->at == '\t')
        rule->at++;
    gsize length = strlen(sign);
    if (strncmp(rule->at, sign, length) != 0)
        return FALSE;
    rule->at += length;
    return TRUE;
}

static gulong primary(Rule *rule)
{
    if (takes(rule, "!"))
        return rule->depth++ < DEEPEST ? !primary(rule) : 0;
    if (takes(rule, "(")) {
        gulong value = choice(rule);
        takes(rule, ")");
        return value;
    }
    if (takes(rule, "n"))
        return rule->n;
    gulong value = 0;
    for (; g_ascii_isdigit(*rule->at); rule->at++)
        value = value * 10 + (gulong)(*rule->at - '0');
    return value;
}

static gulong product(Rule *rule)
{
    gulong value = primary(rule);
    for (;;) {
        if (takes(rule, "*")) {
            value *= primary(rule);
        } else if (takes(rule, "/")) {
            gulong by = primary(rule);
            value = by != 0 ? value / by : 0;
        } else if (takes(rule, "%")) {
            gulong by = primary(rule);
            value = by != 0 ? value % by : 0;
        } else {
            return value;
        }
    }
}

static gulong sum(Rule *rule)
{
    gulong value = product(rule);
    for (;;) {
        if (takes(rule, "+"))
            value += product(rule);
        else if (takes(rule, "-"))
            value -= product(rule);
        else
            return value;
    }
}

static gulong order(Rule *rule)
{
    gulong value = sum(rule);
    for (;;) {
        if (takes(rule, "<="))
            value = value <= sum(rule);
        else if (takes(rule, ">="))
            value = value >= sum(rule);
        else if (takes(rule, "<"))
            value = value < sum(rule);
        else if (takes(rule, ">"))
            value = value > sum(rule);
        else
            return value;
    }
}

static gulong sameness(Rule *rule)
{
    gulong value = order(rule);
    for (;;) {
        if (takes(rule, "=="))
            value = value == order(rule);
        else if (takes(rule, "!="))
            value = value != order(rule);
        else
            return value;
    }
}

static gulong both(Rule *rule)
{
    gulong value = sameness(rule);
    while (takes(rule, "&&")) {
        gulong other = sameness(rule);
        value = value && other;
    }
    return value;
}

static gulong either(Rule *rule)
{
    gulong value = both(rule);
    while (takes(rule, "||")) {
        gulong other = both(rule);
        value = value || other;
    }
    return value;
}

static gulong choice(Rule *rule)
{
    if (rule->depth++ >= DEEPEST)
        return 0;
    gulong value = either(rule);
    if (!takes(rule, "?"))
        return value;
    gulong yes = choice(rule);
    takes(rule, ":");
    gulong no = choice(rule);
    return value ? yes : no;
}

gulong eql_plural_form(const char *text, gulong n)
{
    Rule rule = {text, n, 0};
    return choice(&rule);
}
