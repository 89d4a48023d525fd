//! The document that tells mail clients their settings (draft-ietf-mailmaint-autoconfig).

use roxmltree::{Document, Node, ParsingOptions};
use serde::{Deserialize, Serialize};

use crate::mail::{
    Parsed,
    parsed::{Defects, faults},
    text::{clipped, visible},
};

/// Bytes of a document that are read.
pub(super) const MAX_DOCUMENT: usize = 65_536;
/// Nodes of a document that are read.
const MAX_NODES: u32 = 4_000;
/// Servers that are kept.
const MAX_SERVERS: usize = 12;

/// What the document says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Config {
    pub servers: Vec<Server>,
}

/// A server that clients are sent to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Server {
    pub outgoing: bool,
    /// `imap`, `pop3`, `smtp`, or another word.
    pub kind: String,
    /// Lower case, with the domain filled in; empty when there is none.
    pub host: String,
    pub port: Option<u16>,
    /// `SSL`, `STARTTLS`, `plain`, or another word.
    pub socket: String,
}

faults! {
    /// What can be wrong with the document.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Fault {
        /// It is no XML, or uses what a client need not read (a document type).
        NotXml,
        /// There is no `clientConfig` with an `emailProvider` in it.
        NoProvider,
        /// No server to fetch mail from.
        NoIncoming,
        /// No server to send mail by.
        NoOutgoing,
        /// A host name that is none.
        HostInvalid,
        /// No port, or none that exists.
        PortInvalid,
        /// A connection without encryption.
        Plain,
        /// TLS from the beginning on a port that begins without, or the other way round (RFC 8314 §7.3, RFC 3501 §1, RFC 1939 §3).
        SocketInvalid,
    }
}

/// Reads a document. Placeholders for the domain are filled in.
pub fn parse(body: &[u8], domain: &str) -> Parsed<Config, Fault> {
    let mut defects = Defects::new();
    let mut config = Config::default();
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = std::str::from_utf8(body).ok().and_then(|text| Document::parse_with_options(text.trim_start_matches('\u{feff}'), options).ok());
    let Some(document) = document else {
        defects.add(Fault::NotXml, 0..body.len());
        return Parsed { value: config, defects: defects.into_vec() };
    };
    let root = document.root_element();
    let provider = Some(root).filter(|root| root.tag_name().name() == "clientConfig").and_then(|root| child(root, "emailProvider"));
    let Some(provider) = provider else {
        defects.add(Fault::NoProvider, root.range());
        return Parsed { value: config, defects: defects.into_vec() };
    };
    for node in provider.children().filter(Node::is_element) {
        let outgoing = match node.tag_name().name() {
            "incomingServer" => false,
            "outgoingServer" => true,
            _ => continue,
        };
        if config.servers.len() == MAX_SERVERS {
            break;
        }
        let text = |name: &str| child(node, name).and_then(|child| child.text()).map(|text| clipped(&visible(text.trim().as_bytes()), 255)).unwrap_or_default();
        let host = text("hostname").replace("%EMAILDOMAIN%", domain).to_ascii_lowercase();
        if !is_host(&host) {
            defects.add(Fault::HostInvalid, node.range());
        }
        let port = text("port").parse().ok().filter(|port| *port > 0);
        if port.is_none() {
            defects.add(Fault::PortInvalid, node.range());
        }
        let socket = text("socketType");
        if socket.eq_ignore_ascii_case("plain") || socket.is_empty() {
            defects.add(Fault::Plain, node.range());
        }
        if port.is_some_and(|port| contradicts(port, &socket)) {
            defects.add(Fault::SocketInvalid, node.range());
        }
        config.servers.push(Server { outgoing, kind: clipped(&visible(node.attribute("type").unwrap_or_default().as_bytes()), 16), host, port, socket });
    }
    if !config.servers.iter().any(|server| !server.outgoing) {
        defects.add(Fault::NoIncoming, provider.range());
    }
    if !config.servers.iter().any(|server| server.outgoing) {
        defects.add(Fault::NoOutgoing, provider.range());
    }
    Parsed { value: config, defects: defects.into_vec() }
}

fn child<'a, 'input: 'a>(node: Node<'a, 'input>, name: &str) -> Option<Node<'a, 'input>> {
    node.children().find(|child| child.is_element() && child.tag_name().name() == name)
}

fn is_host(text: &str) -> bool {
    let is_label = |label: &str| (1..=63).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    text.contains('.') && text.len() <= 253 && text.split('.').all(is_label)
}

/// Whether a registered port begins otherwise than the word for the connection says.
fn contradicts(port: u16, socket: &str) -> bool {
    match port {
        25 | 110 | 143 | 587 => socket.eq_ignore_ascii_case("SSL"),
        465 | 993 | 995 => socket.eq_ignore_ascii_case("STARTTLS"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SOUND: &str = "<?xml version=\"1.0\"?><clientConfig version=\"1.1\"><emailProvider id=\"e\"><domain>e.example</domain>\
        <incomingServer type=\"imap\"><hostname>mail.%EMAILDOMAIN%</hostname><port>993</port><socketType>SSL</socketType></incomingServer>\
        <outgoingServer type=\"smtp\"><hostname>MAIL.e.example</hostname><port>465</port><socketType>SSL</socketType></outgoingServer></emailProvider></clientConfig>";

    fn faults(text: &str) -> Vec<Fault> {
        parse(text.as_bytes(), "e.example").defects.into_iter().map(|defect| defect.fault).collect()
    }

    #[test]
    fn settings_are_read() {
        let parsed = parse(SOUND.as_bytes(), "e.example");
        assert_eq!(parsed.defects, []);
        let hosts: Vec<_> = parsed.value.servers.iter().map(|server| (server.host.as_str(), server.port)).collect();
        assert_eq!(hosts, [("mail.e.example", Some(993)), ("mail.e.example", Some(465))]);
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (from, to, fault) in [
            ("clientConfig", "config", Fault::NoProvider),
            ("incomingServer", "webMail", Fault::NoIncoming),
            ("outgoingServer", "webMail", Fault::NoOutgoing),
            ("mail.%EMAILDOMAIN%", "https://mail/", Fault::HostInvalid),
            ("993", "imap", Fault::PortInvalid),
            (">SSL<", ">plain<", Fault::Plain),
            ("</emailProvider>", "", Fault::NotXml),
            ("<clientConfig", "<!DOCTYPE x [<!ENTITY a \"b\">]><clientConfig", Fault::NotXml),
        ] {
            assert!(faults(&SOUND.replace(from, to)).contains(&fault), "{to}");
        }
        assert_eq!(faults("<html>"), [Fault::NotXml]);
    }

    proptest! {
        #[test]
        fn nothing_is_too_strange(text in "(<|>|/|clientConfig|emailProvider|incomingServer|hostname|port|a|&|;| |\"|=|!){0,60}") {
            let _ = parse(text.as_bytes(), "e.example");
        }
    }

    #[test]
    fn depth_is_no_danger() {
        let deep = "<a>".repeat(20_000);
        assert_eq!(faults(&deep), [Fault::NotXml]);
    }
}
