//! The variables that rules name, found in the vocabulary once.

use crate::{MissingVariable, VariableCatalogue, VariableId, case::resolve};

macro_rules! ids {
    ($($name:ident),* $(,)?) => {
        /// Ids of the variables, under their codes.
        #[derive(Debug)]
        pub(crate) struct Ids {
            $(pub(crate) $name: VariableId,)*
        }

        impl Ids {
            pub(crate) fn resolve(catalogue: &VariableCatalogue) -> Result<Self, MissingVariable> {
                Ok(Self { $($name: resolve(catalogue, stringify!($name))?,)* })
            }
        }
    };
}

ids! {
    age_years,
}
