# Makes alkire_foster_input.csv and alkire_foster.csv: standard errors of Alkire-Foster figures by R survey.
# Run in this folder: Rscript alkire_foster.R
suppressPackageStartupMessages(library(survey))
set.seed(20260102)
n <- 160
stratum <- rep(0:3, each = 40); psu <- rep(0:31, each = 5)
weight <- round(runif(n, 20, 90), 2)
ill <- rep(runif(32, .1, .6), each = 5)
g <- sapply(c(.8, 1, 1.2, .6), function(f) rbinom(n, 1, pmin(.95, ill * f)))
d <- data.frame(stratum, psu, weight, g)
names(d)[4:7] <- paste0("g", 0:3)
write.csv(d, "alkire_foster_input.csv", row.names = FALSE)
w <- c(.4, .3, .2, .1); k <- .5
d$score <- drop(g %*% w); d$poor <- as.numeric(d$score >= k - 1e-12); d$one <- 1
d$ck <- d$score * d$poor; d$c1 <- d$poor * d$g1; d$k1 <- d$c1 * w[2]
des <- svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, data = d)
row <- function(name, x) paste(name, format(unname(coef(x)), digits = 17), format(unname(drop(SE(x))), digits = 17), sep = ",")
out <- c(
  sprintf("# %s, survey %s: Rscript alkire_foster.R", R.version.string, packageVersion("survey")), "figure,estimate,standard_error",
  row("headcount", svymean(~poor, des)), row("adjusted", svymean(~ck, des)),
  row("intensity", svyratio(~ck, ~poor, des)), row("uncensored_1", svymean(~g1, des)),
  row("censored_1", svymean(~c1, des)), row("contribution_share_1", svyratio(~k1, ~ck, des)),
  row("intensity_stratum_2", svyratio(~ck, ~poor, subset(des, stratum == 2))))
writeLines(out, "alkire_foster.csv")
