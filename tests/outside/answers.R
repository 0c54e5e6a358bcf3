# SPDX-License-Identifier: GPL-3.0-or-later
# Scores and questions of a school, from its files.

# Worked out once a school.
memory <- new.env()
once <- function(name, value) {
  if (!exists(name, memory, inherits = FALSE)) assign(name, value, memory)
  get(name, memory)
}

read <- function(name) {
  if (!file.exists(name)) return(NULL)
  read.csv(name, colClasses = "character", check.names = FALSE, encoding = "UTF-8",
           na.strings = character(0))
}

BUILTIN <- list(
  agree5 = "Strongly disagree|Disagree|Neither agree nor disagree|Agree|Strongly agree;Don't know|Prefer not to say",
  agree4 = "Strongly disagree|Disagree|Agree|Strongly agree;Don't know|Prefer not to say",
  often5 = "Never|Rarely|Sometimes|Often|Always;Don't know|Prefer not to say",
  yesno = "No|Yes;Not sure|Don't know|Prefer not to say")

scale.of <- function(text) {
  if (text %in% names(BUILTIN)) text <- BUILTIN[[text]]
  halves <- strsplit(text, ";", fixed = TRUE)[[1]]
  none <- if (length(halves) > 1) strsplit(halves[2], "|", fixed = TRUE)[[1]] else character(0)
  list(points = strsplit(halves[1], "|", fixed = TRUE)[[1]], none = none)
}

slug <- function(text) gsub("^-|-$", "", gsub("[^a-z0-9]+", "-", tolower(text)))

# ── groups ──

codes.table <- NULL # set by expected.R

ethnicity.code <- function(text) {
  text <- toupper(trimws(text))
  ifelse(text %in% codes.table$code & !(text %in% c("REFU", "NOBT")), text, "not-stated")
}

roll.up <- function(code, detail) {
  if (detail == "codes") return(code)
  row <- match(code, codes.table$code)
  up <- if (detail == "broad") codes.table$broad[row] else codes.table$main_code[row]
  ifelse(code == "not-stated", code, up)
}

group.of <- function(text, characteristic, detail) {
  text <- trimws(text)
  if (characteristic == "ethnicity") return(roll.up(ethnicity.code(text), detail))
  if (characteristic == "sex") {
    s <- tolower(substr(text, 1, 1)) # F, Female, girl, M, Male, boy
    return(ifelse(tolower(text) %in% c("f", "female", "girl"), "F",
           ifelse(tolower(text) %in% c("m", "male", "boy"), "M", "not-stated")))
  }
  if (characteristic == "year") {
    y <- gsub("^(year |y)", "", tolower(text))
    return(ifelse(grepl("^[0-9]+$", y), y, "not-stated"))
  }
  ifelse(text == "Teacher", "teaching", ifelse(text == "Teaching assistant", "support",
         ifelse(text == "Caretaker", "site", "not-stated")))
}

group.column <- function(texts, by, detail) # by: one or two
  do.call(paste, c(lapply(by, function(b) group.of(texts[[b]], b, detail)), sep = ","))

# ── answers ──

# list(items, kind, points, text, groups): one row a respondent, one column an item;
# kind: notput, blank, point, none, unread
load.audience <- function(questionnaire, audience, wave)
  once(paste("answers", audience, wave), read.audience(questionnaire, audience, wave))

read.audience <- function(questionnaire, audience, wave) {
  items <- questionnaire[questionnaire$audience == audience & questionnaire$kind == "scored", ]
  about <- questionnaire[questionnaire$audience == audience & questionnaire$kind == "characteristic", ]
  files <- Sys.glob(sprintf("%s-%s-*.csv", tolower(wave), audience))
  if (length(files) == 0) return(NULL)
  parts <- lapply(files, function(f) {
    table <- read(f)
    column <- function(text) if (text %in% names(table)) table[[text]] else rep(NA, nrow(table))
    list(answers = sapply(items$text, column, simplify = "array"),
         groups = sapply(about$text, column, simplify = "array"), n = nrow(table))
  })
  bind <- function(name, rows) matrix(unlist(lapply(parts, function(p) t(matrix(p[[name]], p$n)))),
                                      ncol = rows, byrow = TRUE)
  answers <- bind("answers", nrow(items))
  groups <- if (nrow(about)) bind("groups", nrow(about)) else matrix("", nrow(answers), 0)
  fold <- function(x) tolower(trimws(x))
  kind <- answers; points <- matrix(NA_real_, nrow(answers), ncol(answers))
  for (j in seq_len(nrow(items))) {
    s <- scale.of(items$scale[j]); a <- fold(answers[, j])
    place <- match(a, fold(s$points))
    p <- 100 * (place - 1) / (length(s$points) - 1)
    points[, j] <- if (items$reversed[j] == "yes") 100 - p else p
    kind[, j] <- ifelse(is.na(a), "notput", ifelse(a == "", "blank", ifelse(!is.na(place), "point",
                 ifelse(a %in% fold(s$none), "none", "unread"))))
  }
  put <- colSums(kind != "notput") > 0
  asked <- colSums(!is.na(groups)) > 0
  groups[is.na(groups)] <- ""
  colnames(groups) <- about$characteristic
  list(items = items[put, ], kind = kind[, put, drop = FALSE], points = points[, put, drop = FALSE],
       answers = matrix(fold(answers), nrow(answers))[, put, drop = FALSE],
       groups = as.data.frame(groups[, asked, drop = FALSE]), m = nrow(answers))
}

