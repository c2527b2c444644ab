//! One transfer with who comes or goes.

use chrono::Datelike as _;
use database::{Audit, Database, PersonalReader};
use kernel::Permit;
use registry::{Alike, PersonData, alike, persons_within_reach};

use super::list_transfers::names_of_units;
use crate::{
    packet::Packet,
    permissions::TransferHouseholds,
    store::transfer,
    transfer::{Direction, Transfer, TransferId},
};

/// Somebody who comes, or goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// The name as it is listed.
    pub name: String,
    /// The year of birth.
    pub year: Option<i32>,
    /// How many answers go along.
    pub answers: usize,
    /// Who within reach may be the same; asked where they come to.
    pub alike: Vec<Alike>,
}

/// A transfer as it is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenTransfer {
    /// The transfer.
    pub transfer: Transfer,
    /// The name of the other municipality.
    pub other_unit: String,
    /// Why, in the sender's words, while it is on the way.
    pub reason: String,
    /// Who agreed, while it is on the way.
    pub consent_by: String,
    /// Whether the whole household moves, while it is on the way.
    pub is_whole: Option<bool>,
    /// The persons, while it is on the way.
    pub persons: Vec<Coming>,
}

/// A transfer of the municipality; `None` when there is none, or somebody in it is not within reach. The look is in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn find_transfer(
    permit: &Permit<TransferHouseholds>,
    database: &Database,
    id: TransferId,
) -> database::Result<Option<SeenTransfer>> {
    let look = Audit::of("find_transfer").about("transfer", id);
    let reader = database.read_personal(permit, look).await?;
    let Some(found) = transfer::find(&reader, id).await? else { return Ok(None) };
    let about = transfer::everybody_of(&reader, &found).await?;
    if persons_within_reach(&reader, &about).await?.len() != about.len() {
        return Ok(None);
    }
    let keys = reader.keys_of(&[id.uuid()]).await?;
    let packet = transfer::open(&keys, &found)?;
    let names = names_of_units(&reader).await?;
    let other_unit = names.get(&found.other_unit).cloned();
    let other_unit = other_unit.unwrap_or_else(|| found.other_unit.to_string());
    let persons = match &packet {
        Some(packet) => coming(&reader, packet, found.direction).await?,
        None => Vec::new(),
    };
    let is_whole = packet.as_ref().map(|one| one.is_whole);
    let (reason, consent_by) = packet.map(|one| (one.reason, one.consent_by)).unwrap_or_default();
    Ok(Some(SeenTransfer { transfer: found, other_unit, reason, consent_by, is_whole, persons }))
}

async fn coming(
    reader: &PersonalReader,
    packet: &Packet,
    direction: Direction,
) -> database::Result<Vec<Coming>> {
    let data = packet.persons.iter().map(|one| one.person.data());
    let data: Vec<PersonData> = data.collect::<database::Result<_>>()?;
    let same = match direction {
        Direction::Received => alike(reader, &data).await?,
        Direction::Sent => Vec::new(),
    };
    let pairs = data.iter().zip(&packet.persons).enumerate();
    let coming = pairs.map(|(at, (data, one))| Coming {
        name: data.listed_name(),
        year: data.birth_date.map(|day| day.year()),
        answers: one.answers.len(),
        alike: same.iter().filter(|(place, _)| *place == at).map(|(_, who)| who.clone()).collect(),
    });
    Ok(coming.collect())
}
