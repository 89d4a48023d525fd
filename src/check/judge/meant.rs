//! The name of a website that was typed in place of the domain: no mail is built there, and the report says which domain was most likely meant.

use super::Observations;
use crate::{
    mail::mx::Kind,
    model::{
        code::Code,
        finding::{Finding, Remedy},
    },
};

/// The domain above, where the target is the name of its website: that domain takes mail, the name has no MX record of its own, and nobody says that mail is
/// sent from there.
fn domain(seen: &Observations) -> Option<&str> {
    let name = seen.target.domain.as_deref()?;
    let above = name.strip_prefix("www.")?;
    let takes_mail = seen.dmarc_around.iter().flat_map(|around| &around.parents).any(|parent| parent.host == above && parent.takes_mail == Some(true));
    let target = &seen.target;
    let is_told = !(target.ips.is_empty() && target.selectors.is_empty()) || target.helo.is_some() || target.relay.is_some() || target.daily_volume.is_some();
    let is_bare = matches!(super::exchange(seen), Some(Kind::Implicit | Kind::None)) && !super::spf::lets_send(seen);
    (takes_mail && is_bare && !is_told).then_some(above)
}

/// Says of what the name lacks that the domain was meant, and closes the name instead of building mail there (RFC 7208 §10.1.2, RFC 7505 §3).
pub fn tell(seen: &Observations, findings: &mut [Finding]) {
    let Some(above) = domain(seen) else { return };
    for finding in findings {
        let (kind, value) = match finding.code {
            Code::MxImplicit | Code::MxMissing => ("MX", "0 ."),
            Code::SpfMissing => ("TXT", "v=spf1 -all"),
            _ => continue,
        };
        finding.args.insert("form".to_owned(), "meant".into());
        finding.args.insert("meant".to_owned(), above.into());
        // Nothing stands beside an alias (RFC 1034 §3.6.2).
        let stands = finding.remedy.is_some() || finding.code == Code::SpfMissing;
        let is_alias = seen.spf.as_ref().is_some_and(|spf| !spf.tree.root.aliases.is_empty());
        finding.remedy = (stands && !is_alias).then(|| Remedy { kind: kind.to_owned(), name: finding.subject.clone(), value: value.to_owned() });
    }
}
