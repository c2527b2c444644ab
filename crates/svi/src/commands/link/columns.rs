//! Which column is the record's id, and what the others hold.

use std::path::Path;

use linkage::{Field, Kind, Spec, guess_kind};
use tables::{Finding, Options, Table};

use crate::{
    cli::LinkArgs,
    exit::{Failure, OrRefuse as _, refuse},
    installation::read_text,
};

/// Rows on which kinds are guessed.
const SAMPLE: usize = 2000;

/// The columns that are compared, and where the ids are.
pub(super) struct Columns {
    /// What is compared.
    pub(super) spec: Spec,
    /// The id's column in each file.
    pub(super) ids: Vec<String>,
    is_guessed: bool,
    unused: Vec<String>,
}

impl Columns {
    /// What each column was taken for.
    pub(super) fn said(&self) -> String {
        let how = if self.is_guessed { "guessed" } else { "given" };
        let mut ids = self.ids.clone();
        ids.dedup();
        let mut text = format!("columns as {how}: {} the id", ids.join(" and "));
        for field in &self.spec.fields {
            text.push_str(&format!(", {} {}", field.name, field.kind.code()));
        }
        if !self.unused.is_empty() {
            text.push_str(&format!("; not compared: {}", self.unused.join(", ")));
        }
        text.push('\n');
        text
    }
}

/// The beginning of a file.
struct Head {
    file: String,
    header: Vec<String>,
    /// Values of each column.
    sample: Vec<Vec<String>>,
}

impl Head {
    fn read(path: &Path) -> anyhow::Result<Self> {
        let mut table = Table::open(path, &Options::default()).or_refuse(Failure::Input)?;
        let header = table.header().to_vec();
        let mut sample = vec![Vec::new(); header.len()];
        for _ in 0..SAMPLE {
            let Some(row) = table.next_row().or_refuse(Failure::Input)? else { break };
            for (values, cell) in sample.iter_mut().zip(row.cells()) {
                values.push(cell.text());
            }
        }
        Ok(Self { file: path.display().to_string(), header, sample })
    }

    /// Columns that may hold the record's id, best first: the name contains `id`, no value is blank or twice.
    fn may_be_ids(&self) -> impl Iterator<Item = &str> {
        self.header.iter().zip(&self.sample).filter_map(|(name, values)| {
            let mut sorted: Vec<&str> = values.iter().map(String::as_str).collect();
            sorted.sort_unstable();
            let is_unique = sorted.windows(2).all(|pair| pair.first() != pair.last())
                && sorted.first().is_none_or(|least| !least.is_empty());
            (is_named_id(name) && is_unique).then_some(name.as_str())
        })
    }

    /// The first such column whose values are unique in the whole file.
    fn find_id(&self, path: &Path) -> anyhow::Result<String> {
        let mut candidates: Vec<&str> = self.may_be_ids().collect();
        if candidates.is_empty() {
            // The only column of such a name is meant: reading says which row is at fault.
            let named = self.header.iter().filter(|name| is_named_id(name));
            candidates = named.map(String::as_str).collect();
        }
        // A single candidate is read and checked with the records.
        if let [only] = candidates.as_slice() {
            return Ok((*only).to_owned());
        }
        for name in candidates {
            if is_unique(path, name)? {
                return Ok(name.to_owned());
            }
        }
        Err(refuse(
            Failure::Input,
            Finding::new(
                self.file.clone(),
                "a column whose name contains id and whose values are unique",
                format!("columns {}", self.header.join(", ")),
            )
            .to_string(),
        ))
    }
}

fn is_named_id(name: &str) -> bool {
    name.to_lowercase().contains("id")
}

/// Whether no value of a column is blank or twice.
fn is_unique(path: &Path, name: &str) -> anyhow::Result<bool> {
    let mut table = Table::open(path, &Options::default()).or_refuse(Failure::Input)?;
    let column = table.column(name).or_refuse(Failure::Input)?;
    let mut values = super::read::Ids::default();
    while let Some(row) = table.next_row().or_refuse(Failure::Input)? {
        values.push(row.cell(column));
    }
    Ok(values.find_twice().is_none() && !values.has_blank())
}

/// The columns, by the specification or by guess.
///
/// # Errors
/// One line that names the file, what was expected and what was found.
pub(super) fn choose(args: &LinkArgs) -> anyhow::Result<Columns> {
    let files: Vec<&Path> =
        std::iter::once(args.file.as_path()).chain(args.file2.as_deref()).collect();
    let heads = files.iter().map(|file| Head::read(file)).collect::<anyhow::Result<Vec<Head>>>()?;
    match &args.spec {
        Some(path) => given(path, &files, &heads),
        None => guessed(&files, &heads),
    }
}

fn given(path: &Path, files: &[&Path], heads: &[Head]) -> anyhow::Result<Columns> {
    let shown = path.display();
    let spec = Spec::from_toml(&read_text(path)?)
        .map_err(|fault| refuse(Failure::Input, format!("{shown}: {fault}")))?;
    for head in heads {
        if let Some(field) = spec.fields.iter().find(|field| !head.header.contains(&field.name)) {
            let expected = format!("a column {}", Finding::quote(&field.name));
            let found = format!("columns {}", head.header.join(", "));
            let finding = Finding::new(head.file.clone(), expected, found);
            return Err(refuse(Failure::Input, finding.to_string()));
        }
    }
    let named = spec.fields.iter().find(|field| field.kind == Kind::Id);
    let ids = match named {
        Some(field) => vec![field.name.clone(); heads.len()],
        None => find_ids(files, heads)?,
    };
    let fields = spec.fields.iter().filter(|field| field.kind != Kind::Id).cloned().collect();
    let spec =
        Spec::new(fields).map_err(|fault| refuse(Failure::Input, format!("{shown}: {fault}")))?;
    Ok(columns(spec, ids, heads, false))
}

fn find_ids(files: &[&Path], heads: &[Head]) -> anyhow::Result<Vec<String>> {
    heads.iter().zip(files).map(|(head, path)| head.find_id(path)).collect()
}

fn guessed(files: &[&Path], heads: &[Head]) -> anyhow::Result<Columns> {
    let ids = find_ids(files, heads)?;
    let Some(first) = heads.first() else { return Err(refuse(Failure::Usage, "no file")) };
    let is_common = |name: &String| {
        !name.is_empty()
            && !ids.contains(name)
            && heads.iter().all(|head| head.header.contains(name))
    };
    let fields = first
        .header
        .iter()
        .zip(&first.sample)
        .filter(|(name, _)| is_common(name))
        .map(|(name, values)| {
            let sample: Vec<&str> = values.iter().map(String::as_str).collect();
            Field { name: name.clone(), kind: guess_kind(name, &sample) }
        })
        .collect();
    let file = &first.file;
    let spec =
        Spec::new(fields).map_err(|fault| refuse(Failure::Input, format!("{file}: {fault}")))?;
    Ok(columns(spec, ids, heads, true))
}

fn columns(spec: Spec, ids: Vec<String>, heads: &[Head], is_guessed: bool) -> Columns {
    let is_used =
        |name: &&String| ids.contains(name) || spec.fields.iter().any(|field| field.name == **name);
    let mut unused: Vec<String> =
        heads.iter().flat_map(|head| &head.header).filter(|name| !is_used(name)).cloned().collect();
    unused.sort_unstable();
    unused.dedup();
    Columns { spec, ids, is_guessed, unused }
}
