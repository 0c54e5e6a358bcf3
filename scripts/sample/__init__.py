# SPDX-License-Identifier: GPL-3.0-or-later
"""The invented school: chance, roll, answers, comments and the files they go into."""
