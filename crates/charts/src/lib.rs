//! SVG charts from plain values, for page and document alike.
//!
//! Every chart is a struct of borrowed values with `svg()`. The same text is read by browsers and by the renderer of
//! documents, so there are only plain attributes: no style sheets, scripts, variables or clipping. Deterministic: equal
//! values give equal bytes. Every word comes from the caller. Values that are not finite, or beyond ±10¹⁵, are not drawn.
//! Computes no statistic except positions: quartiles of the dots it shows and quantile classes of a map.

mod bars;
mod caption;
mod draw;
mod funnel;
mod grouped;
mod ink;
mod lorenz;
mod map;
mod multiples;
mod pyramid;
mod scale;
mod shares;
mod sparkline;
mod standing;
mod text;
mod trend;
mod waterfall;

pub use bars::{Bars, Reference, Row, Value};
pub use caption::{Caption, FONT};
pub use funnel::{Funnel, Limits, Spot, share_limits};
pub use grouped::{Group, Grouped};
pub use lorenz::{Curve, Lorenz};
pub use map::{Map, Place, Shape, quantile_breaks};
pub use multiples::{Multiples, Panel};
pub use pyramid::{AgeGroup, Pyramid};
pub use scale::{Axis, Format};
pub use shares::{ShareRow, Shares};
pub use sparkline::Sparkline;
pub use standing::{Standing, StandingRow};
pub use trend::{Series, Trend, TrendPoint};
pub use waterfall::{Step, Waterfall};
