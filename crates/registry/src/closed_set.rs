//! Closed sets of the registry: their words are sent as JSON, too.

/// A [`kernel::closed_set!`] whose words are read and written as JSON and described in the API.
macro_rules! closed_set {
    ($(#[$doc:meta])* $name:ident { $($words:tt)+ }) => {
        kernel::closed_set!(
            $(#[$doc])*
            #[derive(serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
            #[serde(rename_all = "snake_case")]
            $name { $($words)+ }
        );
    };
}

pub(crate) use closed_set;
