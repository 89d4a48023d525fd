//! Names that DNS can carry.

/// Characters of a name (RFC 1035 §2.3.4, in its written form).
const MAX_NAME: usize = 253;
/// Characters of a label (RFC 1035 §2.3.4).
const MAX_LABEL: usize = 63;

/// Whether a name can be asked for. One that cannot would come back as "no such name", which says nothing about anybody.
pub(crate) fn is_askable(name: &str) -> bool {
    name.len() <= MAX_NAME && name.split('.').all(|label| (1..=MAX_LABEL).contains(&label.len()))
}
