//! SVG charts from plain values, for page and document alike.
