#!/usr/bin/env Rscript
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Writes the CSV files beside it: random cases and what R says of them. The tests
# read the files and need no R. Run it in this folder; the seed is fixed, so that
# nothing but a new version of R changes a file.

set.seed(20240901)
options(warn = 2)
relErr <- 1 + 1e-07 # as in binom.test and fisher.test
z <- qnorm(0.975)

text <- function(x) {
  if (is.character(x)) return(x)
  out <- sprintf("%.15g", x)
  out[is.na(x)] <- "nan"
  out[is.infinite(x)] <- ifelse(x[is.infinite(x)] > 0, "inf", "-inf")
  out
}

save <- function(name, rows) {
  columns <- lapply(names(rows), function(n) text(rows[[n]]))
  lines <- do.call(paste, c(columns, sep = ","))
  stopifnot(length(lines) >= 500)
  writeLines(c(paste(names(rows), collapse = ","), lines), paste0(name, ".csv"))
}

# Group sizes from one pupil to the country, and counts out of them: none, all, one,
# all but one, rare, and anything.
sizes <- function(k, most = 1e7) pmax(1, round(10^runif(k, 0, log10(most))))
counts <- function(n) {
  kind <- sample(8, length(n), replace = TRUE)
  x <- ifelse(kind == 1, 0, ifelse(kind == 2, n, ifelse(kind == 3, 1, ifelse(kind == 4, n - 1,
    ifelse(kind <= 6, rbinom(length(n), n, 10^runif(length(n), -4, -0.5)),
      rbinom(length(n), n, runif(length(n))))))))
  pmin(pmax(x, 0), n)
}
rows_of <- function(values) as.data.frame(t(values))

# --- intervals of a share ---------------------------------------------------------

wilson <- function(p, n) {
  middle <- p + z^2 / (2 * n)
  half <- z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))
  cbind(ifelse(p == 0, 0, (middle - half) / (1 + z^2 / n)),
    ifelse(p == 1, 1, (middle + half) / (1 + z^2 / n)))
}

n <- c(sizes(400), round(10^runif(200, 0, 6), 3))
x <- c(counts(n[1:400]), rep(NA, 200))
p <- ifelse(is.na(x), round(runif(600), 4), x / n)
w <- wilson(p, n)
for (i in 1:400) { # the formula is prop.test's
  r <- suppressWarnings(prop.test(x[i], n[i], correct = FALSE)$conf.int)
  stopifnot(all(abs(r - w[i, ]) < 1e-12))
}
p <- as.numeric(text(p))
w <- wilson(p, n)
tail <- rep(c(0.025, 0.001), 300)
half <- qnorm(tail, lower.tail = FALSE) * sqrt(p * (1 - p) / n)
save("share", data.frame(p, n, low = w[, 1], high = w[, 2], tail,
  funnel_low = pmax(p - half, 0), funnel_high = pmin(p + half, 1)))

# --- mean by t ----------------------------------------------------------------------

m <- c(2:50, sizes(551) + 1)
mean <- round(runif(600, 0, 100), 3)
sd <- ifelse(runif(600) < 0.05, 0, round(runif(600, 0, 50), 3))
population <- ifelse(runif(600) < 0.3, 0, round(m * runif(600, 0.8, 4)))
everyone <- runif(600) < 0.05
population[everyone] <- m[everyone]
factor <- ifelse(population >= m, sqrt(pmax(population - m, 0) / (population - 1)), 1)
half <- qt(0.975, m - 1) * sd / sqrt(m) * factor
save("mean", data.frame(mean, sd, m, population, low = mean - half, high = mean + half))

# --- comparisons ----------------------------------------------------------------------

n1 <- round(10^runif(600, 0, 6), 2)
n2 <- round(10^runif(600, 0, 6), 2)
p1 <- ifelse(runif(600) < 0.1, sample(0:1, 600, TRUE), round(runif(600), 4))
p2 <- ifelse(runif(600) < 0.1, sample(0:1, 600, TRUE), round(runif(600), 4))
a <- wilson(p1, n1)
b <- wilson(p2, n2)
save("newcombe", data.frame(p1, n1, p2, n2,
  low = p1 - p2 - sqrt((p1 - a[, 1])^2 + (b[, 2] - p2)^2),
  high = p1 - p2 + sqrt((a[, 2] - p1)^2 + (p2 - b[, 1])^2),
  h = 2 * asin(sqrt(p1)) - 2 * asin(sqrt(p2))))

