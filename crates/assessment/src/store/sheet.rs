//! Sheets in their table: read for one household or many, written together.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Look, SubjectKeys, Tx,
    sea_orm::{
        self, ActiveValue::Set, ColumnTrait as _, FromQueryResult, QueryFilter as _,
        QuerySelect as _, QueryTrait as _,
    },
};
use kernel::HouseholdId;
use registry::{Roster, rosters_of};
use uuid::Uuid;

use super::{
    entities::fact_sheet::{ActiveModel, Column, Entity},
    seal,
};
use crate::{
    Facts, HouseholdFacts, VariableCatalogue,
    known::{KnownHousehold, version_of, with_registry},
    record::FactSubject,
    sheet::Sheet,
    withheld::{Withheld, withheld},
};

/// Ids in one statement.
const IDS_A_STATEMENT: usize = 1_000;

/// Households whose sheets were read and are still sealed: opening them is work for other threads.
#[derive(Debug)]
pub(crate) struct SealedHouseholds {
    pub(crate) rosters: Vec<Roster>,
    rows: BTreeMap<Uuid, SealedSheet>,
    /// Other records by the one that stands for them.
    records: BTreeMap<Uuid, Vec<Uuid>>,
    withheld: BTreeMap<Uuid, Withheld>,
    /// The keys of households and members, and of their other records.
    pub(crate) keys: SubjectKeys,
}

/// What opening a sheet needs, and no more: rows are read by the hundred thousand.
#[derive(Debug, FromQueryResult)]
struct SealedSheet {
    subject: Uuid,
    version: i32,
    sealed: Vec<u8>,
}

/// Reads the sheets of households with the keys of everybody in them.
pub(crate) async fn of_rosters(
    look: &impl Look,
    rosters: Vec<Roster>,
) -> database::Result<SealedHouseholds> {
    // By subject, not by household: the sheet of somebody who moved in is where it was.
    let records = records(&rosters);
    let mut subjects = subjects(&rosters);
    subjects.extend(records.values().flatten());
    let mut rows = BTreeMap::new();
    for part in subjects.chunks(IDS_A_STATEMENT) {
        let select = look.select::<Entity>();
        let select = select.filter(Column::Subject.is_in(part.iter().copied())).select_only();
        let query = select.columns([Column::Subject, Column::Version, Column::Sealed]).into_query();
        let found: Vec<SealedSheet> = look.rows(&query).await?;
        rows.extend(found.into_iter().map(|row| (row.subject, row)));
    }
    let keys = look.keys_of(&subjects).await?;
    let withheld = withheld(&rosters);
    Ok(SealedHouseholds { rosters, rows, records, withheld, keys })
}

/// Of households within reach, those about which, or about whose members, something was ever answered: in any record of either.
pub(crate) async fn answered(
    look: &impl Look,
    households: &[HouseholdId],
) -> database::Result<BTreeSet<HouseholdId>> {
    let rosters = rosters_of(look, households).await?;
    let records = records(&rosters);
    let mut owners: BTreeMap<Uuid, HouseholdId> = BTreeMap::new();
    for roster in &rosters {
        for subject in subjects(std::slice::from_ref(roster)) {
            let others = records.get(&subject).into_iter().flatten().copied();
            owners.extend(others.chain([subject]).map(|one| (one, roster.household)));
        }
    }
    let select = look.select_among::<Entity>(Column::Subject, owners.keys().copied().collect());
    let query = select.select_only().column(Column::Subject).into_query();
    let found: Vec<OnlySubject> = look.rows(&query).await?;
    Ok(found.iter().filter_map(|row| owners.get(&row.subject).copied()).collect())
}

#[derive(Debug, FromQueryResult)]
struct OnlySubject {
    subject: Uuid,
}

/// Households and everybody in them.
pub(crate) fn subjects(rosters: &[Roster]) -> Vec<Uuid> {
    let members = rosters.iter().flat_map(|one| &one.members).map(|one| one.person.uuid());
    let households = rosters.iter().map(|one| one.household.uuid());
    households.chain(members).collect()
}

/// The other records of households and of everybody in them, by the record that stands for them.
pub(crate) fn records(rosters: &[Roster]) -> BTreeMap<Uuid, Vec<Uuid>> {
    let mut records = BTreeMap::new();
    for roster in rosters {
        if !roster.records.is_empty() {
            let others = roster.records.iter().map(|id| id.uuid()).collect();
            records.insert(roster.household.uuid(), others);
        }
        for member in roster.members.iter().filter(|one| !one.records.is_empty()) {
            let others = member.records.iter().map(|id| id.uuid()).collect();
            records.insert(member.person.uuid(), others);
        }
    }
    records
}

