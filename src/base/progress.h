/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How far a slow function has come: 0 … 1. Called on the thread that does the work. */
typedef void (*EqlProgress)(double fraction, void *user_data);
