//! Multidimensional poverty from a table. (Taken: another colleague writes this folder now.)