impl SealedHouseholds {
    /// Opens the sheets of one of the households.
    pub(crate) fn open(&self, roster: &Roster) -> database::Result<KnownHousehold> {
        let members = roster.members.iter().map(|member| self.sheet_of(member.person.uuid()));
        Ok(KnownHousehold {
            household: self.sheet_of(roster.household.uuid())?,
            members: members.collect::<database::Result<_>>()?,
            version: version_of(&self.versions(roster)),
            roster: roster.clone(),
        })
    }

    /// The sheets behind a household, those of other records too: subject, record, version; 0 where nothing was ever recorded.
    fn versions(&self, roster: &Roster) -> BTreeSet<(Uuid, Uuid, i32)> {
        let subjects = subjects(std::slice::from_ref(roster)).into_iter();
        let records = |subject: Uuid| {
            let others = self.records.get(&subject).into_iter().flatten().copied();
            std::iter::once(subject).chain(others).map(move |record| (subject, record))
        };
        let version = |record: &Uuid| self.rows.get(record).map_or(0, |row| row.version);
        let all = subjects.flat_map(records);
        all.map(|(subject, record)| (subject, record, version(&record))).collect()
    }

    /// Opens the sheet of a subject, with what is known by its other records, without what is not to be used.
    fn sheet_of(&self, subject: Uuid) -> database::Result<Sheet> {
        let open = |subject: Uuid| match self.rows.get(&subject) {
            Some(row) => seal::open_sheet(&self.keys, subject, row.version, &row.sealed),
            None => Ok(Sheet::default()),
        };
        let mut sheet = open(subject)?;
        for record in self.records.get(&subject).into_iter().flatten() {
            sheet.join(open(*record)?);
        }
        sheet.withhold(self.withheld.get(&subject).copied().unwrap_or_default());
        Ok(sheet)
    }

    /// Opens the facts of one of the households alone, as the rules read them.
    pub(crate) fn facts(
        &self,
        catalogue: &VariableCatalogue,
        roster: &Roster,
    ) -> database::Result<HouseholdFacts> {
        let household = self.facts_of(catalogue, roster.household.uuid())?;
        let members = roster.members.iter();
        let members = members.map(|member| self.facts_of(catalogue, member.person.uuid()));
        let members = members.collect::<database::Result<_>>()?;
        Ok(with_registry(catalogue, roster, household, members))
    }

    /// Opens the facts of one subject; none when nothing was recorded.
    pub(crate) fn facts_of(
        &self,
        catalogue: &VariableCatalogue,
        subject: Uuid,
    ) -> database::Result<Facts> {
        if self.records.contains_key(&subject) || self.withheld.contains_key(&subject) {
            return Ok(self.sheet_of(subject)?.facts(catalogue));
        }
        match self.rows.get(&subject) {
            Some(row) => seal::open_facts(catalogue, &self.keys, subject, &row.sealed),
            None => Ok(Facts::new()),
        }
    }

    /// Opens all sheets.
    pub(crate) fn open_all(&self) -> database::Result<Vec<KnownHousehold>> {
        self.rosters.iter().map(|roster| self.open(roster)).collect()
    }
}

/// The sheets of subjects within a transaction.
pub(crate) async fn of_subjects(
    tx: &Tx,
    keys: &SubjectKeys,
    subjects: &[Uuid],
) -> database::Result<BTreeMap<Uuid, Sheet>> {
    let mut sheets = BTreeMap::new();
    for part in subjects.chunks(IDS_A_STATEMENT) {
        let select = tx.select::<Entity>().filter(Column::Subject.is_in(part.iter().copied()));
        for row in tx.all(select).await? {
            let sheet = seal::open_sheet(keys, row.subject, row.version, &row.sealed)?;
            sheets.insert(row.subject, sheet);
        }
    }
    Ok(sheets)
}

/// Writes sheets in place of those that were there.
pub(crate) async fn replace(
    tx: &mut Tx,
    keys: &SubjectKeys,
    sheets: &BTreeMap<FactSubject, (Uuid, Sheet)>,
) -> database::Result<()> {
    let subjects: Vec<Uuid> = sheets.keys().map(|subject| subject.uuid()).collect();
    for part in subjects.chunks(IDS_A_STATEMENT) {
        let delete = tx.delete_many::<Entity>();
        let delete = delete.filter(Column::Subject.is_in(part.iter().copied()));
        tx.exec_delete(delete).await?;
    }
    let mut rows = Vec::with_capacity(sheets.len());
    for (subject, (household, sheet)) in sheets {
        rows.push(ActiveModel {
            subject: Set(subject.uuid()),
            household_id: Set(*household),
            subject_kind: Set(subject.kind().to_owned()),
            version: Set(sheet.version()),
            changed_at: Set(tx.now()),
            sealed: Set(seal::seal_sheet(keys, *subject, sheet)?),
            ..Default::default()
        });
    }
    // Somebody else wrote one of them in the meantime.
    tx.insert_many::<Entity, _>(rows).await.map_err(|error| match error {
        database::Error::Duplicate => database::Error::Stale { table: "fact_sheet" },
        other => other,
    })
}
