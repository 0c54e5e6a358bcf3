#!/usr/bin/env Rscript
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Writes the CSV files beside it: random schools and what R says of them, from the raw answers
# and counts. The tests read the files and need no R. Run it in this folder; the seed is fixed,
# so that nothing but a new version of R changes a file.

# The intervals and tests are those of ../../stats/golden/make.R: its functions, not its cases.
for (e in parse("../../stats/golden/make.R")) {
  defines <- is.call(e) && identical(e[[1]], as.name("<-")) && is.call(e[[3]]) &&
    identical(e[[3]][[1]], as.name("function"))
  if (defines) eval(e)
}
relErr <- 1 + 1e-07
z <- qnorm(0.975)
options(warn = 2)
set.seed(20261122)

joined <- function(x) paste(text(x), collapse = " ")

# --- relative rate indices --------------------------------------------------------------

# x of n in the group, X of N in the school, rx of rn in the reference group.
rri <- function(count, against, x, n, X, N, rx, rn) {
  if (against == "school") {
    q <- n / N
    ratio <- (x / X) / q
    if (count == "events") {
      r <- binom.test(x, X, q)
      return(c(ratio, r$conf.int / q, r$p.value))
    }
    limits <- c(if (x > 0) limit(z, x, n, X - x, N - n) else 0,
      if (X > x) limit(-z, x, n, X - x, N - n) else Inf)
    whole <- ifelse(is.infinite(limits), 1 / q, limits / (1 - q + limits * q))
    return(c(ratio, whole, fisher(x, n - x, X - x, N - n - X + x)))
  }
  ox <- if (against == "rest") X - x else rx
  on <- if (against == "rest") N - n else rn
  ratio <- (x / n) / (ox / on)
  if (count == "events") {
    r <- poisson.test(c(x, ox), c(n, on))
    return(c(ratio, r$conf.int, r$p.value))
  }
  c(ratio, if (x > 0) limit(z, x, n, ox, on) else 0, limit(-z, x, n, ox, on),
    fisher(x, n - x, ox, on - ox))
}

cases <- 720
count <- rep(c("events", "pupils"), cases / 2)
against <- rep(c("school", "school", "rest", "rest", "group", "group"), cases / 6)
n <- round(10^runif(cases, 0.3, 3))
rn <- round(10^runif(cases, 0.7, 3))
rest <- round(10^runif(cases, 0.7, 3.3))
N <- n + rn + rest
rate <- 10^runif(cases, -2, -0.4)
draw <- function(size, rate) ifelse(count == "events", rpois(cases, size * rate),
  rbinom(cases, size, pmin(rate, 1)))
x <- draw(n, rate * exp(rnorm(cases)))
rx <- pmax(draw(rn, rate), 1)
X <- x + rx + pmax(draw(rest, rate), 1)
found <- t(mapply(rri, count, against, x, n, X, N, rx, rn))
save("rri", list(count = count, against = against, x = x, n = n, X = X, N = N, rx = rx, rn = rn,
  ratio = found[, 1], low = found[, 2], high = found[, 3], p = found[, 4],
  difference = x - X * n / N))

# --- answers ---------------------------------------------------------------------------

