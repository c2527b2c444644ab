//! A chapter of figures: what stands out in words, all figures in one table, groups in a matrix, a few charts, what a list
//! found, the committee's words.

use crate::{
    document::Block,
    model::{Figure, Section},
};

use super::{Writer, figure_table, lead, listed, matrix, pictures};

pub(super) fn write(writer: &mut Writer<'_>, section: Section) {
    let (speech, input) = (writer.speech, writer.input);
    let all: Vec<&Figure> = input.figures.iter().filter(|f| f.section == section).collect();
    if all.is_empty() {
        writer.say("no-data");
        writer.committee(section);
        return;
    }
    let (mapped, figures): (Vec<&Figure>, Vec<&Figure>) = all.iter().partition(|f| f.is_list());
    for paragraph in lead::tell(speech, &figures) {
        writer.push(Block::Paragraph(paragraph));
    }
    if !figures.is_empty() {
        writer.push(Block::Table(figure_table::of(speech, section, &figures)));
    }
    for table in matrix::of(speech, &figures) {
        writer.push(Block::Table(table));
    }
    for chart in pictures::of(speech, input, section, &figures) {
        writer.push(Block::Chart(chart));
    }
    let blocks = listed::tell(speech, &mapped, !writer.list_is_explained);
    writer.list_is_explained |= !blocks.is_empty();
    for block in blocks {
        writer.push(block);
    }
    writer.committee(section);
}
