//! Our components: small, native elements, a word beside every picture, no colour alone.

mod badge;
mod breakable;
pub mod chart;
mod empty;
mod field;
mod icon;
mod notice;
mod record;
mod sparkline;
mod tone;

pub use badge::Badge;
pub use breakable::breakable;
pub use empty::Empty;
pub use field::TextField;
pub use icon::{Icon, Mark, sign};
pub use notice::Notice;
pub use record::Record;
pub use sparkline::Sparkline;
pub use tone::Tone;
