# The same four measures by R laeken, overall and by region; prints the seconds of the computation alone.
suppressMessages(library(laeken))
persons <- read.csv(commandArgs(trailingOnly = TRUE)[1])
seconds <- system.time({
  arpr("eqIncome", weights = "rb050", breakdown = "db040", data = persons)
  qsr("eqIncome", weights = "rb050", breakdown = "db040", data = persons)
  gini("eqIncome", weights = "rb050", breakdown = "db040", data = persons)
  rmpg("eqIncome", weights = "rb050", breakdown = "db040", data = persons)
})
cat(seconds[["elapsed"]], "\n")
