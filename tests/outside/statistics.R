# SPDX-License-Identifier: GPL-3.0-or-later
# The statistics of methods, from R's own tests wherever R has one.

Z <- qnorm(0.975)

wilson <- function(p, n) {
  if (is.na(p) || n <= 0) return(c(NA, NA))
  middle <- p + Z^2 / (2 * n)
  half <- Z * sqrt(p * (1 - p) / n + Z^2 / (4 * n^2))
  pmin(1, pmax(0, (middle + c(-1, 1) * half) / (1 + Z^2 / n)))
}

newcombe <- function(p1, n1, p2, n2) {
  a <- wilson(p1, n1); b <- wilson(p2, n2); d <- p1 - p2
  c(d - sqrt((p1 - a[1])^2 + (b[2] - p2)^2), d + sqrt((a[2] - p1)^2 + (p2 - b[1])^2))
}

mean.interval <- function(x, N) {
  m <- length(x)
  if (m < 2) return(c(NA, NA))
  finite <- if (is.na(N) || N < m || N == 1) 1 else sqrt((N - m) / (N - 1))
  mean(x) + c(-1, 1) * qt(0.975, m - 1) * sd(x) / sqrt(m) * finite
}

# f favourable of a answers, by respondent
effective <- function(f, a) {
  f <- f[a > 0]; a <- a[a > 0]; m <- length(a); A <- sum(a); F <- sum(f)
  if (m == 0) return(list(p = NA, n = NA, m = 0))
  p <- F / A
  apart <- sum((f * A - F * a)^2) # whole numbers, so 0 is 0
  if (m == 1 || apart == 0 || F == 0 || F == A) return(list(p = p, n = m, m = m))
  v <- m / (m - 1) * apart / A^2 / A^2
  list(p = p, n = min(p * (1 - p) / v, A), m = m)
}

welch <- function(x, y) {
  if (length(x) == 0 || length(y) == 0) return(c(NA, NA, NA))
  d <- mean(x) - mean(y)
  flat <- function(v) length(v) < 2 || max(v) - min(v) < 1e-9
  if (length(x) < 2 || length(y) < 2 || (flat(x) && flat(y))) return(c(d, NA, NA))
  se2 <- c(var(x) / length(x), var(y) / length(y))
  df <- sum(se2)^2 / sum(se2^2 / (c(length(x), length(y)) - 1))
  d + c(0, -1, 1) * c(0, 1, 1) * qt(0.975, df) * sqrt(sum(se2))
}

alpha <- function(points) {
  points <- points[rowSums(is.na(points)) == 0, , drop = FALSE]
  k <- ncol(points)
  if (k < 2 || nrow(points) < 2) return(NA)
  total <- rowSums(points)
  if (max(total) - min(total) < 1e-9) return(NA)
  k / (k - 1) * (1 - sum(apply(points, 2, var)) / var(total))
}

# Miettinen and Nurminen's score interval of (x1/n1) / (x2/n2)
score.ratio <- function(x1, n1, x2, n2) {
  N <- n1 + n2
  distance <- function(log.theta) {
    t <- exp(log.theta)
    a <- N * t; b <- -(n1 * t + x1 + n2 + x2 * t); c <- x1 + x2
    q2 <- 2 * c / (-b + sqrt(max(0, b^2 - 4 * a * c))) # the smaller root, without loss
    q1 <- t * q2
    v <- (q1 * (1 - q1) / n1 + t^2 * q2 * (1 - q2) / n2) * N / (N - 1)
    d <- x1 / n1 - t * x2 / n2
    if (abs(d) < 1e-300) 0 else d / sqrt(v)
  }
  solve <- function(target, from, to)
    exp(uniroot(function(t) distance(t) - target, c(from, to), tol = 1e-14, maxiter = 10000)$root)
  ratio <- if (x2 == 0) Inf else (x1 / n1) / (x2 / n2)
  low <- if (x1 == 0) 0 else solve(Z, -40, if (is.finite(ratio)) log(ratio) else 40)
  high <- if (x2 == 0) Inf else solve(-Z, if (x1 == 0) -40 else log(ratio), 40)
  c(low, high)
}

fisher.p <- function(x1, n1, x2, n2) {
  if (n1 + n2 < 1e4) return(fisher.test(matrix(c(x1, n1 - x1, x2, n2 - x2), 2))$p.value)
  # the same without its odds ratio, which takes minutes for a country
  all <- dhyper(max(0, x1 + x2 - n2):min(n1, x1 + x2), n1, n2, x1 + x2)
  sum(all[all <= dhyper(x1, n1, n2, x1 + x2) * (1 + 1e-7)])
}
