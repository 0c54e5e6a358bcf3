# SPDX-License-Identifier: GPL-3.0-or-later
# Rscript expected.R FOLDER…: what the figures of each school should be, in FOLDER/expected.csv.
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE)))
for (part in c("statistics.R", "answers.R", "rates.R", "findings.R", "books.R")) source(file.path(here, part))
options(digits = 17)
codes.table <- read(file.path(here, "../../data/codes/ethnicity.csv"))

out <- NULL; run <- ""
show <- function(v) ifelse(v %in% -Inf, "hidden", ifelse(is.na(v), "null", formatC(v, digits = 17, format = "g")))
emit <- function(object, numbers) emit.words(object, setNames(show(numbers), names(numbers)))
emit.words <- function(object, words)
  out[[length(out) + 1]] <<- cbind(run = run, object = object, field = names(words), value = words)

load.school <- function() {
  s <- list(questionnaire = read("questionnaire.csv"), census.kind = "none", pupils = NULL)
  settings <- read("settings.csv")
  value <- setNames(as.numeric(settings$value), settings$key)
  s$k <- if ("k" %in% names(value)) value[["k"]] else 5
  census <- read("census.csv")
  if (!is.null(census) && "UPN" %in% names(census)) {
    s$census.kind <- "list"
    s$pupils <- data.frame(UPN = census$UPN, ethnicity = census$Ethnicity, sex = census$Sex,
      year = census[["Year group"]], status = if (is.null(census[["Enrolment status"]])) "C" else census[["Enrolment status"]])
    left <- census[["Leaving date"]]
    s$on.roll <- s$pupils$status != "S" & (left == "" | left > "2026-01-15")
    s$headcount <- sum(s$on.roll)
  } else if (!is.null(census)) {
    s$census.kind <- "counts"; s$census.counts <- census
    s$headcount <- as.numeric(census$count[census$characteristic == "total"])
  } else s$headcount <- NA
  logs <- lapply(Sys.glob("log-*.csv"), function(f) {
    l <- read(f); l$own <- if (is.null(l$Ethnicity)) "" else l$Ethnicity
    l[c("UPN", "Type", "Start date", "own")]
  })
  s$log <- do.call(rbind, logs)
  if (!is.null(s$log)) s$log$kind <- c(Suspension = "suspension", SUSP = "suspension", FIXD = "suspension",
    "Permanent exclusion" = "exclusion", PERM = "exclusion", LNCH = "lunchtime")[s$log$Type]
  s$outcome.counts <- read("counts-0.csv")
  s$invited <- function(audience) {
    v <- value[paste0("invited.", audience)]
    if (!is.na(v)) unname(v) else if (audience == "pupil" && !is.na(s$headcount) && s$headcount > 0) s$headcount else NA
  }
  s$group.N <- function(audience, by, detail, code) {
    if (audience != "pupil") return(NA)
    counts <- roll.counts(s, by, detail)
    if (is.null(counts)) NA else at(counts, code)
  }
  s
}

expect <- function(folder) {
  home <- setwd(folder); on.exit(setwd(home))
  out <<- list()
  rm(list = ls(memory), envir = memory)
  school <- load.school()
  if (length(Sys.glob("before-*.csv"))) school$before <- "Before"
  got <- read("got.csv")
  for (line in strsplit(readLines("plan.tsv"), "\t")) {
    run <<- line[1]
    option <- function(name, else.) { i <- match(paste0("--", name), line); if (is.na(i)) else. else line[i + 1] }
    command <- line[2]
    if (command == "scores")
      score.rows(school, option("wave", "Now"), option("by", NULL), option("detail", "full"), option("since", NULL))
    if (command == "items") item.rows(school, option("wave", "Now"))
    if (command == "rri") {
      mine <- got[got$run == run, ]
      t <- rate.table(school, option("kind", "suspension"), option("by", "ethnicity"), option("detail", "full"),
                      option("against", "school"), option("count", "events"),
                      mine$object[mine$field == "outcomes" & mine$value != "hidden"])
      if (is.null(t)) emit.words("", c(refused = "1")) else rate.rows(t)
    }
    if (command == "findings") finding.rows(school, got)
    if (command == "workbook" && any(grepl("-book", got$run))) book.rows(school, got)
    if (command == "tidy" && any(grepl("-tidy", got$run))) tidy.rows(school, got)
  }
  write.csv(do.call(rbind, out), "expected.csv", row.names = FALSE, fileEncoding = "UTF-8")
}
for (folder in commandArgs(TRUE)) {
  failure <- tryCatch({ expect(folder); NULL }, error = function(e) e)
  if (!is.null(failure)) { cat("failed:", folder, conditionMessage(failure), "\n"); print(conditionCall(failure)) }
}
