# SPDX-License-Identifier: GPL-3.0-or-later
# What the cells of a workbook and the rows of a tidy table should hold: the same figures as of
# the command line, and some that stand only there.

TABLES <- list(c("ethnicity", "full"), c("ethnicity", "broad"), c("sex", "full"), c("year", "full"))
KINDS <- c("suspension", "exclusion", "lunchtime", "answered")
ends <- function(names) as.vector(outer(c("", "_low", "_high"), names, function(a, b) paste0(b, a)))

# Of what `made` emits, the fields that this part has; a pattern says of which objects.
part <- function(name, fields, objects, made) {
  from <- length(out)
  run <<- name
  force(made)
  if (length(out) == from) return(invisible())
  new <- do.call(rbind, out[(from + 1):length(out)])
  out <<- out[seq_len(from)]
  new <- new[new[, "field"] %in% fields & grepl(objects, new[, "object"]), , drop = FALSE]
  if (nrow(new)) out[[from + 1]] <<- new
}

each.theme <- function(school, wave, f)
  for (audience in unique(school$questionnaire$audience)) {
    a <- load.audience(school$questionnaire, audience, wave)
    if (is.null(a)) next
    for (theme in unique(slug(a$items$theme))) f(audience, a, theme, paste0(audience, "/", theme))
  }

# "Don't know" among all answers, and how many questions there are.
theme.more <- function(school, counted) each.theme(school, "Now", function(audience, a, theme, path) {
  t <- theme.of(a, theme); k <- school$k
  hidden <- figures(t, TRUE, NA, k)$hidden || few(a$m, k) || few(sum(t$given > 0), k)
  share <- if (hidden) -Inf else if (sum(t$given)) sum(t$doubt) / sum(t$given) else NA
  emit(path, c(uncertain = share, if (counted) c(questions = sum(slug(a$items$theme) == theme))))
})

# A wave's own figure, as that wave shows it by itself.
wave.rows <- function(school, audience, a, theme, names) {
  if (is.null(a) || !(theme %in% slug(a$items$theme))) return(setNames(rep(NA, 4), names))
  f <- figures(theme.of(a, theme), TRUE, school$invited(audience), school$k)
  rows <- f$rows[c(ends("score"), "n")]
  if (f$hidden || few(a$m, school$k)) rows[] <- -Inf
  setNames(rows, names)
}

progress.rows <- function(school, since) each.theme(school, "Now", function(audience, a, theme, path) {
  b <- load.audience(school$questionnaire, audience, since); k <- school$k
  now <- figures(theme.of(a, theme), TRUE, NA, k)
  d <- if (!is.null(b) && theme %in% slug(b$items$theme))
    comparison(now, figures(theme.of(b, theme), TRUE, NA, k), c("change", "favourable_change"))
  else setNames(rep(NA, 7), compared(c("change", "favourable_change")))
  if (now$hidden || few(a$m, k)) d[] <- -Inf
  emit(path, c(wave.rows(school, audience, b, theme, c(ends("before"), "n_before")),
               wave.rows(school, audience, a, theme, c(ends("score"), "n")), d[names(d) != "effect_size"]))
})

item.more <- function(school, since) for (audience in unique(school$questionnaire$audience)) {
  a <- load.audience(school$questionnaire, audience, "Now"); k <- school$k
  b <- if (is.null(since)) NULL else load.audience(school$questionnaire, audience, since)
  if (is.null(a)) next
  hides <- function(a, j) {
    kind <- a$kind[, j]
    few(sum(kind == "point"), k) || few(sum(kind %in% c("point", "none", "unread")), k) ||
      few(sum(kind != "notput"), k) || few(a$m, k)
  }
  for (j in seq_len(nrow(a$items))) {
    kind <- a$kind[, j]; points <- a$points[, j]; n <- sum(kind == "point")
    share <- function(chosen) if (n) sum(chosen, na.rm = TRUE) / n else NA
    rows <- c(neutral = share(abs(points - 50) < 1e-9), unfavourable = share(points < 50 - 1e-9),
              no_point = sum(kind == "none"), unread = sum(kind == "unread"))
    if (hides(a, j)) rows[] <- -Inf
    if (!length(scale.of(a$items$scale[j])$none)) rows["no_point"] <- 0
    if (!is.null(since)) {
      i <- if (is.null(b)) NA else match(a$items$code[j], b$items$code)
      m <- if (is.na(i)) 0 else sum(b$kind[, i] == "point")
      d <- rep(NA, 4)
      if (n && m) {
        p <- share(points > 50); q <- sum(b$points[, i] > 50, na.rm = TRUE) / m
        d <- c(p - q, newcombe(p, n, q, m), 2 * asin(sqrt(p)) - 2 * asin(sqrt(q)))
      }
      if (!is.na(i) && (hides(a, j) || hides(b, i))) d[] <- -Inf
      rows <- c(rows, setNames(d, c(ends("favourable_change"), "effect_size")))
    }
    emit(paste0(audience, "/", a$items$code[j]), rows)
  }
}

