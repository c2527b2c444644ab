//! The municipal report and comparison: PDF, DOCX, HTML, XLSX.
