//! CSV, XLSX, encodings, decimal commas: reading with findings, writing safely.
