# Makes calibration_input.csv and calibration.csv: synthetic records and what R survey makes of their weights.
# Run in this folder: Rscript calibration.R
suppressPackageStartupMessages(library(survey))
set.seed(20260101)
n <- 120
sex <- sample(0:1, n, TRUE)
area <- sample(0:3, n, TRUE, c(.4, .3, .2, .1))
age <- sample(18:90, n, TRUE)
weight <- round(runif(n, 5, 30), 3)
d <- data.frame(sex, area, age, weight)
write.csv(d, "calibration_input.csv", row.names = FALSE)
sexTotals <- c(1000, 1150); areaTotals <- c(800, 700, 450, 200); ageTotal <- 2150 * 52.5
d$sex <- factor(d$sex); d$area <- factor(d$area)
des <- svydesign(ids = ~1, weights = ~weight, data = d)
pop <- c(`(Intercept)` = 2150, sex1 = 1150, area1 = 700, area2 = 450, area3 = 200)
tight <- 1e-12
raked <- rake(des, list(~sex, ~area),
  list(data.frame(sex = factor(0:1), Freq = sexTotals), data.frame(area = factor(0:3), Freq = areaTotals)),
  control = list(maxit = 500, epsilon = 1e-11, verbose = FALSE))
bounded <- calibrate(des, ~ sex + area, pop, calfun = cal.raking, bounds = c(0.65, 1.45), epsilon = tight, maxit = 500)
linear <- calibrate(des, ~ sex + area, pop, calfun = "linear", epsilon = tight)
greg <- calibrate(des, ~ sex + area + age, c(pop, age = ageTotal), calfun = "linear", epsilon = tight)
out <- data.frame(raked = weights(raked), bounded = weights(bounded), linear = weights(linear), greg = weights(greg))
con <- file("calibration.csv", "w")
writeLines(sprintf("# %s, survey %s: Rscript calibration.R", R.version.string, packageVersion("survey")), con)
writeLines(paste(names(out), collapse = ","), con)
writeLines(apply(format(out, digits = 17, trim = TRUE), 1, paste, collapse = ","), con)
close(con)
print(sapply(out / weight, range)); print(sum(weight))
