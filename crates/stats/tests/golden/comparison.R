# Makes comparison.csv: what R and metafor give for the data written here. Run in this folder: Rscript comparison.R
suppressPackageStartupMessages(library(metafor))
out <- character()
put <- function(name, x) out <<- c(out, paste(name, paste(format(unname(x), digits = 17, trim = TRUE), collapse = " "), sep = ","))

# Fay-Herriot.
y <- c(12.1, 26.4, 17.3, 5.8, 38.2, 21.7, 8.5, 29.9, 14.2, 25.6)
s <- c(2.1, 3.4, 4.0, 1.8, 5.2, 2.9, 2.2, 4.8, 1.5, 3.1)
x <- c(0.8, 1.9, 2.2, 1.1, 2.9, 2.4, 1.2, 2.1, 0.9, 1.6)
d <- s^2
for (m in c("REML", "HE")) {
  fit <- rma(y, vi = d, mods = ~x, method = m, control = list(threshold = 1e-11, maxiter = 1000))
  a <- fit$tau2
  w <- 1 / (a + d); X <- cbind(1, x); q <- solve(t(X) %*% (w * X))
  synthetic <- drop(X %*% q %*% t(X) %*% (w * y)); g <- a * w
  va <- if (m == "REML") 2 / sum(w^2) else 2 / length(y)^2 * sum((a + d)^2)
  put(paste0("fh_", m, "_coefficients"), coef(fit))
  put(paste0("fh_", m, "_variance"), a)
  put(paste0("fh_", m, "_eblup"), blup(fit)$pred)
  put(paste0("fh_", m, "_mse"), g * d + (1 - g)^2 * rowSums((X %*% q) * X) + 2 * d^2 * w^3 * va)
}

# Funnel limits, Spiegelhalter (2005), A.1.1.
limit <- function(q, p, f) { r <- q(p); here <- f(r); below <- if (r > 0) f(r - 1) else 0; max(0, r - (here - p) / (here - below)) }
ps <- c(0.025, 0.975, 0.001, 0.999)
put("funnel_binomial_40", sapply(ps, limit, q = function(p) qbinom(p, 40, 0.2), f = function(r) pbinom(r, 40, 0.2)) / 40)
put("funnel_binomial_1500", sapply(ps, limit, q = function(p) qbinom(p, 1500, 0.03), f = function(r) pbinom(r, 1500, 0.03)) / 1500)
put("funnel_poisson_3000", sapply(ps, limit, q = function(p) qpois(p, 6), f = function(r) ppois(r, 6)) / 3000)

# Poisson-gamma, Clayton & Kaldor (1987).
o <- c(4, 12, 0, 7, 30, 2, 9, 1); e <- c(5.1, 6.3, 2.2, 7.5, 18.9, 4.4, 3.0, 2.6)
mu <- mean(o / e); al <- mu / var(o / e)
for (i in 1:100000) {
  post <- (o + mu * al) / (e + al); mu2 <- mean(post)
  al2 <- mu2 / (sum((1 + al / e) * (post - mu2)^2) / (length(o) - 1))
  done <- abs(al2 - al) < 1e-14 * al; mu <- mu2; al <- al2; if (done) break
}
put("gamma_prior", c(mu * al, al)); put("gamma_mean", (o + mu * al) / (e + al))
put("gamma_lower", qgamma(.025, o + mu * al, e + al)); put("gamma_upper", qgamma(.975, o + mu * al, e + al))

# Direct standardisation, Fay & Feuer (1997).
ev <- c(0, 3, 11, 25); pop <- c(900, 1400, 800, 350); std <- c(30, 35, 22, 13) / 100
w <- std / pop; r <- sum(w * ev); v <- sum(w^2 * ev); wm <- max(w)
put("standard", c(r, v, qgamma(.025, r^2 / v, r / v), qgamma(.975, (r + wm)^2 / (v + wm^2), (r + wm) / (v + wm^2))))

# Peers: Mahalanobis and standardised distances of five places from the first.
z <- cbind(c(1, 2, 4, 3, 9), c(10, 12, 11, 19, 15)); S <- cov(z)
put("peers_mahalanobis", sqrt(mahalanobis(z, z[1, ], S)))
put("peers_standardised", as.matrix(dist(scale(z)))[1, ])
writeLines(c(sprintf("# %s, metafor %s: Rscript comparison.R", R.version.string, packageVersion("metafor")), out), "comparison.csv")
