//! Whom a mail server takes mail for, when its owner has asked us to try. As everywhere, a refusal may be about us.

use crate::{
    check::observe::smtp::{Host, Smtp, Visit},
    mail::smtp::{ABOUT_US, Attempt, Form, Reply},
    model::{code::Code, finding::Finding, verdict::Verdict},
};

/// What an answer to RCPT says about the recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Accepted,
    /// There is no such recipient.
    Unknown,
    /// There is one, whose mailbox holds no more.
    Full,
    /// No, and the reason may be we.
    Unclear,
    /// Mail for others is not taken.
    NoRelay,
}

/// Words that servers without enhanced status codes use. Only what names the recipient counts.
const NOBODY: [&str; 11] = [
    "user unknown",
    "unknown user",
    "no such user",
    "unknown recipient",
    "recipient unknown",
    "no mailbox",
    "mailbox unavailable",
    "does not exist",
    "invalid recipient",
    // Exim's, in both spellings.
    "unrouteable address",
    "unroutable address",
];
const FULL: [&str; 4] = ["mailbox full", "mailbox is full", "over quota", "quota exceeded"];
/// The word alone says nothing: some tell senders to use a relay, or call them one.
const RELAYING: [&str; 14] = [
    "relay access",
    "relaying",
    "relay denied",
    "relay prohibited",
    "relay operation",
    "relay attempt",
    "relay not",
    "not relay",
    "no relay",
    "to relay",
    "not local",
    "rcpthosts",
    "not permitted to send to",
    // Haraka's, which Poste.io is made of.
    "cannot deliver mail for",
];

/// `names` are the domain's and the server's: what a server repeats of them says nothing.
fn read(reply: &Reply, names: &[&str]) -> Answer {
    if reply.is_yes() {
        return Answer::Accepted;
    }
    let text = own_words(&reply.text().to_ascii_lowercase(), names);
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // RFC 3463 §3.3: x.2.2 is the mailbox itself, whoever writes to it.
    if matches!(reply.status(), Some((4 | 5, 2, 2))) || (reply.status().is_none() && says(&FULL)) {
        return Answer::Full;
    }
    if says(&ABOUT_US) {
        return Answer::Unclear;
    }
    // RFC 3463 §3.8: x.7.1 is policy. Postfix says it with 4xx where nothing was set otherwise (defer_unauth_destination).
    if says(&RELAYING) && (reply.code / 100 == 5 || reply.status() == Some((4, 7, 1))) {
        return Answer::NoRelay;
    }
    // 4xx is for now: greylisting above all.
    if reply.code / 100 != 5 {
        return Answer::Unclear;
    }
    // RFC 3463 §3.2: 5.1.x is about the address.
    match reply.status() {
        Some((5, 1, 0 | 1 | 6 | 10)) | Some((5, 2, 1)) => Answer::Unknown,
        None if says(&NOBODY) => Answer::Unknown,
        _ => Answer::Unclear,
    }
}

/// Whether a server says no to whoever has not logged in (RFC 4954 §6).
fn wants_login(reply: &Reply) -> bool {
    reply.code / 100 == 5 && (reply.code == 530 || reply.text().to_ascii_lowercase().contains("authenticat"))
}

/// What a server says itself: without addresses, and without the names that it was asked about.
fn own_words(text: &str, names: &[&str]) -> String {
    let (mut plain, mut quoted) = (String::with_capacity(text.len()), false);
    for character in text.chars() {
        match character {
            '<' => quoted = true,
            '>' => {
                quoted = false;
                plain.push(' ');
            }
            other if !quoted => plain.push(other),
            _ => {}
        }
    }
    let is_own = |word: &&str| !word.contains('@') && !names.iter().any(|name| !name.is_empty() && word.contains(name));
    plain.split_whitespace().filter(is_own).collect::<Vec<_>>().join(" ")
}