theme.of <- function(a, theme) {
  j <- which(slug(a$items$theme) == theme)
  kind <- a$kind[, j, drop = FALSE]; points <- a$points[, j, drop = FALSE]
  put <- rowSums(kind != "notput"); has <- rowSums(!is.na(points))
  score <- ifelse(put > 0 & has >= 1 & 2 * has >= put, rowMeans(points, na.rm = TRUE), NA)
  none <- a$answers[, j, drop = FALSE]
  doubt <- rowSums(kind == "none" & (none == "don't know" | none == "not sure"))
  list(points = points, score = score, doubt = doubt, f = rowSums(points > 50, na.rm = TRUE), a = has,
       given = rowSums(kind == "point" | kind == "none"))
}

few <- function(n, k) n > 0 & n < k

# What rests on these respondents: n, score …, and whether it must be hidden.
figures <- function(t, who, N, k) {
  s <- t$score[who]; s <- s[!is.na(s)]
  e <- effective(t$f[who], t$a[who])
  i <- mean.interval(s, N); w <- if (e$m > 0) wilson(e$p, e$n) else c(NA, NA)
  list(hidden = few(length(s), k) || few(e$m, k), scores = s, e = e,
       rows = c(n = length(s), score = if (length(s)) mean(s) else NA, score_low = i[1], score_high = i[2],
                favourable = e$p, n_effective = e$n, favourable_low = w[1], favourable_high = w[2]))
}

compared <- function(names)
  c(outer(c("", "_low", "_high"), names, function(a, b) paste0(b, a)), "effect_size")

comparison <- function(one, two, names) {
  d <- welch(one$scores, two$scores)
  f <- if (one$e$m > 0 && two$e$m > 0)
    c(one$e$p - two$e$p, newcombe(one$e$p, one$e$n, two$e$p, two$e$n)) else c(NA, NA, NA)
  h <- 2 * asin(sqrt(one$e$p)) - 2 * asin(sqrt(two$e$p))
  v <- c(d, f, if (one$e$m > 0 && two$e$m > 0) h else NA)
  if (one$hidden || two$hidden) v[] <- -Inf # hidden
  setNames(v, compared(names))
}

score.rows <- function(school, wave, by = NULL, detail = "full", since = NULL) {
  for (audience in unique(school$questionnaire$audience)) {
    a <- load.audience(school$questionnaire, audience, wave)
    if (is.null(a)) next
    before <- if (is.null(since)) NULL else load.audience(school$questionnaire, audience, since)
    N <- school$invited(audience)
    k <- school$k
    emit(audience, c(respondents = if (few(a$m, k)) -Inf else a$m, invited = N))
    for (theme in unique(slug(a$items$theme))) {
      t <- theme.of(a, theme); path <- paste0(audience, "/", theme)
      all <- figures(t, TRUE, N, k)
      hidden <- all$hidden || few(a$m, k)
      complete <- sum(rowSums(is.na(t$points)) == 0)
      rows <- c(all$rows, alpha = if (few(complete, k)) -Inf else alpha(t$points))
      if (!is.null(since)) {
        there <- !is.null(before) && theme %in% slug(before$items$theme)
        change <- if (there) comparison(all, figures(theme.of(before, theme), TRUE, NA, k),
                                        c("change", "favourable_change"))
                  else setNames(rep(NA, 7), compared(c("change", "favourable_change")))
        rows <- c(rows, change)
      }
      if (hidden) rows[] <- -Inf
      emit(path, rows)
      if (is.null(by) || !(by %in% names(a$groups))) next
      g <- group.column(a$groups, by, detail)
      for (code in unique(g)) {
        own <- figures(t, g == code, school$group.N(audience, by, detail, code), k)
        rest <- figures(t, g != code, NA, k)
        names <- c("difference", "favourable_difference")
        d <- if (code == "not-stated") setNames(rep(NA, 7), compared(names))
             else comparison(own, rest, names)
        r <- c(own$rows, d)
        if (hidden || own$hidden || few(sum(g == code), k)) r[] <- -Inf
        emit(paste0(path, "/", by, "=", code), r)
      }
    }
  }
}

item.rows <- function(school, wave) {
  for (audience in unique(school$questionnaire$audience)) {
    a <- load.audience(school$questionnaire, audience, wave)
    if (is.null(a)) next
    for (j in seq_len(nrow(a$items))) {
      s <- scale.of(a$items$scale[j]); kind <- a$kind[, j]; answer <- a$answers[, j]
      n <- sum(kind == "point"); f <- sum(a$points[, j] > 50, na.rm = TRUE)
      p <- if (n > 0) f / n else NA; w <- wilson(p, n)
      rows <- c(n = n, blank = sum(kind == "blank"), favourable = p, favourable_low = w[1], favourable_high = w[2])
      for (l in s$points) rows[paste0("counts:", l)] <- sum(answer == tolower(l), na.rm = TRUE)
      for (l in s$none) rows[paste0("no_point:", l)] <- sum(answer == tolower(l), na.rm = TRUE)
      given <- sum(kind %in% c("point", "none", "unread")); put <- sum(kind != "notput")
      hidden <- few(n, school$k) || few(given, school$k) || few(put, school$k) || few(a$m, school$k)
      if (!hidden) for (l in unique(answer[kind == "unread"]))
        rows[paste0("unread:", l)] <- sum(answer == l, na.rm = TRUE)
      if (hidden) rows[] <- -Inf
      emit(paste0(audience, "/", a$items$code[j]), rows)
    }
  }
}
