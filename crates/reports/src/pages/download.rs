//! A report's file.

use kernel::{Language, UnitCode};
use web::{
    Answer, May, Problem, View,
    axum::{
        body::Body,
        extract::Path,
        http::{HeaderValue, header},
        response::Response,
    },
};

use super::id;
use crate::{Format, actions::read_report, permissions::ListReports, report::MadeReport};

/// `GET /reports/{id}/file`
pub(super) async fn send(
    May(permit): May<ListReports>,
    view: View,
    Path(report): Path<String>,
) -> Answer<Response> {
    let found = read_report(&permit, view.app().database(), id(&report)?).await?;
    let (report, bytes) = found.ok_or_else(Problem::not_found)?;
    let unit = permit.scope().unit().ok_or_else(Problem::not_found)?;
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    let media = HeaderValue::from_static(media(report.asked.format));
    headers.insert(header::CONTENT_TYPE, media);
    let disposition = disposition(&view, unit, &report);
    let disposition =
        HeaderValue::from_str(&disposition).map_err(|fault| Problem::internal(&fault))?;
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}

const fn media(format: Format) -> &'static str {
    match format {
        Format::Pdf => "application/pdf",
        Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Format::Html => "text/html; charset=utf-8",
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
}

/// The file's name: in plain letters for old browsers, in the report's language and script for others.
fn disposition(view: &View, unit: &UnitCode, report: &MadeReport) -> String {
    let asked = &report.asked;
    let period = asked.period.map_or_else(String::new, |one| format!("-{one}"));
    let ending = asked.format.extension();
    let plain = format!("svi-{unit}{period}-{}.{ending}", asked.language);
    let municipalities = view.municipalities();
    let name = municipalities.iter().find(|(code, _)| code == unit);
    let name = name.map_or(unit.as_str(), |(_, name)| name);
    let title = match asked.language {
        Language::English => "Social inclusion report",
        Language::SerbianLatin | Language::SerbianCyrillic => "Izveštaj o socijalnom uključivanju",
    };
    let full = asked.language.show(&format!("{title} {name}")).into_owned();
    let full = format!("{full}{}.{ending}", period.replace('-', " "));
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", encoded(&full))
}

/// Percent-encoded as RFC 8187 asks.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_encoded() {
        assert_eq!(encoded("Izveštaj 2026.pdf"), "Izve%C5%A1taj%202026.pdf");
    }
}
