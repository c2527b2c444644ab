//! Facts about households and persons; poverty, deprivation and inclusion derived from them, each result explained.
