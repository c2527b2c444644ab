# Fictional microdata and the figures that R laeken and survey give for it.
# Command, from this folder: Rscript poverty.R
# Writes poverty_microdata.csv, laeken.csv, survey.csv; the tool versions are in the header lines of the last two.
suppressMessages({ library(laeken); library(survey) })
options(survey.lonely.psu = "adjust", digits = 17)
set.seed(20260501)

# Three strata with 12, 9 and 7 sampled units of 60, 30 and 15, one with a single unit of 8; ten households a unit.
units <- c(12, 9, 7, 1); all_units <- c(60, 30, 15, 8)
psu <- data.frame(stratum = rep(1:4, units), psu = sequence(units))
psu$level <- rnorm(nrow(psu), 0, 0.15)
hh <- psu[rep(seq_len(nrow(psu)), each = 10), ]
hh$household <- seq_len(nrow(hh))
hh$size <- sample(1:5, nrow(hh), TRUE, c(.25, .3, .2, .15, .1))
hh$weight <- round(runif(nrow(hh), 20, 90), 2)
hh$region <- sample(c("Brdo", "Polje", "Varoš"), nrow(hh), TRUE, c(.25, .35, .4))
hh$income <- round(exp(rnorm(nrow(hh), 10.4 + hh$level, 0.55)), 2)
hh$income[sample(nrow(hh), 6)] <- 0
d <- hh[rep(seq_len(nrow(hh)), hh$size), c("stratum", "psu", "household", "region", "weight", "income")]
d$fpc <- all_units[d$stratum]
d$sex <- sample(c("female", "male"), nrow(d), TRUE)
d$wage <- ifelse(runif(nrow(d)) < .45, round(exp(rnorm(nrow(d), 10.9 + .12 * (d$sex == "male"), .4)), 2), NA)
d$rooms <- pmax(1, rpois(nrow(d), 2.4))
write.csv(d, "poverty_microdata.csv", row.names = FALSE, na = "", quote = FALSE)

num <- function(x) formatC(x, digits = 17, format = "g", width = 1)
R <- paste(R.version$major, R.version$minor, sep = ".")
out <- file("laeken.csv", "w")
cat("# R ", R, ", laeken ", as.character(packageVersion("laeken")), "; made by poverty.R\n", sep = "", file = out)
cat("measure,weights,group,value\n", file = out)
put <- function(...) cat(paste(..., sep = ","), "\n", sep = "", file = out)
for (weighted in c(TRUE, FALSE)) {
  w <- if (weighted) d$weight else rep(1, nrow(d)); k <- if (weighted) "weight" else "none"
  for (p in c(5, 10, 25, 50, 75, 90, 95)) put(sprintf("q%02d", p), k, "", num(weightedQuantile(d$income, w, p / 100)))
  put("mean", k, "", num(weightedMean(d$income, w)))
  put("arpt", k, "", num(arpt(d$income, w)))
  v <- !is.na(d$wage)
  put("gpg", k, "", num(100 * gpg(d$wage[v], factor(d$sex[v]), method = "mean", weights = w[v])$value))
  for (m in c("arpr", "qsr", "rmpg", "gini")) {
    r <- get(m)(d$income, weights = w, breakdown = d$region)
    put(m, k, "", num(r$value))
    for (i in seq_len(nrow(r$valueByStratum))) put(m, k, r$valueByStratum$stratum[i], num(r$valueByStratum$value[i]))
  }
}
close(out)

out <- file("survey.csv", "w")
cat("# R ", R, ", survey ", as.character(packageVersion("survey")), ", lonely.psu adjust; made by poverty.R\n", sep = "", file = out)
cat("design,measure,group,estimate,se\n", file = out)
d$roomy <- as.numeric(d$rooms >= 3)
d$of_wage <- as.numeric(!is.na(d$wage)); d$wage0 <- ifelse(is.na(d$wage), 0, d$wage)
designs <- list(
  fpc = svydesign(ids = ~psu, strata = ~stratum, fpc = ~fpc, weights = ~weight, nest = TRUE, data = d),
  replacement = svydesign(ids = ~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = d),
  persons = svydesign(ids = ~1, weights = ~weight, data = d))
for (name in names(designs)) {
  des <- designs[[name]]
  add <- function(measure, group, x) put(name, measure, group, num(unname(coef(x))[1]), num(sqrt(unname(diag(as.matrix(vcov(x))))[1])))
  add("mean", "", svymean(~income, des))
  add("share", "", svymean(~roomy, des))
  add("ratio", "", svyratio(~income, ~rooms, des))
  for (g in sort(unique(d$region))) {
    sub <- subset(des, region == g)
    add("mean", g, svymean(~income, sub))
    add("share", g, svymean(~roomy, sub))
    add("ratio", g, svyratio(~income, ~rooms, sub))
  }
  add("wage", "", svyratio(~wage0, ~of_wage, des))
  # Sides as ratios of totals, so that both are estimated in one design.
  s <- list(m = d$of_wage * (d$sex == "male"), f = d$of_wage * (d$sex == "female"))
  des <- update(des, nm = s$m, nf = s$f, ym = s$m * d$wage0, yf = s$f * d$wage0)
  totals <- svytotal(~ym + nm + yf + nf, des)
  add("contrast_mean", "", svycontrast(totals, quote(ym / nm - yf / nf)))
  add("gpg", "", svycontrast(totals, quote(100 * (1 - (yf / nf) / (ym / nm)))))
}
ci <- svyciprop(~roomy, designs$fpc, method = "logit")
put("fpc", "share_lower", "", num(attr(ci, "ci")[[1]]), "")
put("fpc", "share_upper", "", num(attr(ci, "ci")[[2]]), "")
put("fpc", "degrees_of_freedom", "", num(degf(designs$fpc)), "")
close(out)
