//! Builders and golden-file readers for tests of the base.
