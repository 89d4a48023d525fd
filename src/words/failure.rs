//! The sentences of failures.

use super::{Key, Words, key};
use crate::error::{AppError, InputFault};

impl Words {
    /// What went wrong, and what to do.
    pub fn error(self, error: &AppError) -> String {
        match error {
            AppError::Input { faults } => faults.iter().map(|fault| self.fault(*fault)).collect::<Vec<_>>().join(" "),
            AppError::TooManyRequests { seconds } => self.with(key::ERROR_TOO_MANY_REQUESTS, [("span", super::span(self, *seconds))]),
            AppError::Internal { ticket } => self.with(key::ERROR_INTERNAL, [("ticket", ticket.as_str())]),
            AppError::NotFound => self.text(key::ERROR_NOT_FOUND),
            AppError::ChecksClosed => self.text(key::ERROR_CHECKS_CLOSED),
            AppError::Unavailable => self.text(key::ERROR_UNAVAILABLE),
            AppError::Malformed => self.text(key::ERROR_MALFORMED),
        }
    }

    /// What is wrong with one field, and what is expected.
    pub fn fault(self, fault: InputFault) -> String {
        let name = Key::find(&format!("field-{}", fault.field.as_str())).map_or_else(String::new, |key| self.text(key));
        let key = Key::find(&format!("fault-{}", fault.fault.as_str().replace('_', "-"))).unwrap_or(key::ERROR_MALFORMED);
        self.with(key, [("field", name)])
    }
}
