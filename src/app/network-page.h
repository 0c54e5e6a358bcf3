/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Schools beside each other: whose packs a network has, their themes, funnels, rates and
 * changes. */

#include <adwaita.h>

#include "app/network-file.h"

G_BEGIN_DECLS

#define EQL_TYPE_NETWORK_PAGE (eql_network_page_get_type())
G_DECLARE_FINAL_TYPE(EqlNetworkPage, eql_network_page, EQL, NETWORK_PAGE, GtkWidget)

/* Shows what the file holds, now and whenever it says "changed"; once for a page, which keeps a
 * reference. */
void eql_network_page_set_file(EqlNetworkPage *page, EqlNetworkFile *file);

/* What is chosen to be compared; the texts are valid until another is. */
EqlCohortChoice eql_network_page_choice(EqlNetworkPage *page);

/* The keyboard goes to the button that adds schools. */
void eql_network_page_focus(EqlNetworkPage *page);

G_END_DECLS
