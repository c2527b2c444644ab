//! Making an export: what who asked may see, read part by part, twice: for the columns that are filled, and for the rows.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use assessment::{Listed, LiveRules, RuleBook, current_results, find_listed, known_of};
use chrono::Datelike as _;
use database::{Audit, JobFault, JobKind, JobRun, PersonalReader};
use identity::{Notice, notify};
use kernel::{HouseholdId, Locale};
use registry::{ListRequest, ListSort, Query, held_by_right, households_listed, identities_of};
use sha2::{Digest as _, Sha256};
use tables::{CreationDate, CsvStyle, Sheet, Value, Workbook, write_csv};

use super::{EXPORT, rules};
use crate::{
    export::{Asked, Export, ExportFormat, ExportId},
    exported::{
        Cells, Column, DescriptionWords, Exporter, One, columns_of, descriptions, in_order,
    },
    store::export,
};

/// Households that are read together.
const HOUSEHOLDS_AT_A_TIME: usize = 400;
/// Most cells of a workbook: it is made whole in memory.
const MOST_CELLS: usize = 3_000_000;

/// The kind of job that makes exports.
pub(crate) fn make_export(live: &Arc<LiveRules>, locale: &'static Locale) -> JobKind {
    let live = live.clone();
    JobKind::of(EXPORT, move |run| {
        let live = live.clone();
        async move { all(run, live, locale).await }
    })
    .attempts(2)
}

async fn all(run: JobRun, live: Arc<LiveRules>, locale: &'static Locale) -> Result<(), JobFault> {
    let id = run.payload.get("export").and_then(|id| id.as_str()).unwrap_or_default();
    let id: ExportId = id.parse().map_err(|_no_id| JobFault("no export is named".to_owned()))?;
    let audit = Audit::of("make_export").about("export", id);
    let reader = run.database.read_personal(&run.authority, audit).await?;
    let found = export::find(&reader, id).await?;
    let Some(mut export) = found.filter(|one| one.made_at.is_none() && one.removed_at.is_none())
    else {
        return Ok(());
    };
    let keys = reader.keys_of(&[id.uuid()]).await?;
    let Some(asked) = export::open(&keys, &export)? else { return Ok(()) };
    let book = rules(live).await?;
    let files = Making { run: &run, reader: &reader, book: &book, asked: &asked, locale };
    let files = files.make(&export).await?;
    drop(reader);
    export.households = files.households;
    export.persons = files.persons;
    let mut tx = run.database.begin(&run.authority).await?;
    let media = export.format.media_type();
    export.file = Some(tx.put_blob(id.uuid(), media, &files.rows).await?);
    if let Some(descriptions) = &files.descriptions {
        export.descriptions = Some(tx.put_blob(id.uuid(), media, descriptions).await?);
    }
    export.made_at = Some(tx.now());
    export::update(&mut tx, &export).await?;
    if let Some(user) = run.authority.user() {
        let notice = Notice::of("mapping-notice-exported", format!("/exports/{id}"));
        let count = export.households.to_string();
        notify(&mut tx, user, run.authority.scope().unit(), notice.arg("count", count)).await?;
    }
    tx.complete(&run).await?;
    tx.commit(Audit::of("make_export").about("export", id)).await?;
    Ok(())
}

/// The bytes of an export.
struct Files {
    rows: Vec<u8>,
    descriptions: Option<Vec<u8>>,
    households: u64,
    persons: u64,
}

struct Making<'a> {
    run: &'a JobRun,
    reader: &'a PersonalReader,
    book: &'a RuleBook,
    asked: &'a Asked,
    locale: &'static Locale,
}