welch <- function(mean1, sd1, n1, mean2, sd2, n2) {
  v1 <- sd1^2 / n1
  v2 <- sd2^2 / n2
  df <- (v1 + v2)^2 / (v1^2 / (n1 - 1) + v2^2 / (n2 - 1))
  half <- qt(0.975, df) * sqrt(v1 + v2)
  d <- mean1 - mean2
  c(d, d - half, d + half, df, 2 * pt(-abs(d) / sqrt(v1 + v2), df))
}
for (i in 1:50) { # the formula is t.test's
  one <- rnorm(2 + i, 50, 20)
  two <- rnorm(52 - i, 60, 9)
  r <- t.test(one, two)
  w <- welch(base::mean(one), stats::sd(one), length(one), base::mean(two), stats::sd(two),
    length(two))
  stopifnot(all(abs(w[2:5] - c(r$conf.int, r$parameter, r$p.value)) < 1e-9))
}
n1 <- sizes(600) + 1
n2 <- sizes(600) + 1
mean1 <- round(runif(600, 30, 90), 3)
mean2 <- round(mean1 + rnorm(600) * 10 / sqrt(pmin(n1, n2)), 3)
sd1 <- ifelse(runif(600) < 0.05, 0, round(runif(600, 1, 40), 3))
sd2 <- round(runif(600, 1, 40), 3)
w <- rows_of(mapply(welch, mean1, sd1, n1, mean2, sd2, n2))
save("welch", data.frame(mean1, sd1, n1, mean2, sd2, n2, difference = w[, 1], low = w[, 2],
  high = w[, 3], df = w[, 4], p = w[, 5]))

# --- exact tests of counts ------------------------------------------------------------

# Most near what is expected, so that p is neither 0 nor 1 throughout.
n <- sizes(700)
p0 <- round(ifelse(runif(700) < 0.5, 10^runif(700, -5, -0.3), runif(700, 0.0001, 0.9999)), 6)
near <- pmin(pmax(round(n * p0 + rnorm(700) * 3 * sqrt(n * p0 * (1 - p0))), 0), n)
x <- ifelse(runif(700) < 0.7, near, counts(n))
b <- rows_of(mapply(function(x, n, p0) {
  r <- binom.test(x, n, p0)
  c(r$conf.int, r$p.value)
}, x, n, p0))
save("binomial", data.frame(x, n, p0, p = b[, 3], low = b[, 1], high = b[, 2]))

t1 <- sizes(700, 1e6)
t2 <- sizes(700)
rate <- 10^runif(700, -4, 0)
x1 <- rpois(700, t1 * rate)
x2 <- rpois(700, t2 * rate * exp(rnorm(700) / sqrt(1 + t1 * rate)))
x1[sample(700, 40)] <- 0
x2[sample(700, 40)] <- 0
x1[x1 + x2 == 0] <- 1
q <- rows_of(mapply(function(x1, t1, x2, t2) {
  r <- poisson.test(c(x1, x2), c(t1, t2))
  c(r$estimate, r$conf.int, r$p.value)
}, x1, t1, x2, t2))
save("poisson", data.frame(x1, t1, x2, t2, ratio = q[, 1], low = q[, 2], high = q[, 3],
  p = q[, 4]))

# fisher.test's own sum, over what is not 0 to the last bit, for tables too large for it
fisher <- function(a, b, c, d) {
  white <- a + c
  black <- b + d
  drawn <- a + b
  middle <- drawn * white / (white + black)
  reach <- 50 + 45 * sqrt(middle * (black / (white + black)))
  support <- max(0, drawn - black, floor(middle - reach)):min(drawn, white, ceiling(middle + reach))
  l <- dhyper(support, white, black, drawn, log = TRUE)
  l <- exp(l - max(l))
  seen <- exp(dhyper(a, white, black, drawn, log = TRUE) -
    max(dhyper(support, white, black, drawn, log = TRUE)))
  sum(l[l <= seen * relErr]) / sum(l)
}
near_table <- function(n1, n2) {
  rate <- 10^runif(length(n1), -4, -0.1)
  x1 <- rbinom(length(n1), n1, rate)
  x2 <- rbinom(length(n2), n2, pmin(rate * exp(rnorm(length(n1)) / sqrt(1 + n1 * rate)), 1))
  wild <- runif(length(n1)) < 0.25
  x1[wild] <- counts(n1)[wild]
  x2[wild] <- counts(n2)[wild]
  list(x1, x2)
}
n1 <- c(sizes(500, 2000), sizes(200))
n2 <- c(sizes(500, 2000), sizes(200))
x <- near_table(n1, n2)
x1 <- x[[1]]
x2 <- x[[2]]
p <- mapply(fisher, x1, n1 - x1, x2, n2 - x2)
for (i in 1:500) {
  r <- fisher.test(matrix(c(x1[i], x2[i], n1[i] - x1[i], n2[i] - x2[i]), 2))$p.value
  stopifnot(abs(r - p[i]) <= 1e-12 + 1e-10 * r)
}
save("fisher", data.frame(a = x1, b = n1 - x1, c = x2, d = n2 - x2, p))