# A wave is a matrix: a row a respondent, a column a question; 1 … K answers, 0 left out, 100
# "don't know". Points of question j: turned round where it is reversed.
answers <- function(m, items, K) {
  person <- rnorm(m)
  a <- matrix(pmin(pmax(round((K + 1) / 2 + (person + rnorm(m * items)) * K / 5), 1), K), m)
  a[runif(m * items) < 0.15] <- 0
  a[runif(m * items) < 0.05] <- 100
  a
}
points <- function(a, K, reversed) {
  p <- 100 * (a - 1) / (K - 1)
  p[a == 0 | a == 100] <- NA
  for (j in which(reversed)) p[, j] <- 100 - p[, j]
  p
}
# The mean of who answered half of the questions or more.
theme_scores <- function(p) {
  s <- rowMeans(p, na.rm = TRUE)
  s[rowSums(!is.na(p)) * 2 >= ncol(p)]
}
mean_of <- function(s, N) {
  m <- length(s)
  factor <- if (N >= m && N > 1) sqrt((N - m) / (N - 1)) else 1
  half <- qt(0.975, m - 1) * sd(s) / sqrt(m) * factor
  c(mean(s), mean(s) - half, mean(s) + half)
}
# p and the effective number of answers.
pooled <- function(p) {
  a <- rowSums(!is.na(p))
  f <- rowSums(p > 50 & !is.na(p))
  f <- f[a > 0]
  a <- a[a > 0]
  m <- length(a)
  share <- sum(f) / sum(a)
  v <- m / (m - 1) * sum((f - share * a)^2) / sum(a)^2
  alike <- length(unique(f / a)) == 1
  c(share, if (alike || share %in% 0:1) m else min(share * (1 - share) / v, sum(a)))
}
newcombe <- function(p1, n1, p2, n2) {
  a <- wilson(p1, n1)
  b <- wilson(p2, n2)
  c(p1 - p2, p1 - p2 - sqrt((p1 - a[1])^2 + (b[2] - p2)^2),
    p1 - p2 + sqrt((a[2] - p1)^2 + (p2 - b[1])^2))
}
cohens_h <- function(p1, p2) 2 * asin(sqrt(p1)) - 2 * asin(sqrt(p2))
difference <- function(one, two) welch(mean(one), sd(one), length(one), mean(two), sd(two),
  length(two))[1:3]
alpha <- function(p) {
  p <- p[rowSums(is.na(p)) == 0, , drop = FALSE]
  s <- if (nrow(p) > 1) cov(p) else NA
  k <- ncol(p)
  if (k < 2 || anyNA(s) || sum(s) < 1e-9) NaN else k / (k - 1) * (1 - sum(diag(s)) / sum(s))
}

one <- t(sapply(1:600, function(i) {
  K <- sample(c(2, 4, 5, 5, 7), 1)
  items <- sample(1:6, 1)
  m <- sample(12:40, 1)
  reversed <- runif(items) < 0.3
  a <- answers(m, items, K)
  group <- sample(c("WBRI", "BCRB", "not-stated"), m, replace = TRUE)
  group[1:6] <- rep(c("WBRI", "BCRB"), 3) # three of each at least
  a[1:6, ] <- pmin(pmax(a[1:6, ] %% 100, 1), K) # who answered everything
  N <- if (runif(1) < 0.3) 0 else m + sample(0:60, 1)
  p <- points(a, K, reversed)
  own <- p[group == "WBRI", , drop = FALSE]
  others <- p[group != "WBRI", , drop = FALSE]
  f <- pooled(p)
  fo <- pooled(own)
  fr <- pooled(others)
  first <- p[!is.na(p[, 1]), 1]
  share <- mean(first > 50)
  c(K, items, joined(+reversed), m, N, joined(t(a)), joined(+(group == "WBRI") + 2 * (group == "BCRB")),
    text(length(theme_scores(p))), text(mean_of(theme_scores(p), N)), text(f[1]),
    text(wilson(f[1], f[2])), text(f[2]), text(alpha(p)), text(mean(a[a > 0] == 100)),
    text(difference(theme_scores(own), theme_scores(others))),
    text(newcombe(fo[1], fo[2], fr[1], fr[2])), text(cohens_h(fo[1], fr[1])),
    text(length(first)), text(share), text(wilson(share, length(first))))
}))
names <- c("points", "items", "reversed", "respondents", "invited", "answers", "group", "n",
  "score", "score_low", "score_high", "favourable", "favourable_low", "favourable_high",
  "n_effective", "alpha", "uncertain", "difference", "difference_low", "difference_high",
  "favourable_difference", "favourable_difference_low", "favourable_difference_high", "h",
  "item_n", "item_favourable", "item_low", "item_high")
