//! Money in whole para, so that sums are exact.

use serde::{Deserialize, Serialize};

/// An amount in para (1/100 RSD); no currency other than the dinar is kept.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Money(i64);

impl Money {
    /// From para.
    pub const fn from_para(para: i64) -> Self {
        Self(para)
    }

    /// From dinars, rounded half away from zero; `None` when not finite or beyond ±9·10¹⁶ RSD.
    pub fn from_rsd(rsd: f64) -> Option<Self> {
        let para = (rsd * 100.0).round();
        (para.is_finite() && para.abs() < 9.0e18).then_some(Self(para as i64))
    }

    /// In para.
    pub const fn para(self) -> i64 {
        self.0
    }

    /// In dinars.
    pub fn rsd(self) -> f64 {
        self.0 as f64 / 100.0
    }
}