impl Making<'_> {
    async fn make(&self, export: &Export) -> Result<Files, JobFault> {
        let mut ids = households_listed(self.reader, &request(self.asked)).await?;
        let listed = self.listed().await?;
        if let Some(listed) = &listed {
            ids.retain(|id| listed.households.contains(id));
        }
        let numbered = numbered(self.usable(ids).await?, export.is_identified)?;
        let exporter = Exporter {
            only: listed.as_ref().and_then(|listed| listed.persons.as_ref()),
            catalogue: &self.book.catalogue,
            eyes: self.asked.eyes(),
            is_identified: export.is_identified,
            has_results: self.asked.has_results,
            today: self.run.database.now().date_naive(),
        };
        let total = 2 * numbered.len() as u64;
        let mut columns = BTreeSet::from([Column::Household, Column::Person]);
        let (mut done, mut households, mut persons) = (0, BTreeSet::new(), 0);
        for part in numbered.chunks(HOUSEHOLDS_AT_A_TIME) {
            self.run.progress(done, total);
            let rows = self.rows(&exporter, part).await?;
            households.extend(rows.iter().map(|(number, _)| *number));
            let rows: Vec<Cells> = rows.into_iter().map(|(_, row)| row).collect();
            persons += rows.len() as u64;
            columns_of(&rows, &mut columns);
            done += part.len() as u64;
        }
        let cells = columns.len().saturating_mul(usize::try_from(persons).unwrap_or(usize::MAX));
        if export.format == ExportFormat::Xlsx && cells > MOST_CELLS {
            return Err(JobFault(format!("a workbook of {cells} cells: CSV takes as many")));
        }
        let mut file = Rows::new(&exporter, &columns, export.format);
        for part in numbered.chunks(HOUSEHOLDS_AT_A_TIME) {
            self.run.progress(done, total);
            for (_, row) in self.rows(&exporter, part).await? {
                file.push(in_order(row, &columns));
            }
            file.flush()?;
            done += part.len() as u64;
        }
        self.run.progress(total, total);
        let language = self.asked.language();
        let words = self.words();
        let about = descriptions(&exporter, &columns, &words, language);
        let (rows, descriptions) = file.finish(&words, about, exporter.today)?;
        Ok(Files { rows, descriptions, households: households.len() as u64, persons })
    }

    /// Of households, those of whose members nobody's data may only be kept.
    async fn usable(&self, mut ids: Vec<HouseholdId>) -> Result<Vec<HouseholdId>, JobFault> {
        let held = held_by_right(self.reader, &ids).await?;
        ids.retain(|id| !held.restricted.contains(id));
        Ok(ids)
    }

    /// Who is on the list by which the export is narrowed; `None` when it is not.
    async fn listed(&self) -> Result<Option<Listed>, JobFault> {
        let Some(list) = &self.asked.list else { return Ok(None) };
        let listed = find_listed(self.reader, list.run).await?;
        let gone = || JobFault("what came of the list is kept no more".to_owned());
        listed.map(Some).ok_or_else(gone)
    }

    /// The rows of some households with their numbers, in the order of these.
    async fn rows(
        &self,
        exporter: &Exporter<'_>,
        part: &[(u64, HouseholdId)],
    ) -> Result<Vec<(u64, Cells)>, JobFault> {
        let ids: Vec<HouseholdId> = part.iter().map(|(_, id)| *id).collect();
        let identities = identities_of(self.reader, &ids).await?;
        let known = known_of(self.reader, &ids).await?;
        let results = if self.asked.has_results {
            current_results(self.reader, self.book, &known).await?
        } else {
            BTreeMap::new()
        };
        let identities: BTreeMap<HouseholdId, _> =
            identities.iter().map(|one| (one.household, one)).collect();
        let known: BTreeMap<HouseholdId, _> = known.iter().map(|one| (one.id(), one)).collect();
        let mut rows = Vec::new();
        for (number, id) in part {
            if let (Some(identity), Some(known)) = (identities.get(id), known.get(id)) {
                let results = results.get(id);
                let theirs = exporter.rows(One { identity, known, results, number: *number });
                rows.extend(theirs.into_iter().map(|row| (*number, row)));
            }
        }
        Ok(rows)
    }

    fn words(&self) -> DescriptionWords {
        let language = self.asked.language();
        let word = |key: &str| self.locale.text(language, key);
        DescriptionWords {
            header: [
                word("mapping-described-code"),
                word("mapping-described-level"),
                word("mapping-described-what"),
                word("mapping-described-unit"),
                word("mapping-described-question"),
                word("mapping-described-values"),
            ],
            household: word("mapping-described-household-id"),
            person: word("mapping-described-person-id"),
            settlement_name: word("mapping-described-settlement-name"),
            levels: [word("mapping-described-household"), word("mapping-described-person")],
        }
    }
}

