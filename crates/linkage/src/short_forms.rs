//! Short forms of given names, from `data/diminutives.csv`: one full name a row, its short forms beside it.
//!
//! A short form may stand for several names (*Saša*: Aleksandar, Aleksandra); two words that share one may be one name.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::fold;

const FILE: &str = include_str!("../data/diminutives.csv");

/// Most full names that one short form may stand for.
const MOST: usize = 6;

/// The full names that a word is or may stand for, by their rows from 1; zero is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) struct Forms {
    rows: [u16; MOST],
    /// Whether the word is itself a full name: its own row stands first.
    pub(crate) is_full: bool,
}

impl Forms {
    /// Whether two words may be one name.
    pub(crate) fn shares(self, other: Self) -> bool {
        self.rows.iter().any(|row| *row != 0 && other.rows.contains(row))
    }

    /// Codes of the sound of the full names, at most `most`.
    pub(crate) fn codes(self, most: usize) -> impl Iterator<Item = u64> {
        let rows = self.rows.into_iter().filter(|row| *row != 0).take(most);
        rows.filter_map(|row| TABLE.codes.get(usize::from(row) - 1).copied())
    }

    fn add(&mut self, row: u16) {
        if !self.rows.contains(&row)
            && let Some(free) = self.rows.iter_mut().find(|place| **place == 0)
        {
            *free = row;
        }
    }
}

struct Table {
    forms: BTreeMap<String, Forms>,
    codes: Vec<u64>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| read(FILE));

fn read(file: &str) -> Table {
    let mut table = Table { forms: BTreeMap::new(), codes: Vec::new() };
    let rows: Vec<(String, Vec<String>)> = file
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(','))
        .map(|(name, short)| (fold::fold(name), short.split(' ').map(fold::fold).collect()))
        .filter(|(name, _): &(String, Vec<String>)| !name.contains(' '))
        .collect();
    for (at, (name, _)) in rows.iter().enumerate() {
        table.codes.push(fold::code(&fold::sound(name)));
        let forms = table.forms.entry(name.clone()).or_default();
        forms.add(at as u16 + 1);
        forms.is_full = true;
    }
    for (at, (_, short)) in rows.iter().enumerate() {
        for word in short.iter().filter(|word| !word.is_empty()) {
            table.forms.entry(word.clone()).or_default().add(at as u16 + 1);
        }
    }
    table
}

/// The full names of a folded word; none for a word that the table does not know.
pub(crate) fn forms(word: &str) -> Forms {
    TABLE.forms.get(word).copied().unwrap_or_default()
}
