//! SPF.
use crate::{check::observe::Observations, model::finding::Finding};
pub fn judge(_seen: &Observations) -> Vec<Finding> {
    Vec::new()
}
