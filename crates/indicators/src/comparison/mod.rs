//! Comparison of a unit with others. (Taken: another colleague writes this folder now.)