# ── rates ──

NUMBERS <- c("census", "outcomes", "rate_per_100", ends("rri"), "difference", "p", "p_adjusted")

# Each group's share of the later kind against that of the earlier.
stage.rows <- function(school, by, detail, now) {
  before <- rate.table(school, "suspension", by, detail, "school", "events", character(0))
  if (is.null(before)) return(invisible())
  for (code in names(now$rows)) {
    n <- now$rows[[code]]$numbers
    s <- if (code %in% names(before$rows)) before$rows[[code]]$numbers[["outcomes"]] else NA
    x <- n[["outcomes"]]
    r <- if (code == "not-stated" || is.na(s)) rep(NA, 3)
         else if (any(c(s, x, before$X, now$X) == -Inf)) rep(-Inf, 3)
         else if (s == 0) rep(NA, 3)
         else compare.rates("events", "school", x, s, now$X, before$X, 0, 0)[1:3]
    emit(code, c(n["census"], previous = s, n["outcomes"], setNames(r, ends("rri_previous"))))
  }
}

each.rate <- function(school, got, prefix, f) for (kind in KINDS) for (t in TABLES) {
  name <- paste(prefix, kind, t[1], t[2], sep = "-")
  mine <- got[got$run == name, ]
  table <- rate.table(school, kind, t[1], t[2], "school", "events",
                      mine$object[mine$field == "outcomes" & mine$value != "hidden"])
  if (!is.null(table)) f(name, kind, t[1], t[2], table, mine)
}

# More cannot have answered than could: a sheet says so where the command line has the quotient.
no.rates.above.all <- function(i) if (length(out) >= i) {
  rates <- out[[i]][, "field"] == "rate_per_100"
  above <- rates & suppressWarnings(as.numeric(out[[i]][, "value"])) > 100
  out[[i]][above %in% TRUE, "value"] <<- "null"
}

# Of a kind whose total is hidden the first table stands for all.
stands.for.all <- function(got, kind)
  any(startsWith(got$run, paste0("rri-book-", kind, "-")) & got$field == "outcome_total" & got$value == "hidden")

book.rates <- function(school, got) each.rate(school, got, "rri-book", function(name, kind, by, detail, table, mine) {
  totals <- c("census_total", "outcome_total")
  if (!nrow(mine) && stands.for.all(got, kind)) return(invisible())
  # a table of which even the total is hidden is not written
  all <- any(mine$field == "outcomes")
  from <- length(out)
  part(name, c(totals, if (all) c(NUMBERS, "class", "evidence", "evidence_from")), "", rate.rows(table))
  if (kind == "answered") no.rates.above.all(from + 1)
  if (kind == "exclusion") {
    stage <- sub("rri-book", "rri-stage", name)
    if (any(got$run == stage))
      part(stage, c("census", "previous", "outcomes", ends("rri_previous")), "", stage.rows(school, by, detail, table))
  }
})

tidy.rates <- function(school, got) each.rate(school, got, "rri-tidy", function(name, kind, by, detail, table, mine) {
  part(name, c("census_total", "outcome_total", NUMBERS), "", rate.rows(table))
  if (kind == "exclusion") {
    stage <- any(mine$field == "rri_previous" & mine$value != "null")
    part(name, ends("rri_previous"), "", if (stage) stage.rows(school, by, detail, table) else
      for (code in names(table$rows)) emit(code, setNames(rep(NA, 3), ends("rri_previous"))))
  }
})

