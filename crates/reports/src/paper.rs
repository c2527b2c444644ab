//! Sets documents of tables for other contexts, with the look of the report.

use std::sync::Arc;

use futures_util::FutureExt as _;
use tokio::sync::Semaphore;
use web::{Answer, Paper, PaperPart, Print, Problem};

use crate::{
    ReportError,
    document::{Block, Column, Document, Heading, Labels, MADE_BY, Meta, Run, Setting, Table},
    pdf,
    speech::Speech,
};

/// Sets one document at a time beside the threads that answer requests: each takes a core and the memory of its pages.
pub(crate) fn printer() -> Print {
    let one = Arc::new(Semaphore::new(1));
    Print(Arc::new(move |paper| set(paper, one.clone()).boxed()))
}

async fn set(paper: Paper, one: Arc<Semaphore>) -> Answer<Vec<u8>> {
    let _turn = one.acquire().await.map_err(|closed| Problem::internal(&closed))?;
    let work = tokio::task::spawn_blocking(move || pdf::render(&document(paper)?));
    let set = work.await.map_err(|fault| Problem::internal(&fault))?;
    set.map_err(|fault| Problem::internal(&fault))
}

/// The document of a paper.
fn document(paper: Paper) -> Result<Document, ReportError> {
    let speech = Speech::new(paper.language)?;
    let paragraph = |text: String| Block::Paragraph(vec![Run::plain(text)]);
    let meta = meta(&paper, speech);
    let mut blocks: Vec<Block> = paper.lead.into_iter().map(paragraph).collect();
    for (at, part) in paper.parts.into_iter().enumerate() {
        push(&mut blocks, at, part);
    }
    blocks.extend(paper.closing.into_iter().map(paragraph));
    let mut document = Document { meta, blocks };
    document.clean();
    Ok(document)
}

fn push(blocks: &mut Vec<Block>, at: usize, part: PaperPart) {
    blocks.push(Block::Heading(Heading {
        level: 1,
        number: String::new(),
        text: part.title.clone(),
        anchor: format!("part-{at}"),
    }));
    if part.rows.is_empty() {
        blocks.push(Block::Paragraph(vec![Run::plain(part.empty)]));
        return;
    }
    let columns = part.columns.into_iter().map(|(title, width)| Column::text(title, width));
    blocks.push(Block::Table(Table {
        // The heading says it.
        caption: String::new(),
        columns: columns.collect(),
        rows: part.rows,
        notes: Vec::new(),
        setting: Setting::Plain,
    }));
}

fn meta(paper: &Paper, speech: Speech) -> Meta {
    Meta {
        language: paper.language,
        title: paper.title.clone(),
        unit: paper.from.clone(),
        place: String::new(),
        period: paper.subject.clone(),
        state: paper.day_text.clone(),
        date_text: paper.day_text.clone(),
        date: paper.day,
        has_cover: false,
        demo: paper.demo.clone(),
        description: format!("{}: {}", paper.title, paper.subject),
        made_by: MADE_BY.to_owned(),
        labels: Labels::of(speech),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use kernel::Language;

    use super::*;

    fn paper() -> Paper {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        Paper {
            language: Language::SerbianLatin,
            title: "Izveštaj o uvidu".to_owned(),
            subject: "Jović Ana".to_owned(),
            from: "Vedrovo".to_owned(),
            day: NaiveDate::from_ymd_opt(2026, 11, 28).unwrap(),
            day_text: "28. 11. 2026.".to_owned(),
            lead: vec!["Sve što se čuva.".to_owned()],
            parts: vec![
                PaperPart {
                    title: "Beleške".to_owned(),
                    columns: vec![("Podatak".to_owned(), 1), ("Vrednost".to_owned(), 2)],
                    rows: vec![row(["Beleška", "#panic() *jako* $x$\nu dva reda \u{7}漢"])],
                    empty: String::new(),
                },
                PaperPart {
                    title: "Ko je gledao".to_owned(),
                    columns: vec![("Kada".to_owned(), 1)],
                    rows: Vec::new(),
                    empty: "Niko do sada.".to_owned(),
                },
            ],
            closing: vec!["Možete tražiti ispravku.".to_owned()],
            demo: Some("Ogledni sistem".to_owned()),
        }
    }

    #[test]
    fn a_paper_is_its_paragraphs_and_tables_in_order_without_a_cover() {
        let document = document(paper()).unwrap();
        assert!(!document.meta.has_cover);
        assert_eq!(document.meta.header(), "Vedrovo · Jović Ana · 28. 11. 2026.");
        let told: Vec<String> = document
            .blocks
            .iter()
            .map(|block| match block {
                Block::Heading(heading) => format!("{} {}", heading.anchor, heading.text),
                Block::Paragraph(runs) => runs.iter().map(|run| run.text.as_str()).collect(),
                Block::Table(table) => table.rows.concat().join(" | "),
                other => format!("{other:?}"),
            })
            .collect();
        let expected = [
            "Sve što se čuva.",
            "part-0 Beleške",
            "Beleška | #panic() *jako* $x$ u dva reda  漢",
            "part-1 Ko je gledao",
            "Niko do sada.",
            "Možete tražiti ispravku.",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn what_somebody_wrote_is_text_on_paper_never_markup() {
        let bytes = pdf::render(&document(paper()).unwrap()).unwrap();
        assert!(bytes.starts_with(b"%PDF-"));
        assert_eq!(bytes, pdf::render(&document(paper()).unwrap()).unwrap());
    }
}