fn request(asked: &Asked) -> ListRequest {
    let search = asked.search.as_deref().map(Query::parse);
    ListRequest {
        sort: ListSort::Name,
        is_descending: false,
        beside: None,
        settlement: asked.settlement.clone(),
        search: search.filter(|query| *query != Query::Empty),
        limit: 0,
    }
}

/// Households with their numbers: in the order of the list; without names in an order drawn by chance, so that neither the number
/// nor the place of a row tells anything, and two exports cannot be laid side by side.
fn numbered(
    mut ids: Vec<HouseholdId>,
    is_identified: bool,
) -> Result<Vec<(u64, HouseholdId)>, JobFault> {
    if !is_identified {
        let chance = database::random::<32>()?;
        ids.sort_by_cached_key(|id| {
            let mut hash = Sha256::new();
            hash.update(chance);
            hash.update(id.uuid().as_bytes());
            let place: [u8; 32] = hash.finalize().into();
            place
        });
    }
    Ok((1..).zip(ids).collect())
}

/// The rows, and the descriptions where they are a file of their own.
type Written = (Vec<u8>, Option<Vec<u8>>);

/// A file in the making.
struct Rows {
    header: Vec<String>,
    format: ExportFormat,
    waiting: Vec<Vec<Value>>,
    text: Vec<u8>,
}

impl Rows {
    fn new(exporter: &Exporter<'_>, columns: &BTreeSet<Column>, format: ExportFormat) -> Self {
        let header = columns.iter().map(|column| exporter.name(*column).to_owned()).collect();
        Self { header, format, waiting: Vec::new(), text: Vec::new() }
    }

    fn push(&mut self, row: Vec<Value>) {
        self.waiting.push(row);
    }

    /// Turns waiting rows into text; a workbook keeps them.
    fn flush(&mut self) -> Result<(), JobFault> {
        if self.format == ExportFormat::Xlsx {
            return Ok(());
        }
        let rows = std::mem::take(&mut self.waiting);
        let text = csv(&self.header, rows)?;
        // The header stands once; no code has a line break in it.
        let from = if self.text.is_empty() {
            0
        } else {
            text.iter().position(|byte| *byte == b'\n').map_or(0, |at| at + 1)
        };
        self.text.extend_from_slice(text.get(from..).unwrap_or_default());
        Ok(())
    }

    fn finish(
        mut self,
        words: &DescriptionWords,
        about: Vec<Vec<Value>>,
        today: chrono::NaiveDate,
    ) -> Result<Written, JobFault> {
        if self.format == ExportFormat::Csv {
            if self.text.is_empty() {
                self.text = csv(&self.header, Vec::new())?;
            }
            let described = csv(&words.header, about)?;
            return Ok((self.text, Some(described)));
        }
        let header: Vec<&str> = self.header.iter().map(String::as_str).collect();
        let mut data = Sheet::new("svi", &header);
        for row in self.waiting {
            data.push(row);
        }
        let header: Vec<&str> = words.header.iter().map(String::as_str).collect();
        let mut described =
            Sheet::new("opis", &header).with_widths(&[24.0, 14.0, 36.0, 18.0, 60.0, 60.0]);
        for row in about {
            described.push(row);
        }
        let date = CreationDate {
            year: u16::try_from(today.year()).unwrap_or(1900),
            month: u8::try_from(today.month()).unwrap_or(1),
            day: u8::try_from(today.day()).unwrap_or(1),
        };
        let mut book = Workbook::new("Svi", date);
        book.push(data);
        book.push(described);
        let mut bytes = Vec::new();
        book.write_to(&mut bytes).map_err(|fault| JobFault(fault.to_string()))?;
        Ok((bytes, None))
    }
}

fn csv(header: &[String], rows: Vec<Vec<Value>>) -> Result<Vec<u8>, JobFault> {
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let mut text = Vec::new();
    write_csv(&mut text, CsvStyle::PLAIN, &header, rows)
        .map_err(|fault| JobFault(fault.to_string()))?;
    Ok(text)
}
