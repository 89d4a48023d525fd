//! Who is asking, and what they may do.

pub mod limits;
pub mod session;
pub mod viewer;
