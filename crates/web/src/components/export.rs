//! What a list shows, as a file to take away: CSV or XLSX, written by `tables`, so that no cell is taken for a formula.
//!
//! CSV goes out while it is written, whatever its length; a workbook is made whole first.

use std::{io, pin::pin};

use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, header},
    response::Response,
};
use chrono::Datelike as _;
use futures_util::{Stream, StreamExt as _, stream};
use tables::{CreationDate, CsvStyle, Sheet, Value, Workbook, write_csv};
use tokio::sync::mpsc;

use super::{table_query::ExportFormat, time::in_belgrade};
use crate::{
    problem::{Answer, Kind, Problem},
    view::View,
};

/// Rows that a sheet can hold, less its header.
const MOST_ROWS: usize = 1_048_575;
/// Pieces of a file on their way.
const PIECES: usize = 8;
const PIECE: usize = 32 * 1024;

/// A file of rows.
#[derive(Debug, Clone)]
pub struct Export {
    /// Its kind.
    pub format: ExportFormat,
    /// Its name without ending: letters, digits, hyphens.
    pub name: &'static str,
    /// Its title, in the reader's language.
    pub title: String,
    /// The columns, in the reader's language.
    pub columns: Vec<String>,
}

impl Export {
    /// A file of the columns that a list shows.
    pub fn of(view: &View, format: ExportFormat, query: &super::TableQuery) -> Self {
        let shape = query.shape();
        let columns = query.columns().iter().map(|column| view.t(column.title)).collect();
        Self { format, name: shape.id, title: view.t(shape.caption), columns }
    }

    /// Sends rows that are all there.
    ///
    /// # Errors
    /// [`Problem`] when the file cannot be made.
    pub async fn send(self, view: &View, rows: Vec<Vec<Value>>) -> Answer {
        self.send_stream(view, stream::iter(rows.into_iter().map(Ok))).await
    }

    /// Sends rows as they come. A row that fails ends a CSV file in the middle, which the browser reports as a broken download.
    ///
    /// # Errors
    /// [`Problem`] when a workbook cannot be made.
    pub async fn send_stream<S>(self, view: &View, rows: S) -> Answer
    where
        S: Stream<Item = Answer<Vec<Value>>> + Send + 'static,
    {
        let (media, body) = match self.format {
            ExportFormat::Csv => ("text/csv; charset=utf-8", self.csv(view, rows)),
            ExportFormat::Xlsx => (
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                self.workbook(view, rows).await?,
            ),
        };
        let today = in_belgrade(view.app().database().now()).date();
        let name = format!("{}-{today}.{}", self.name, self.format.extension());
        let mut response = Response::new(body);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
        let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
            .unwrap_or(HeaderValue::from_static("attachment"));
        headers.insert(header::CONTENT_DISPOSITION, disposition);
        Ok(response)
    }

    fn csv<S>(&self, view: &View, rows: S) -> Body
    where
        S: Stream<Item = Answer<Vec<Value>>> + Send + 'static,
    {
        let is_serbian = view.language().is_serbian();
        let style = if is_serbian {
            CsvStyle::SERBIAN_OFFICE
        } else {
            CsvStyle { byte_order_mark: true, ..CsvStyle::PLAIN }
        };
        let header = self.columns.clone();
        let (row_sender, mut row_receiver) = mpsc::channel(256);
        let (sender, receiver) = mpsc::channel(PIECES);
        tokio::spawn(async move {
            let mut rows = pin!(rows);
            while let Some(row) = rows.next().await {
                if row_sender.send(row).await.is_err() {
                    break;
                }
            }
        });
        tokio::task::spawn_blocking(move || {
            let mut failed = false;
            let rows = std::iter::from_fn(|| match row_receiver.blocking_recv()? {
                Ok(row) => Some(row),
                Err(_logged_already) => {
                    failed = true;
                    None
                }
            });
            let titles: Vec<&str> = header.iter().map(String::as_str).collect();
            let pieces = io::BufWriter::with_capacity(PIECE, Pieces(sender.clone()));
            let written = write_csv(pieces, style, &titles, rows);
            if failed || written.is_err() {
                let broken = Err(io::Error::other("the rows ended in the middle"));
                let _reader_may_be_gone = sender.blocking_send(broken);
            }
        });
        let pieces = stream::unfold(receiver, |mut receiver| async {
            receiver.recv().await.map(|piece| (piece, receiver))
        });
        // Compression asks once more after the end, which `unfold` alone answers with a panic.
        Body::from_stream(pieces.fuse())
    }

    async fn workbook<S>(&self, view: &View, rows: S) -> Answer<Body>
    where
        S: Stream<Item = Answer<Vec<Value>>> + Send + 'static,
    {
        let titles: Vec<&str> = self.columns.iter().map(String::as_str).collect();
        let mut sheet =
            Sheet::new(view.t("web-export-sheet"), &titles).with_widths(&vec![22.0; titles.len()]);
        let mut rows = pin!(rows);
        let mut count = 0;
        while let Some(row) = rows.next().await {
            count += 1;
            if count > MOST_ROWS {
                return Err(Problem::of(Kind::TooLarge).with_detail(view.t("web-export-too-long")));
            }
            sheet.push(row?);
        }
        let today = in_belgrade(view.app().database().now()).date();
        let created = CreationDate {
            year: u16::try_from(today.year()).unwrap_or(2000),
            month: today.month() as u8,
            day: today.day() as u8,
        };
        let mut book = Workbook::new(self.title.clone(), created);
        book.push(sheet);
        let made = tokio::task::spawn_blocking(move || {
            let mut bytes = Vec::new();
            book.write_to(&mut bytes).map(|()| bytes)
        });
        let bytes = made.await.map_err(|cause| Problem::internal(&cause))?;
        Ok(Body::from(bytes.map_err(|cause| Problem::internal(&cause))?))
    }
}

/// Hands pieces of a file to the response, and waits while the reader is slow.
struct Pieces(mpsc::Sender<io::Result<Bytes>>);

impl io::Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let piece = Ok(Bytes::copy_from_slice(bytes));
        self.0.blocking_send(piece).map_err(|gone| io::Error::other(gone.to_string()))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
