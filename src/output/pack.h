/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A school's pack and a network of them as sealed JSON text. */

#include "model/pack.h"
#include "output/workbook.h"

/* Puts a wave's figures into a pack. The caller analyses with a threshold of 10 or more
 * (EqlWorkbookContent for outside). Counts of answers are those of the questions, added; where
 * one of a theme's is hidden they are hidden too. */
void eql_pack_take_wave(EqlPack *pack, const EqlScores *scores, const EqlItems *items);

/* Adds a kind of outcome by ethnic group, if the table is one: the census counts and the events of
 * the groups, hidden where the table hides them. */
void eql_pack_take_outcomes(EqlPack *pack, const EqlRri *rri, const EqlCodes *codes);

/* The whole file. Owned by the caller. */
char *eql_pack_text(const EqlPack *pack);
gboolean eql_pack_write(const EqlPack *pack, const char *path, GError **error);

/* A network's whole file. Owned by the caller. */
char *eql_network_text(const EqlNetwork *network);
gboolean eql_network_write(const EqlNetwork *network, const char *path, GError **error);
/* The same of a text that a network had. */
gboolean eql_network_write_text(const char *text, const char *path, GError **error);
