//! What only the owner of a server may ask: whom it takes mail for. As far as RCPT, never DATA.

use serde::{Deserialize, Serialize};

use super::{
    reply::Reply,
    talk::{Broken, Talk},
};

/// What is to be tried at a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probe {
    /// The domain that the server takes mail for.
    pub domain: String,
    /// A local part that nobody has.
    pub nobody: String,
    /// Addresses at the domain to which others send reports.
    pub reports: Vec<String>,
    /// The host name that we say in EHLO; without one, a name that is nobody's (RFC 2606 §3).
    pub own_name: String,
}

/// A recipient at a domain that takes no mail from anybody and that a server has nothing to do with (RFC 2606 §3, and a null MX). Servers repeat it
/// in their answers, so it holds no word that an answer is read by.
pub(super) const FOREIGN: &str = "mailworthy@example.com";
/// Its two halves.
pub(super) const STRANGER: &str = "mailworthy";
pub(super) const ELSEWHERE: &str = "example.com";

/// The answers. Nothing where it did not come so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// To `RCPT TO:<postmaster@…>` (RFC 5321 §4.5.1).
    pub postmaster: Option<Reply>,
    /// To `RCPT TO:<abuse@…>` (RFC 2142 §4).
    pub abuse: Option<Reply>,
    /// To a recipient that does not exist.
    pub nobody: Option<Reply>,
    /// To a recipient elsewhere.
    pub foreign: Option<Reply>,
    /// To each address for reports.
    #[serde(default)]
    pub reports: Vec<(String, Reply)>,
    /// To `VRFY postmaster`.
    pub vrfy: Option<Reply>,
    /// To the empty sender, where it was refused (RFC 5321 §4.5.5).
    #[serde(default)]
    pub null_sender: Option<Reply>,
    /// To a sender with an address, where the empty one was refused.
    #[serde(default)]
    pub sender: Option<Reply>,
}

/// Tries everything, one after the other, the worst manners last.
pub(super) async fn go(talk: &mut Talk, probe: &Probe, tried: &mut Tried) -> Result<(), Broken> {
    // The empty sender is the one that a server must take for its own users (RFC 5321 §4.5.5).
    let mut from = "MAIL FROM:<>".to_owned();
    let mut said = talk.say(&from).await?;
    if !said.is_yes() {
        tried.null_sender = Some(said);
        from = format!("MAIL FROM:<postmaster@{}>", probe.own_name);
        said = talk.say(&from).await?;
        tried.sender = Some(said.clone());
    }
    if said.is_yes() {
        tried.postmaster = Some(talk.say(&format!("RCPT TO:<postmaster@{}>", probe.domain)).await?);
        tried.abuse = Some(talk.say(&format!("RCPT TO:<abuse@{}>", probe.domain)).await?);
        tried.nobody = Some(talk.say(&format!("RCPT TO:<{}@{}>", probe.nobody, probe.domain)).await?);
    }
    talk.say("RSET").await?;
    if talk.say(&from).await?.is_yes() {
        tried.foreign = Some(talk.say(&format!("RCPT TO:<{FOREIGN}>")).await?);
        for address in &probe.reports {
            tried.reports.push((address.clone(), talk.say(&format!("RCPT TO:<{address}>")).await?));
        }
    }
    talk.say("RSET").await?;
    tried.vrfy = Some(talk.say("VRFY postmaster").await?);
    Ok(())
}