# --- score interval of a risk ratio -----------------------------------------------------

# Shares most likely where their ratio is given, by the textbook quadratic; where a group
# is all, by the shares that it then has: 1, or that of both together.
score <- function(ratio, x1, n1, x2, n2) {
  n <- n1 + n2
  all <- x1 + x2
  if (x1 == n1 && n >= ratio * all) {
    p2 <- all / n
    q2 <- (n - all) / n
    q1 <- (n - ratio * all) / n
  } else if (x1 == n1) {
    p2 <- 1 / ratio
    q2 <- (ratio - 1) / ratio
    q1 <- 0
  } else if (x2 == n2 && all >= n * ratio) {
    p2 <- 1
    q2 <- 0
    q1 <- 1 - ratio
  } else if (x2 == n2) {
    p2 <- all / (n * ratio)
    q2 <- (n * ratio - all) / (n * ratio)
    q1 <- (n - all) / n
  } else {
    b <- n1 * ratio + x1 + n2 + x2 * ratio
    p2 <- 2 * all / (b + sqrt(b^2 - 4 * n * ratio * all))
    q2 <- 1 - p2
    q1 <- 1 - ratio * p2
  }
  variance <- (ratio * p2 * q1 / n1 + ratio^2 * p2 * q2 / n2) * n / (n - 1)
  (x1 / n1 - ratio * x2 / n2) / sqrt(pmax(variance, 1e-300))
}
# The same by looking for the greatest likelihood, which no algebra can get wrong.
score_by_likelihood <- function(ratio, x1, n1, x2, n2) {
  term <- function(x, l) if (x > 0) x * l else 0
  f <- function(p) term(x1, log(ratio * p)) + term(n1 - x1, log1p(-ratio * p)) +
    term(x2, log(p)) + term(n2 - x2, log1p(-p))
  p2 <- optimize(f, c(0, min(1, 1 / ratio)), maximum = TRUE, tol = 1e-13)$maximum
  p1 <- ratio * p2
  variance <- (p1 * (1 - p1) / n1 + ratio^2 * p2 * (1 - p2) / n2) * (n1 + n2) / (n1 + n2 - 1)
  (x1 / n1 - ratio * x2 / n2) / sqrt(variance)
}
limit <- function(target, x1, n1, x2, n2) {
  f <- function(u) score(exp(u), x1, n1, x2, n2) - target
  middle <- log((x1 + 0.5) / (n1 + 1)) - log((x2 + 0.5) / (n2 + 1))
  step <- 5 * sqrt(1 / (x1 + 0.5) + 1 / (x2 + 0.5))
  exp(uniroot(f, middle + c(-step, step), extendInt = "downX", tol = 1e-15, maxiter = 10000)$root)
}
n1 <- c(sizes(400, 3000), sizes(200, 1e6))
n2 <- c(sizes(400, 3000), sizes(200, 1e6))
x <- near_table(n1, n2)
x1 <- x[[1]]
x2 <- x[[2]]
low <- ifelse(x1 == 0, 0, NA)
high <- ifelse(x2 == 0, Inf, NA)
for (i in 1:600) {
  if (x1[i] > 0) low[i] <- limit(z, x1[i], n1[i], x2[i], n2[i])
  if (x2[i] > 0) high[i] <- limit(-z, x1[i], n1[i], x2[i], n2[i])
}
for (i in which(n1 < 300 & n2 < 300)) {
  if (x1[i] > 0) stopifnot(abs(score_by_likelihood(low[i], x1[i], n1[i], x2[i], n2[i]) - z) < 1e-3)
  if (x2[i] > 0) stopifnot(abs(score_by_likelihood(high[i], x1[i], n1[i], x2[i], n2[i]) + z) < 1e-3)
}
save("risk-ratio", data.frame(x1, n1, x2, n2, low, high))

