//! Svi: the one program. Parses the command line and calls one command.

fn main() {}
