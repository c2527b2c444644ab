//! Priorities in words: every one with its reasons and the name of the rule.

use kernel::TextArgs;

use crate::{
    document::{Block, Callout, CalloutKind, Item, List, Run},
    model::{Figure, Section},
    speech::Speech,
};

use super::{Reason, Writer, find_priorities, sentences};

pub(super) fn write(writer: &mut Writer<'_>) {
    let speech = writer.speech;
    let priorities = find_priorities(&writer.input.figures);
    if priorities.is_empty() {
        writer.say("no-priorities");
        writer.committee(Section::Priorities);
        return;
    }
    writer.say("priorities-intro");
    let items = priorities.iter().map(|priority| {
        let value = sentences::show_cell(speech, priority.figure, &priority.figure.cell);
        let reasons = priority.reasons.iter().map(|reason| Item {
            runs: vec![Run::plain(tell_reason(speech, priority.figure, reason))],
            nested: vec![],
        });
        Item {
            runs: vec![Run::strong(format!("{}: {value}", speech.words(&priority.figure.name)))],
            nested: vec![List { ordered: false, items: reasons.collect() }],
        }
    });
    let list = List { ordered: true, items: items.collect() };
    writer.push(Block::List(list));
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

fn tell_reason(speech: Speech, figure: &Figure, reason: &Reason<'_>) -> String {
    match reason {
        Reason::Behind { than, value } => {
            let args = TextArgs::new()
                .text("label", speech.words(&than.label))
                .text("value", speech.value(*value, &figure.measure));
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
        Reason::GroupBehind { dimension, group, value } => {
            let args = TextArgs::new()
                .text("dimension", speech.words(dimension))
                .text("group", speech.words(group))
                .text("value", speech.value(*value, &figure.measure));
            speech.with("reason-group", &args)
        }
    }
}
