//! What charts promise: well-formed drawings, positions in proportion, no word of their own.

mod all;
mod facts;
mod hostile;
