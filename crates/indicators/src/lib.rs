//! Indicator catalogue, microdata, snapshots, runs, official figures.
