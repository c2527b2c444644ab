//! Estimators on slices: poverty, inequality, multidimensional poverty, variance, calibration, comparison, disclosure.
