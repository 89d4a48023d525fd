//! Plain data that every floor shares: what was asked for, what was seen, what was judged. No input or output, nothing of ours imported.

pub mod area;
pub mod code;
pub mod evidence;
pub mod finding;
pub mod ids;
pub mod locale;
pub mod owner;
pub mod report;
pub mod run;
pub mod share;
pub mod target;
pub mod verdict;
