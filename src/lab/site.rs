//! What the lab's web servers say, where a zone file asks for it.
//!
//! ```text
//! ; https: HOST PATH STATUS TYPE BODY…     a document; \n and \r in the body are line ends. With a status 3xx TYPE is where it leads.
//! ; http: HOST PATH STATUS TYPE BODY…      the same without TLS
//! ; https-fill: HOST PATH OCTETS TYPE TEXT a document of this size that begins with this text
//! ; https-host: HOST MANNER                expired, early, self-signed, other-name, ends-soon, or slow MILLISECONDS
//! ```
//!
//! The addresses of a host stand in the zone as usual; each is led to loopback.

use std::{
    collections::{BTreeSet, HashMap},
    time::Duration,
};

/// The largest document.
const MAX_FILL: usize = 4_000_000;

/// What is wrong with a host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// Its certificate has ended.
    Expired,
    /// Its certificate is not valid yet.
    Early,
    /// Nobody vouches for its certificate.
    SelfSigned,
    /// Its certificate is for another name.
    OtherName,
    /// Its certificate ends in a week.
    EndsSoon,
    /// Its answers come late.
    Slow(Duration),
}

/// A document, or a redirect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) status: u16,
    /// The content type, or where a redirect leads.
    pub(super) kind: String,
    pub(super) body: Vec<u8>,
}

/// Everything that the web servers know.
#[derive(Debug, Default)]
pub(super) struct Sites {
    /// By whether it is under TLS, host and path.
    pages: HashMap<(bool, String, String), Page>,
    manners: HashMap<String, Vec<Manner>>,
    hosts: BTreeSet<(bool, String)>,
}

impl Sites {
    /// Reads a remark; false when it is none of a site's.
    pub(super) fn read(&mut self, key: &str, value: &str) -> Result<bool, String> {
        let mut words = value.split_whitespace();
        let host = words.next().unwrap_or_default().trim_end_matches('.').to_ascii_lowercase();
        match key {
            "https" | "http" | "https-fill" => {
                let mut parts = value.splitn(5, ' ').skip(1);
                let mut part = |what: &str| parts.next().filter(|part| !part.is_empty()).ok_or_else(|| format!("{what} is missing"));
                let (path, number, kind) = (part("a path")?.to_owned(), part("a number")?, part("a type")?.to_owned());
                let number: usize = number.parse().map_err(|_| format!("{number:?} is no number"))?;
                let text = parts.next().unwrap_or_default().replace("\\r", "\r").replace("\\n", "\n");
                let mut body = text.into_bytes();
                let mut status = 200;
                if key == "https-fill" {
                    body.resize(Some(number).filter(|size| *size <= MAX_FILL).ok_or("too large")?.max(body.len()), b'x');
                } else {
                    status = u16::try_from(number).ok().filter(|status| (200..600).contains(status)).ok_or("no such status")?;
                }
                let secure = key != "http";
                self.hosts.insert((secure, host.clone()));
                self.pages.insert((secure, host, path), Page { status, kind, body });
            }
            "https-host" => {
                let manner = match words.collect::<Vec<_>>().as_slice() {
                    ["expired"] => Manner::Expired,
                    ["early"] => Manner::Early,
                    ["self-signed"] => Manner::SelfSigned,
                    ["other-name"] => Manner::OtherName,
                    ["ends-soon"] => Manner::EndsSoon,
                    ["slow", number] => Manner::Slow(Duration::from_millis(number.parse().map_err(|_| format!("{number:?} is no number"))?)),
                    other => return Err(format!("{other:?} is no manner")),
                };
                self.hosts.insert((true, host.clone()));
                self.manners.entry(host).or_default().push(manner);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The hosts that answer under TLS or without.
    pub(super) fn hosts(&self) -> impl Iterator<Item = &(bool, String)> {
        self.hosts.iter()
    }

    pub(super) fn knows(&self, secure: bool, host: &str) -> bool {
        self.hosts.contains(&(secure, host.to_owned()))
    }

    pub(super) fn page(&self, secure: bool, host: &str, path: &str) -> Option<&Page> {
        let path = path.split('?').next().unwrap_or_default();
        self.pages.get(&(secure, host.to_owned(), path.to_owned()))
    }

    pub(super) fn manners(&self, host: &str) -> &[Manner] {
        self.manners.get(host).map_or(&[], Vec::as_slice)
    }
}