# ── all of it ──

SCORE <- c("n", ends("score"), ends("favourable"), "n_effective")

# How often each answer was given, as a run of its own, its labels named otherwise.
answer.rows <- function(school, name, labels, as) {
  from <- length(out); run <<- name
  item.rows(school, "Now")
  for (i in seq_along(out)) if (i > from) {
    label <- grepl("^(counts|no_point):", out[[i]][, "field"])
    out[[i]] <<- out[[i]][label, , drop = FALSE]
    out[[i]][, "field"] <<- sub(labels, as, out[[i]][, "field"])
  }
}

book.rows <- function(school, got) {
  since <- school$before
  change <- any(got$run == "scores-book-themes" & got$field == "change")
  part("scores-book-themes", c("respondents", "invited", SCORE, "alpha",
       if (change) c(ends("change"), ends("favourable_change"))), "", score.rows(school, "Now", since = since))
  part("scores-book-themes", c("uncertain", "questions"), "", theme.more(school, TRUE))
  matrix <- got[got$run == "scores-book-matrix", ]
  part("scores-book-matrix", "score", paste0("^(", paste(matrix$object, collapse = "|"), ")$"),
       score.rows(school, "Now"))
  if (!is.null(since)) part("scores-book-progress", c(ends("before"), "n_before", ends("score"), "n",
                                                     ends("change"), ends("favourable_change")),
                            "", progress.rows(school, since))
  for (t in TABLES)
    part(paste("scores-book", t[1], t[2], sep = "-"),
         c(setdiff(SCORE, "n_effective"), ends("favourable_difference"), "effect_size"), "=",
         score.rows(school, "Now", t[1], t[2]))
  fields <- c("n", ends("favourable"), "blank", "neutral", "unfavourable", "no_point", "unread",
              ends("favourable_change"), "effect_size")
  part("items-book", fields, "", { item.rows(school, "Now"); item.more(school, since) })
  answer.rows(school, "items-answers", "^(counts|no_point):", "label:")
  book.rates(school, got)
}

# What leaves the school hides groups below ten.
# What cannot be worked out has no row in the tidy table; of what nobody answered nothing can be.
without.nothing <- function(from, got) for (i in seq_along(out)) if (i > from) {
  o <- out[[i]]
  written <- paste(o[, "run"], o[, "object"]) %in% paste(got$run, got$object)
  says <- o[, "value"] != "null" & !(o[, "field"] == "n" & trimws(o[, "value"]) == "0")
  nothing <- !(o[, "object"] %in% o[says, "object"])
  out[[i]] <<- o[written | !nothing | !startsWith(o[, "run"], "scores-tidy"), , drop = FALSE]
}

tidy.rows <- function(school, got) {
  from <- length(out)
  school$k <- max(10, school$k)
  part("scores-tidy-themes", c("respondents", "invited", SCORE, "alpha"), "", score.rows(school, "Now"))
  part("scores-tidy-themes", "uncertain", "", theme.more(school, FALSE))
  if (is.null(school$before)) each.theme(school, "Now", function(audience, a, theme, path)
    part("scores-tidy-themes", c(ends("change"), ends("favourable_change")), "",
         emit(path, setNames(rep(NA, 6), c(ends("change"), ends("favourable_change"))))))
  else part("scores-tidy-themes", c(ends("change"), ends("favourable_change")), "",
            score.rows(school, "Now", since = school$before))
  for (t in TABLES)
    part(paste("scores-tidy", t[1], t[2], sep = "-"), c(SCORE, ends("difference"), ends("favourable_difference")), "=",
         score.rows(school, "Now", t[1], t[2]))
  part("items-tidy", c("n", ends("favourable"), "blank", "neutral", "unfavourable"), "",
       { item.rows(school, "Now"); item.more(school, NULL) })
  answer.rows(school, "items-tidy", "^counts:", "count:")
  without.nothing(from, got)
  tidy.rates(school, got)
}
