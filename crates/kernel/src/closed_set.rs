//! Closed sets of words: states, kinds and reasons, each with a stable name in tables, forms and addresses.

/// A text that is not among the words of a closed set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not among the known words")]
pub struct UnknownWord;

/// Declares a closed set: an enum with its stable names, which reads them back. Further derives stand before its name.
///
/// ```
/// kernel::closed_set!(
///     /// Where a thing stands.
///     State {
///         /// Not decided.
///         Open = "open",
///         /// Decided.
///         Done = "done",
///     }
/// );
/// assert_eq!("done".parse(), Ok(State::Done));
/// assert_eq!("lost".parse::<State>(), Err(kernel::UnknownWord));
/// assert_eq!(State::ALL.iter().map(|one| one.name()).collect::<Vec<_>>(), ["open", "done"]);
/// ```
#[macro_export]
macro_rules! closed_set {
    ($(#[$attribute:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        $(#[$attribute])*
        pub enum $name {
            $($(#[$variant_doc])* $variant),+
        }

        impl $name {
            /// All, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable name, as it is stored and sent.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $text),+
                }
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownWord;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|one| one.name() == text).ok_or($crate::UnknownWord)
            }
        }
    };
}
