//! What the rarity of a pair's equal values gives or takes of its weight, as the search counted it: kept with the pair, so that it weighs on
//! its page what it weighs in the list. No value is kept, only how much its being equal says.

use std::collections::BTreeMap;

use linkage::Spec;

/// Thousandths of bits by the name of the field; fields that give and take nothing are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Rarity(BTreeMap<String, i32>);

impl Rarity {
    /// Of bits in the order of the fields of `spec`.
    pub(crate) fn of(spec: &Spec, bits: &[f32]) -> Self {
        let milli = bits.iter().map(|bits| (f64::from(*bits) * 1000.0).round() as i32);
        let named = spec.fields.iter().map(|field| field.name.clone()).zip(milli);
        Self(named.filter(|(_, milli)| *milli != 0).collect())
    }

    /// Bits in the order of the fields of `spec`.
    pub(crate) fn bits(&self, spec: &Spec) -> Vec<f32> {
        let of = |name: &str| self.0.get(name).copied().unwrap_or_default();
        spec.fields.iter().map(|field| of(&field.name) as f32 / 1000.0).collect()
    }

    /// As it is stored: `family_name:1250 given_name:-300`; `None` when there is nothing.
    pub(crate) fn to_text(&self) -> Option<String> {
        let parts: Vec<String> =
            self.0.iter().map(|(name, milli)| format!("{name}:{milli}")).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// Reads what [`to_text`](Self::to_text) wrote.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let part = |part: &str| {
            let (name, milli) = part.split_once(':')?;
            Some((name.to_owned(), milli.parse().ok()?))
        };
        text.split_whitespace().map(part).collect::<Option<_>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_is_read_again_and_given_to_the_same_fields() {
        let spec = Spec::persons();
        let mut bits = vec![0.0; spec.fields.len()];
        (bits[0], bits[1]) = (-0.3, 1.2504);
        let rarity = Rarity::of(&spec, &bits);
        let text = rarity.to_text();
        assert_eq!(text.as_deref(), Some("family_name:1250 given_name:-300"));
        assert_eq!(Rarity::parse(&text.unwrap()), Some(rarity.clone()));
        bits[1] = 1.25;
        assert_eq!(rarity.bits(&spec), bits);
        assert_eq!(Rarity::of(&spec, &[0.0; 11]).to_text(), None);
        assert_eq!(Rarity::parse("family_name"), None);
    }
}
