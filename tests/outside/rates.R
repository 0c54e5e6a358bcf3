# SPDX-License-Identifier: GPL-3.0-or-later
# Relative rate indices of a school, from its files.

# list(census, x, pupils: by group; N, X, P; known), or NULL
roll.counts <- function(school, by, detail)
  once(paste("roll", paste(by, collapse = ","), detail), count.roll(school, by, detail))

count.roll <- function(school, by, detail) {
  if (school$census.kind == "list") {
    on <- school$on.roll
    return(table(group.column(school$pupils[on, , drop = FALSE], by, detail)))
  }
  if (school$census.kind != "counts" || length(by) != 1) return(NULL)
  rows <- school$census.counts[school$census.counts$characteristic == by, ]
  if (nrow(rows) == 0) return(NULL)
  tapply(as.numeric(rows$count), group.of(rows$group, by, detail), sum)
}

outcome.counts <- function(school, kind, by, detail, audience) {
  if (kind == "answered") {
    a <- load.audience(school$questionnaire, audience, "Now")
    if (is.null(a) || !all(by %in% names(a$groups))) return(NULL)
    x <- table(group.column(a$groups, by, detail))
    return(list(x = x, pupils = x, known = TRUE))
  }
  if (!is.null(school$outcome.counts)) {
    if (kind != "suspension" || length(by) != 1) return(NULL)
    rows <- school$outcome.counts[school$outcome.counts$characteristic == by, ]
    if (nrow(rows) == 0) return(NULL)
    g <- group.of(rows$group, by, detail)
    known <- "pupils" %in% names(rows)
    return(list(x = tapply(as.numeric(rows$count), g, sum), known = known,
                pupils = if (known) tapply(as.numeric(rows$pupils), g, sum)))
  }
  if (is.null(school$log)) return(NULL)
  log <- school$log[school$log$kind == kind, ]
  if (nrow(log) == 0) return(NULL)
  row <- match(log$UPN, school$pupils$UPN)
  log <- log[is.na(row) | !(school$pupils$status[row] %in% "S"), ] # subsidiary: set aside
  log <- log[!duplicated(log[c("UPN", "Start date")]), ]
  row <- match(log$UPN, school$pupils$UPN)
  # the census says what group; of a pupil whom it does not know, the log's own columns
  texts <- sapply(by, function(b) ifelse(is.na(row), if (b == "ethnicity") log$own else "",
                                         school$pupils[[b]][row]), simplify = FALSE)
  g <- if (nrow(log)) group.column(texts, by, detail) else character(0)
  if (nrow(log)) # what one row leaves unsaid of a pupil, the next may say
    for (i in seq_along(by)) {
      part <- vapply(strsplit(g, ","), `[`, "", i)
      better <- tapply(part, log$UPN, function(v) c(v[v != "not-stated"], "not-stated")[1])
      part <- better[log$UPN]
      g <- apply(`[<-`(do.call(rbind, strsplit(g, ",")), , i, part), 1, paste, collapse = ",")
    }
  list(x = table(g), pupils = table(g[!duplicated(log$UPN)]), known = TRUE)
}

at <- function(counts, code) { v <- counts[code]; if (is.null(v) || is.na(v)) 0 else as.numeric(v) }

# rri, low, high, p; NA: null
compare.rates <- function(count, against, x, n, X, N, xr, nr) {
  none <- rep(NA, 4)
  if (n == 0 || X == 0) return(none)
  if (against == "school") {
    q <- n / N; rri <- (x / X) / q
    if (n == N) return(c(rri, NA, NA, NA))
    if (count == "events") {
      b <- binom.test(x, X, q)
      return(c(rri, b$conf.int / q, b$p.value))
    }
    if (x > n || X - x > N - n) return(c(rri, NA, NA, NA))
    r <- score.ratio(x, n, X - x, N - n)
    carried <- ifelse(is.infinite(r), 1 / q, r / (1 - q + r * q))
    return(c(rri, carried, fisher.p(x, n, X - x, N - n)))
  }
  if (against == "rest") { xr <- X - x; nr <- N - n }
  if (nr == 0 || x + xr == 0) return(none)
  rri <- if (xr == 0) NA else (x / n) / (xr / nr)
  if (count == "events") {
    b <- poisson.test(c(x, xr), c(n, nr))
    i <- b$conf.int; p <- b$p.value
  } else if (x > n || xr > nr) {
    i <- c(NA, NA); p <- NA
  } else {
    i <- score.ratio(x, n, xr, nr); p <- fisher.p(x, n, xr, nr)
  }
  if (is.na(rri)) i <- c(NA, NA)
  c(rri, ifelse(is.infinite(i), NA, i), p)
}

