//! Administrative units, neighbours, development groups: who is where, and matching of names to codes.
