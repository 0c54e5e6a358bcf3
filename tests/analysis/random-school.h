/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Small schools at random, with ethnic groups, sexes, years, suspensions, exclusions and pupils'
 * answers to two questions: P1 of "Belonging" and P2 of "Safety". The same for the same seed. */

#include "analysis/findings.h"

EqlDataset *random_school(guint32 seed);

/* One where a pupil's year says the sex. */
EqlDataset *random_nested_school(guint32 seed);

/* One where nearly everybody answered. */
EqlDataset *random_keen_school(guint32 seed);

/* One that asked its pupils before, when more or fewer answered. */
EqlDataset *random_school_of_waves(guint32 seed);
