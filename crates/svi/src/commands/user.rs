//! `svi user add`: the first administrator, and operators.

use database::{Authority, Database, Error, Tenancy};
use identity::{NewUser, Refused, invite_by_command, set_up_municipality};
use kernel::UnitCode;
use web::Site;

use crate::{
    cli::UserAddArgs,
    config::Config,
    contexts::{self, Contexts},
    exit::{Failure, OrRefuse as _, refuse},
    installation,
    output::say,
    runtime,
    serving::{failed, open, site_of},
};

/// Runs the command.
///
/// # Errors
/// One line on what does not fit or cannot be written.
pub(super) fn add(args: &UserAddArgs) -> anyhow::Result<()> {
    let new = NewUser {
        email: args.email.parse().or_refuse(Failure::Input)?,
        name: args.name.clone(),
        password: None,
        unit: args.unit.clone(),
        roles: args.roles.clone(),
    };
    let config = Config::read(&args.place.data, &args.place.options())?;
    let site: Site = site_of(&config)?;
    runtime::run(async {
        let Contexts { list, identity } = contexts::all(&config, &site)?;
        let database = open(&config, &contexts::migrations(&list)).await?;
        if let Some(unit) = &args.unit {
            set_up(&config, &database, unit).await?;
        }
        let link = invite_by_command(&identity, &database, &new).await.map_err(told)?;
        database.close().await;
        say(&format!("{link}\n"))
    })
}

/// Sets the municipality up under its name when it is not there yet.
async fn set_up(config: &Config, database: &Database, unit: &UnitCode) -> anyhow::Result<()> {
    let places = installation::open(&config.folder)?.places;
    let name = places.find(unit).map(|unit| unit.name.clone()).ok_or_else(|| {
        refuse(Failure::NotFound, format!("--unit {unit}: there is no such municipality"))
    })?;
    let authority = Authority::of_program("svi.add_user", Tenancy::All);
    match set_up_municipality(&authority, database, unit, &name).await {
        Ok(()) | Err(Refused::Database(Error::Duplicate)) => Ok(()),
        Err(other) => Err(told(other)),
    }
}

/// What identity refuses as one line with its exit code.
pub(super) fn told(refused: Refused) -> anyhow::Error {
    match refused {
        Refused::Database(error) => failed(error),
        other => refuse(Failure::Input, other.to_string()),
    }
}