save("answers", setNames(lapply(seq_along(names), function(j) one[, j]), names))

# --- two waves with a crosswalk --------------------------------------------------------------

# The later wave asks A, B2 and C, the earlier one A, B and D; B2 is B in other words.
two <- t(sapply(1:600, function(i) {
  K <- sample(c(4, 5, 5, 7), 1)
  m <- sample(12:40, 2)
  now <- answers(m[1], 3, K)
  before <- answers(m[2], 3, K)
  now[1:6, ] <- pmin(pmax(now[1:6, ] %% 100, 1), K)
  before[1:6, ] <- pmin(pmax(before[1:6, ] %% 100, 1), K)
  p <- points(now, K, c(FALSE, FALSE, FALSE))
  q <- points(before, K, c(FALSE, FALSE, FALSE))
  theme <- function(p, q) {
    f <- pooled(p)
    g <- pooled(q)
    c(difference(theme_scores(p), theme_scores(q)), newcombe(f[1], f[2], g[1], g[2]),
      cohens_h(f[1], g[1]))
  }
  item <- function(j) {
    x <- p[!is.na(p[, j]), j] > 50
    y <- q[!is.na(q[, j]), j] > 50
    c(newcombe(mean(x), length(x), mean(y), length(y)), cohens_h(mean(x), mean(y)))
  }
  shared <- theme(p[, 1:2], q[, 1:2])
  c(K, m, joined(t(now)), joined(t(before)), text(theme(p, q)), text(shared[1:6]), text(item(1)),
    text(item(2)))
}))
names <- c("points", "respondents", "respondents_before", "answers", "answers_before", "change",
  "change_low", "change_high", "favourable_change", "favourable_change_low",
  "favourable_change_high", "h", "shared", "shared_low", "shared_high", "favourable_shared",
  "favourable_shared_low", "favourable_shared_high", "a", "a_low", "a_high", "a_h", "b", "b_low",
  "b_high", "b_h")
save("crosswalk", setNames(lapply(seq_along(names), function(j) two[, j]), names))

# --- schools beside each other -----------------------------------------------------------------

# Answers, favourable ones and effective number of each school; the limits of each about the
# share of all; and for the first, the change since an earlier wave.
cohort <- t(sapply(1:600, function(i) {
  schools <- sample(2:12, 1)
  a <- round(10^runif(schools, 1, 4))
  f <- rbinom(schools, a, rbeta(schools, 8, 5))
  if (i %% 40 == 0) f <- if (runif(1) < 0.5) a else 0 * a
  e <- round(a * runif(schools, 0.3, 1), 2)
  P <- sum(f) / sum(a)
  at <- function(tail) {
    half <- qnorm(tail, lower.tail = FALSE) * sqrt(P * (1 - P) / e)
    rbind(pmax(P - half, 0), pmin(P + half, 1))
  }
  inner <- at(0.025)
  outer <- at(0.001)
  share <- f / a
  outside <- ifelse(share < outer[1, ] | share > outer[2, ], 2,
    ifelse(share < inner[1, ] | share > inner[2, ], 1, 0))
  before <- c(round(runif(1, 20, 90), 2), round(runif(1), 4), round(10^runif(1, 1, 4), 2))
  now <- round(runif(1, 20, 90), 2)
  c(joined(a), joined(f), joined(e), text(P), joined(inner[1, ]), joined(inner[2, ]),
    joined(outer[1, ]), joined(outer[2, ]), joined(outside), text(now), text(before),
    text(now - before[1]), text(newcombe(share[1], e[1], before[2], before[3])),
    text(cohens_h(share[1], before[2])))
}))
names <- c("answers", "favourable", "n_effective", "pooled", "low_95", "high_95", "low_998",
  "high_998", "outside", "score", "score_before", "favourable_before", "n_before", "change",
  "favourable_change", "low", "high", "h")
save("cohort", setNames(lapply(seq_along(names), function(j) cohort[, j]), names))
