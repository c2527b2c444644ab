//! The influence of every record on a measure (Deville 1999): what the variance of a design is made from.

/// The influence of a measure's own records, and how it moves with the lines it rests on.
///
/// The influence of a national line is not spread over records here: it is the same for every group, so a group stores
/// only the slope, and the variance adds `slope · influence of the line` over the records that made the line.
#[derive(Clone, Debug)]
pub(crate) struct Linearised {
    /// Influence per unit of weight, in the order of the sample it was computed on.
    pub(crate) own: Vec<f64>,
    /// Change of the measure per unit of each line.
    pub(crate) slopes: Vec<f64>,
}

impl Linearised {
    /// A measure that rests on no line.
    pub(crate) fn without_lines(own: Vec<f64>) -> Self {
        Self { own, slopes: Vec::new() }
    }
}
