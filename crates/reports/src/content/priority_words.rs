//! Priorities in words: every one with its reasons and the name of the rule.

use kernel::TextArgs;

use crate::{
    document::{Block, Callout, CalloutKind, Item, List, Run},
    model::{Figure, Section},
    speech::Speech,
};

use super::{Priority, Reason, Writer, find_priorities, lead, sentences};

pub(super) fn write(writer: &mut Writer<'_>) {
    let speech = writer.speech;
    let priorities = find_priorities(&writer.input.figures);
    if priorities.is_empty() {
        writer.say("no-priorities");
        writer.committee(Section::Priorities);
        return;
    }
    writer.say("priorities-intro");
    for group in priorities.chunk_by(|a, b| a.figure.section == b.figure.section) {
        let Some(first) = group.first() else { continue };
        let title = speech.text(&super::section_key(first.figure.section));
        writer.push(Block::Paragraph(vec![Run::strong(title)]));
        let items = group.iter().map(|priority| item(speech, priority)).collect();
        writer.push(Block::List(List { ordered: false, items }));
    }
    let rule = |key: &str| Item { runs: vec![Run::plain(speech.text(key))], nested: vec![] };
    let rules = ["rule-behind", "rule-worsening", "rule-wide", "rule-group"].map(rule).into();
    writer.push(Block::Callout(Callout {
        kind: CalloutKind::Note,
        title: speech.text("rules-title"),
        blocks: vec![
            Block::List(List { ordered: false, items: rules }),
            Block::Paragraph(vec![Run::plain(speech.text("priorities-advisory"))]),
        ],
    }));
    writer.committee(Section::Priorities);
}

/// A priority with how many people it concerns and why it is one.
fn item(speech: Speech, priority: &Priority<'_>) -> Item {
    let figure = priority.figure;
    let value = sentences::show_cell(speech, figure, &figure.cell);
    let mut runs = vec![Run::strong(format!("{}: {value}", speech.words(&figure.name)))];
    if let Some(number) = lead::concerned(speech, figure) {
        runs.push(Run::plain(format!(". {number}")));
    }
    let reasons = priority.reasons.iter().map(|reason| Item {
        runs: vec![Run::plain(tell_reason(speech, figure, reason))],
        nested: vec![],
    });
    Item { runs, nested: vec![List { ordered: false, items: reasons.collect() }] }
}

fn tell_reason(speech: Speech, figure: &Figure, reason: &Reason<'_>) -> String {
    match reason {
        Reason::Behind { than, value } => {
            let compared = figure.compared();
            let args = TextArgs::new()
                .text("label", speech.words(&than.label))
                .text("value", speech.value(*value, &figure.measure))
                .text("period", compared.map_or_else(String::new, |one| one.period.to_string()))
                .text(
                    "own",
                    compared.map_or_else(String::new, |one| speech.value(one.own, &figure.measure)),
                );
            let tested = figure.cell.standard_error.is_some();
            speech.with(if tested { "reason-behind" } else { "reason-beyond-quartile" }, &args)
        }
        Reason::Worsening { difference, p } => {
            let args = TextArgs::new()
                .text("difference", speech.difference(*difference, &figure.measure))
                .text("p", speech.number(p.max(0.001), 3));
            speech.with("reason-worsening", &args)
        }
        Reason::Wide { .. } => speech.text("reason-wide"),
        Reason::GroupBehind { group, value, .. } => {
            let args = TextArgs::new()
                .text("group", speech.words(group))
                .text("value", speech.value(*value, &figure.measure));
            speech.with("reason-group", &args)
        }
    }
}
