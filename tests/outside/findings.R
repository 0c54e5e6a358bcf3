# SPDX-License-Identifier: GPL-3.0-or-later
# Which findings a school should have, and the evidence of each. Findings rest on figures
# that are shown, so what the program hid is left out: `got` says what.

finding <- function(kind, evidence, audience = "", other = "", theme = "", by = "", group = "", outcome = "")
  emit(paste(kind, audience, other, theme, by, group, outcome, sep = "|"), c(found = 1, evidence))

gap <- function(d) all(is.finite(d)) && (d[2] > 0 || d[3] < 0) && abs(d[1]) * 100 >= 10 - 1e-9
with.ends <- function(name, v) setNames(v, paste0(name, c("", "_low", "_high")))

finding.rows <- function(school, got) {
  k <- school$k
  hidden <- function(run, object, field)
    any(got$value[got$run == run & got$object == object & got$field == field] == "hidden")
  themes <- list()
  for (audience in unique(school$questionnaire$audience)) {
    a <- load.audience(school$questionnaire, audience, "Now")
    if (is.null(a)) next
    for (theme in unique(slug(school$questionnaire$theme[school$questionnaire$kind == "scored"]))) {
      if (!(theme %in% slug(a$items$theme))) next
      t <- theme.of(a, theme)
      f <- figures(t, TRUE, school$invited(audience), k)
      themes[[length(themes) + 1]] <- list(a = a, t = t, f = f, audience = audience, theme = theme,
        hidden = f$hidden || few(a$m, k) ||
          hidden("scores-ethnicity-full", paste0(audience, "/", theme), "n"), who = sum(t$given > 0))
    }
  }
  shown <- Filter(function(x) !x$hidden, themes)
  # the school's lowest, in the order of audiences and themes where they are equal
  scored <- Filter(function(x) !is.na(x$f$rows["score"]), shown)
  rank <- order(round(vapply(scored, function(x) x$f$rows[["score"]], 0), 9))
  lowest <- scored[head(rank, 2)]
  is.lowest <- function(x) any(vapply(lowest, function(l) l$audience == x$audience && l$theme == x$theme, NA))
  for (x in shown) {
    r <- x$f$rows
    score <- c(r["n"], r[c("score", "score_low", "score_high", "favourable", "favourable_low", "favourable_high")])
    strong <- !is.na(r["score_low"]) && r["score"] >= 75 - 1e-9 && r["score_low"] > 50
    if (strong) finding("strength", score, x$audience, theme = x$theme)
    if (!is.na(r["score"]) && (r["score"] < 50 - 1e-9 || is.lowest(x)))
      finding("area", score, x$audience, theme = x$theme)
    path <- paste0(x$audience, "/", x$theme)
    if (!is.null(school$before) && !hidden("scores-ethnicity-full", path, "change")) {
      b <- load.audience(school$questionnaire, x$audience, school$before)
      if (!is.null(b) && x$theme %in% slug(b$items$theme)) {
        d <- comparison(x$f, figures(theme.of(b, x$theme), TRUE, NA, k), c("change", "favourable_change"))
        if (all(is.finite(d[1:3])) && (d[2] > 0 || d[3] < 0)) finding("change", c(score, d), x$audience, theme = x$theme)
      }
    }
    given <- sum(x$t$given); doubt <- sum(x$t$doubt) / given
    unsure <- !hidden("scores-book-themes", path, "uncertain")
    if (given > 0 && !few(x$who, k) && doubt >= 0.2 && unsure)
      finding("uncertainty", c(respondents = x$a$m, uncertain = doubt), x$audience, theme = x$theme)
    for (by in intersect(c("ethnicity", "sex", "year"), names(x$a$groups))) {
      g <- group.column(x$a$groups, by, "full")
      for (code in setdiff(unique(g), "not-stated")) {
        own <- figures(x$t, g == code, school$group.N(x$audience, by, "full", code), k)
        rest <- figures(x$t, g != code, NA, k)
        if (hidden(paste0("scores-", by, "-full"), paste0(x$audience, "/", x$theme, "/", by, "=", code),
                   "favourable_difference")) next
        d <- comparison(own, rest, c("difference", "favourable_difference"))
        o <- own$rows
        if (gap(d[4:6]))
          finding("group_gap", c(o["n"], o[c("score", "score_low", "score_high", "favourable", "favourable_low",
                  "favourable_high")], d), x$audience, theme = x$theme, by = by, group = code)
      }
    }
  }
  for (x in shown) for (y in shown) {
    before <- match(x$audience, unique(school$questionnaire$audience)) < match(y$audience, unique(school$questionnaire$audience))
    if (x$theme != y$theme || !before || x$f$e$m == 0 || y$f$e$m == 0) next
    d <- c(x$f$e$p - y$f$e$p, newcombe(x$f$e$p, x$f$e$n, y$f$e$p, y$f$e$n))
    f <- c("favourable", "favourable_low", "favourable_high")
    if (gap(d))
      finding("perception_gap", c(x$f$rows["n"], other_n = unname(y$f$rows["n"]), x$f$rows[f],
              setNames(y$f$rows[f], paste0("other_", f)), with.ends("favourable_difference", d),
              effect_size = 2 * asin(sqrt(x$f$e$p)) - 2 * asin(sqrt(y$f$e$p))),
              x$audience, y$audience, x$theme)
  }
  rate.findings(school, got)
}

rate.findings <- function(school, got) {
  for (table in list(c("suspension", "ethnicity"), c("suspension", "sex"), c("exclusion", "ethnicity"),
                     c("exclusion", "sex"), c("lunchtime", "ethnicity"), c("lunchtime", "sex"),
                     c("answered", "ethnicity"), c("answered", "sex"))) {
    run <- paste0("rri-", table[1], "-", table[2], "-full-school-events")
    t <- rate.table(school, table[1], table[2], "full", "school", "events",
                    got$object[got$run == run & got$field == "outcomes" & got$value != "hidden"])
    if (is.null(t)) next
    for (code in names(t$rows)) {
      row <- t$rows[[code]]
      voice <- table[1] == "answered"
      if (!(row$evidence %in% c("clear", "some"))) next
      if (!(row$class %in% (if (voice) c("under-represented", "not represented")
                            else c("under-represented", "over-represented")))) next
      n <- row$numbers
      evidence <- c(n["outcomes"], outcome_total = t$X, n["census"], census_total = t$N,
                    n[c("rate_per_100", "rri", "rri_low", "rri_high", "difference", "p", "p_adjusted")])
      finding(if (voice) "voice_gap" else "rri", evidence, if (voice) "pupil" else "", by = table[2], group = code,
              outcome = if (voice) "" else table[1])
    }
  }
}