# --- several respondents, several tests, several items ------------------------------------

joined <- function(x) paste(text(x), collapse = " ")

cluster <- t(sapply(1:600, function(i) {
  m <- sample(12, 1)
  a <- sample(0:8, m, replace = TRUE)
  f <- rbinom(m, a, if (i %% 10 == 0) sample(0:1, 1) else rbeta(m, 1, 1))
  who <- a > 0
  p <- sum(f) / sum(a)
  k <- sum(who)
  v <- k / (k - 1) * sum((f - p * a)[who]^2) / sum(a)^2
  alike <- length(unique((f / a)[who])) == 1
  n <- if (k == 0) NaN else if (alike || p %in% 0:1) k else min(p * (1 - p) / v, sum(a))
  c(joined(f), joined(a), text(p), text(n))
}))
save("cluster", list(favourable = cluster[, 1], answered = cluster[, 2], p = cluster[, 3],
  n = cluster[, 4]))

adjust <- t(sapply(1:500, function(i) {
  p <- signif(c(runif(sample(6, 1)), 10^-runif(sample(6, 1), 0, 9)), 3)
  p <- sample(c(p, p[1]))
  p[runif(length(p)) < 0.1] <- NA
  c(joined(p), joined(p.adjust(p, "BH")))
}))
save("adjust", list(p = adjust[, 1], adjusted = adjust[, 2]))

alpha <- t(sapply(1:500, function(i) {
  k <- sample(2:6, 1)
  m <- sample(2:9, 1)
  person <- rnorm(m) * runif(1, 0, 3)
  x <- matrix(pmin(pmax(round(2 + person + rnorm(m * k)), 0), 4) * 25, m)
  s <- cov(x)
  c(k, joined(t(x)), text(if (sum(s) < 1e-9) NaN else k / (k - 1) * (1 - sum(diag(s)) / sum(s))))
}))
save("alpha", list(items = alpha[, 1], points = alpha[, 2], alpha = alpha[, 3]))

# --- a mean over groups of known size -------------------------------------------------------

# From the respondents themselves: each weighs (their group's share of the roll) / (their
# group's number of answers), as in a survey package.
set.seed(20261121)
stratified <- t(sapply(1:600, function(i) {
  g <- sample(8, 1)
  n <- sample(2:40, g, replace = TRUE)
  if (i %% 20 == 0) n[1] <- 1 # no spread is known of one, unless that one is everybody
  N <- round(n * runif(g, 0.9, 5))
  all <- runif(g) < 0.15
  N[all] <- n[all]
  N <- pmax(N, 1)
  scores <- lapply(seq_len(g), function(j)
    if (runif(1) < 0.05) rep(50, n[j]) else round(runif(n[j], 0, 100), 2))
  who <- rep(seq_len(g), n)
  weight <- (N / sum(N) / n)[who]
  centre <- sum(weight * unlist(scores))
  v <- sapply(seq_len(g), function(j) {
    f <- if (N[j] < n[j]) 1 else if (N[j] > 1) (N[j] - n[j]) / (N[j] - 1) else 0
    if (f == 0) 0 else (N[j] / sum(N))^2 * stats::var(scores[[j]]) / n[j] * f
  })
  df <- if (anyNA(v) || all(v == 0)) NA else sum(v)^2 / sum((v^2 / (n - 1))[v > 0])
  half <- if (anyNA(v)) NA else if (all(v == 0)) 0 else qt(0.975, df) * sqrt(sum(v))
  c(joined(sapply(scores, base::mean)), joined(sapply(scores, stats::sd)), joined(n), joined(N),
    text(centre), text(centre - half), text(centre + half), text(df))
}))
save("stratified", list(mean = stratified[, 1], sd = stratified[, 2], n = stratified[, 3],
  population = stratified[, 4], centre = stratified[, 5], low = stratified[, 6],
  high = stratified[, 7], df = stratified[, 8]))