/// Relays for its own machine and for who has logged in (Postfix).
const CLOSED: &str =
    "'mynetworks = 127.0.0.0/8 [::1]/128' 'smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination'";

/// What a server that does not relay for who asks plainly has fallen for.
fn fallen<'a>(visit: &'a Visit, read: &dyn Fn(&Reply) -> Answer) -> Option<&'a Attempt> {
    let attempts = visit.relaying.as_ref()?.attempts.iter();
    attempts.filter(|attempt| attempt.reply.is_yes()).find(|attempt| match (attempt.form, &attempt.control) {
        // The recipient is a stranger's as it stands.
        (Form::OwnSender, _) => true,
        // Where a name of the domain that nobody has is refused in the same form, it was the other domain that made the difference.
        (_, Some(control)) => matches!(read(control), Answer::Unknown) || matches!((read(control), control.code / 100), (Answer::NoRelay, 5)),
        (_, None) => false,
    })
}

/// The findings about one host; none when nothing was tried.
pub(super) fn judge(smtp: &Smtp, host: &Host) -> Vec<Finding> {
    let mut findings = Vec::new();
    let read = |reply: &Reply| read(reply, &[&smtp.domain, &host.name]);
    for visit in &host.visits {
        let talk = &visit.conversation;
        if visit.waits {
            findings.push(Finding::new(Code::SmtpInTriedLately, host.name.clone()).arg("ips", vec![visit.ip().to_string()]).seen([talk.evidence]));
        }
        if visit.unproved {
            let left = Finding::new(Code::SmtpInNotProved, host.name.clone()).arg("ips", vec![visit.ip().to_string()]).arg("domain", smtp.domain.clone());
            findings.push(left.seen([talk.evidence, visit.reverse.evidence]));
        }
        let Some(tried) = &talk.tried else { continue };
        let about = |code, reply: Option<&Reply>| {
            let said = if reply.is_some() { "yes" } else { "no" };
            let reply = reply.map_or_else(String::new, Reply::text);
            Finding::new(code, host.name.clone()).arg("domain", smtp.domain.clone()).arg("said", said).arg("reply", reply).seen([talk.evidence])
        };
        if let Some(reply) = &tried.null_sender
            && reply.code / 100 == 5
        {
            let login = wants_login(reply) && tried.sender.as_ref().is_some_and(wants_login);
            let takes = tried.sender.as_ref().is_some_and(Reply::is_yes);
            let finding = about(Code::SmtpInNullSender, Some(reply));
            if login {
                findings.push(finding.arg("form", "login"));
            } else if takes {
                findings.push(finding.arg("form", "bounces"));
            }
        }
        for (name, code, reply) in [("postmaster", Code::SmtpInPostmaster, &tried.postmaster), ("abuse", Code::SmtpInAbuse, &tried.abuse)] {
            let address = format!("{name}@{}", smtp.domain);
            findings.push(match reply.as_ref().map(|reply| (read(reply), reply.code / 100)) {
                Some((Answer::Accepted, _)) => about(code, reply.as_ref()).verdict(Verdict::Good).arg("address", address).arg("answer", "yes"),
                Some((Answer::Full, _)) => about(code, reply.as_ref()).arg("address", address).arg("answer", "full"),
                Some((Answer::Unknown, _) | (Answer::NoRelay, 5)) => about(code, reply.as_ref()).arg("address", address).arg("answer", "no"),
                Some(_) | None => {
                    about(if name == "abuse" { Code::SmtpInAbuseUnknown } else { Code::SmtpInPostmasterUnknown }, reply.as_ref()).arg("address", address)
                }
            });
        }
        for (address, reply) in &tried.reports {
            let about = |code| about(code, Some(reply)).arg("address", address.clone());
            findings.push(match (read(reply), reply.code / 100) {
                (Answer::Accepted, _) => about(Code::SmtpInReports).verdict(Verdict::Good).arg("answer", "yes"),
                (Answer::Full, _) => about(Code::SmtpInReports).verdict(Verdict::Note).arg("answer", "full"),
                (Answer::Unknown, _) | (Answer::NoRelay, 5) => about(Code::SmtpInReports).arg("answer", "no"),
                _ => about(Code::SmtpInReportsUnknown),
            });
        }
        let foreign = tried.foreign.as_ref();
        let open = |form: &str, reply: &Reply, command: &str| {
            about(Code::SmtpInOpenRelay, Some(reply)).arg("form", form).remedy("Postfix", host.name.clone(), format!("postconf -e {command} && postfix reload"))
        };
        findings.push(match (foreign, foreign.map(&read), fallen(visit, &read)) {
            // A server trusts itself, and that is no open relay.
            (_, Some(Answer::Accepted), _) if talk.from_itself => about(Code::SmtpInRelayUnknown, foreign),
            (Some(reply), Some(Answer::Accepted), _) => open("plain", reply, CLOSED),
            (_, _, Some(attempt)) => {
                let command = if attempt.form == Form::OwnSender { CLOSED } else { "'allow_untrusted_routing = no'" };
                open(attempt.form.as_str(), &attempt.reply, command).seen(visit.relaying.iter().map(|relaying| relaying.evidence))
            }
            // RFC 4954 §6: for this recipient one has to log in, and for the domain's own one has not.
            (Some(reply), Some(Answer::Unclear), _) if wants_login(reply) && tried.postmaster.as_ref().is_some_and(Reply::is_yes) => {
                about(Code::SmtpInRelayClosed, foreign).seen(visit.relaying.iter().map(|relaying| relaying.evidence))
            }
            (_, Some(Answer::NoRelay), _) => about(Code::SmtpInRelayClosed, foreign).seen(visit.relaying.iter().map(|relaying| relaying.evidence)),
            // Refused for another reason: the recipient's domain takes no mail, or we are not welcome.
            _ => about(Code::SmtpInRelayUnknown, foreign),
        });
        findings.push(match tried.nobody.as_ref().map(&read) {
            Some(Answer::Unknown) => about(Code::SmtpInUnknownUsers, tried.nobody.as_ref()).verdict(Verdict::Good).arg("answer", "no"),
            // Whether it bounces afterwards is not seen from here.
            Some(Answer::Accepted) => {
                let command = "postconf -e 'smtpd_reject_unlisted_recipient = yes' && postfix reload";
                about(Code::SmtpInUnknownUsers, tried.nobody.as_ref()).arg("answer", "yes").remedy("Postfix", host.name.clone(), command)
            }
            _ => about(Code::SmtpInUnknownUsersUnknown, tried.nobody.as_ref()),
        });
        if let Some(vrfy) = &tried.vrfy {
            // RFC 5321 §3.5.3: 250 says that the name exists, 252 nothing.
            let tells = vrfy.code == 250 || vrfy.code == 251;
            let command = "postconf -e 'disable_vrfy_command = yes' && postfix reload";
            findings.push(if tells {
                about(Code::SmtpInVrfy, Some(vrfy)).arg("answer", "yes").remedy("Postfix", host.name.clone(), command)
            } else {
                about(Code::SmtpInVrfy, Some(vrfy)).verdict(Verdict::Good).arg("answer", "no")
            });
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{knowledge::bounces, mail::smtp::Secured};

    #[test]
    fn answers_are_read_by_the_server_s_own_words() {
        let read = |text: &str| {
            let (code, text) = text.split_once(' ').unwrap();
            let reply = Reply { code: code.parse().unwrap(), lines: vec![text.to_owned()], took_ms: 0 };
            read(&reply, &["relayhub.test", "mx.listedclient.test"])
        };
        for (text, expected) in [
            ("250 2.1.5 Ok", Answer::Accepted),
            ("554 5.7.1 <mailworthy@example.com>: Relay access denied", Answer::NoRelay),
            // Debian's Postfix as it comes: smtpd_relay_restrictions ends in defer_unauth_destination.
            ("454 4.7.1 <mailworthy@example.com>: Relay access denied", Answer::NoRelay),
            ("550 relay not permitted", Answer::NoRelay),
            ("450 4.2.0 <relay@example.com>: Recipient address rejected: Greylisted", Answer::Unclear),
            ("451 4.3.0 relay map lookup failure", Answer::Unclear),
            // What was asked is repeated, and is no answer.
            ("556 5.1.10 <relay-test@example.com>: Recipient address rejected: Domain example.com does not accept mail (nullMX)", Answer::Unknown),
            ("550 5.7.1 <relay-test@example.com>: Recipient address rejected: your network is not welcome", Answer::Unclear),
            ("550 5.7.1 relay-test@example.com your network is not welcome", Answer::Unclear),
            ("554 5.7.1 <postmaster@relayhub.test>: Recipient address rejected: policy of relayhub.test", Answer::Unclear),
            ("550 5.1.1 <x@listedclient.test>: Recipient address rejected: User unknown at mx.listedclient.test", Answer::Unknown),
            ("550 <x@a.test", Answer::Unclear),
            ("550 Unrouteable address", Answer::Unknown),
            ("552 5.2.2 <postmaster@relayhub.test>: mailbox full", Answer::Full),
            ("452 4.2.2 The email account is over quota, blocked", Answer::Full),
            ("552 Mailbox full", Answer::Full),
            ("450 4.2.0 <postmaster@relayhub.test>: Greylisted", Answer::Unclear),
            ("550 No such user here", Answer::Unknown),
            ("550 5.7.1 Client host rejected", Answer::Unclear),
            ("550 I cannot deliver mail for <mailworthy@example.com>", Answer::NoRelay),
            ("550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain", Answer::NoRelay),
            ("550 5.7.1 Use the relay of your provider", Answer::Unclear),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    fn reply(sample: &str) -> Option<Reply> {
        let (code, text) = sample.split_at_checked(3)?;
        let code = code.parse().ok().filter(|code| (400..600).contains(code))?;
        let text = text.strip_prefix([' ', '-'])?;
        Some(Reply { code, lines: vec![text.to_owned()], took_ms: 0 })
    }

    /// What receivers are known to say, whatever they say it of: nothing that is about who connects is taken for a word about their mailboxes,
    /// about relaying, or about their encryption.
    #[test]
    fn no_refusal_that_is_about_us_is_held_against_them() {
        // What is said of a recipient, or of relaying.
        let about_them = ["recipient_unknown", "recipient_disabled", "recipient_full", "recipient_policy", "recipient_domain", "relay_denied", "null_mx"];
        // What may be said of the encryption, or of the command that asks for it.
        let about_tls = ["tls_negotiation", "tls_required", "relay_auth", "followup_error"];
        let (mut of_us, mut of_them, mut categories) = (0, 0, std::collections::BTreeSet::new());
        for bounce in bounces::all() {
            let Some(reply) = reply(&bounce.sample) else { continue };
            categories.insert(bounce.category.as_str());
            let answer = read(&reply, &["mx.example.test"]);
            if !about_them.contains(&bounce.category.as_str()) {
                assert_eq!(answer, Answer::Unclear, "{}: {}", bounce.id, bounce.sample);
                of_us += 1;
            }
            of_them += usize::from(answer != Answer::Unclear);
            let secured = Secured { reply, handshake: None, greeting: None };
            // RFC 3463 §3.6: x.5.x is about the command, and so may be said of STARTTLS.
            let is_ours = !about_them.contains(&bounce.category.as_str()) && !about_tls.contains(&bounce.category.as_str());
            if is_ours && !matches!(secured.reply.status(), Some((_, 5, _))) {
                assert!(secured.turns_us_away(), "{}: {}", bounce.id, bounce.sample);
            }
        }
        assert!(of_us > 140 && of_them >= 9, "{of_us} {of_them}");
        assert!(categories.len() >= 40, "{categories:?}");
    }
}
