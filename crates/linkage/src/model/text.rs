//! Models as text.

use super::{Model, defaults::VERSION};
use crate::Error;

impl Model {
    /// The model as TOML.
    ///
    /// # Errors
    /// [`Syntax`](Error::Syntax) when a number cannot be written.
    pub fn to_toml(&self) -> Result<String, Error> {
        toml::to_string(self).map_err(|fault| Error::Syntax(fault.to_string()))
    }

    /// Reads what [`to_toml`](Self::to_toml) wrote.
    ///
    /// # Errors
    /// [`Syntax`](Error::Syntax); [`Range`](Error::Range) for another version.
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        let model: Self = toml::from_str(text).map_err(|fault| Error::Syntax(fault.to_string()))?;
        if model.version != VERSION {
            return Err(Error::Range {
                place: "version".to_owned(),
                expected: "the version of this program's comparators (1)",
                found: model.version.to_string(),
            });
        }
        Ok(model)
    }
}