# `shown`: the groups whose outcomes the program showed; BH is over these
rate.table <- function(school, kind, by, detail, against, count, shown, audience = "pupil") {
  by <- strsplit(by, ",")[[1]]
  census <- roll.counts(school, by, detail)
  o <- outcome.counts(school, kind, by, detail, audience)
  if (is.null(census) || is.null(o) || (count == "pupils" && !o$known)) return(NULL)
  xs <- if (count == "events") o$x else o$pupils
  people <- if (o$known) o$pupils else o$x
  N <- sum(census); X <- sum(xs); P <- sum(people); k <- school$k
  codes <- union(names(census), names(o$x))
  if (!(against %in% c("school", "rest"))) {
    ref <- against
    listed <- length(by) == 1 && by != "year" && detail != "codes"
    if (!(ref %in% codes) && !listed) return(NULL) # no such group
  } else ref <- ""
  one <- function(code, xs, count) compare.rates(count, against, at(xs, code), at(census, code), sum(xs), N,
                                                 at(xs, ref), at(census, ref))
  unstated <- function(code) "not-stated" %in% strsplit(code, ",")[[1]]
  hides <- function(code) {
    n <- at(census, code); b <- at(people, code)
    if (few(n, k)) "all" else if (few(b, k) || few(P, k)) "outcomes" else "no"
  }
  hide <- sapply(codes, hides)
  ref.hidden <- ref != "" && ref %in% codes && !(ref %in% shown)
  rows <- list(); p <- evidence.p <- setNames(rep(NA_real_, length(codes)), codes)
  for (code in codes) {
    n <- at(census, code); x <- at(xs, code)
    r <- if (unstated(code)) rep(NA, 4) else if (code == ref) c(if (x > 0 && n > 0) 1 else NA, NA, NA, NA)
         else one(code, xs, count)
    if (ref.hidden && !unstated(code)) r[] <- -Inf
    if (code %in% shown && !unstated(code) && code != ref && !ref.hidden) {
      p[code] <- r[4]
      evidence.p[code] <- one(code, people, if (o$known) "pupils" else "events")[4]
    }
    rri <- if (n == 0 || X == 0) NA else x * N / (X * n) # 1.5 is 1.5: the classes' limits are exact
    class <- if (is.na(rri) || unstated(code)) "null" else if (rri == 0) "not represented" else
      if (rri <= 0.5) "under-represented" else if (rri >= 1.5) "over-represented" else "in proportion"
    rows[[code]] <- list(numbers = c(census = n, outcomes = x, rate_per_100 = if (n) 100 * x / n else NA,
        rri = r[1], rri_low = r[2], rri_high = r[3],
        difference = if (n == 0 || unstated(code) || code == ref) NA else x - X * n / N, p = r[4]), class = class)
  }
  p <- setNames(p.adjust(p, "BH"), codes); evidence.p <- setNames(p.adjust(evidence.p, "BH"), codes)
  for (code in codes) {
    e <- evidence.p[code]
    rows[[code]]$evidence <- if (is.na(e)) "null" else
      if (P * at(census, code) / N < 1 || P < 5) "too few to say" else
      if (e < 0.01) "clear" else if (e < 0.05) "some" else "not clear"
    rows[[code]]$from <- if (is.na(e)) "null" else if (o$known) "pupils" else "events"
    rows[[code]]$numbers["p_adjusted"] <- if (is.finite(rows[[code]]$numbers["p"]) && code %in% shown) p[code] else
      rows[[code]]$numbers["p"]
    if (hide[code] == "all") rows[[code]]$numbers["census"] <- -Inf
    if (hide[code] != "no") {
      rows[[code]]$numbers[names(rows[[code]]$numbers) != "census"] <- -Inf
      rows[[code]]$class <- rows[[code]]$evidence <- rows[[code]]$from <- "hidden"
    }
  }
  list(rows = rows, N = if (few(N, k)) -Inf else N, X = if (few(P, k)) -Inf else X)
}

rate.rows <- function(t) {
  emit("", c(census_total = t$N, outcome_total = t$X))
  for (code in names(t$rows)) {
    emit(code, t$rows[[code]]$numbers)
    emit.words(code, c(class = t$rows[[code]]$class, evidence = t$rows[[code]]$evidence,
                       evidence_from = t$rows[[code]]$from))
  }
}
