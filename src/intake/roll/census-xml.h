/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/roll/roll-job.h"
#include "intake/table/source.h"

/* Reads a school census return (XML): who is on roll into job->census, or what
 * happened to them into job->outcomes, whichever the job is for. */
gboolean eql_census_xml_read(EqlRollJob *job, EqlSource *source,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
