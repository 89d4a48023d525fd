//! The logo: SVG Tiny Portable/Secure, a small profile of SVG without anything that acts or leads elsewhere (draft-svg-tiny-ps-abrotman).

use roxmltree::{Document, ParsingOptions};
use serde::{Deserialize, Serialize};

use crate::mail::parsed::faults;

/// Bytes that a logo should not exceed.
pub const PROPOSED_SIZE: usize = 32_768;
/// Bytes of a logo that are read.
pub(super) const MAX_SIZE: usize = 512_000;
/// Nodes of a logo that are read.
const MAX_NODES: u32 = 50_000;
const SVG: &str = "http://www.w3.org/2000/svg";
/// Elements that act, move, or hold something foreign.
const FORBIDDEN: [&str; 20] = [
    // SVG Tiny 1.2, of which Tiny PS is a part, has none of these.
    "mask",
    "clipPath",
    "filter",
    "pattern",
    "symbol",
    "style",
    "script",
    "animate",
    "animateColor",
    "animateMotion",
    "animateTransform",
    "set",
    "discard",
    "foreignObject",
    "image",
    "a",
    "audio",
    "video",
    "handler",
    "listener",
];

faults! {
    /// What can be wrong with a logo.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum LogoFault {
        /// It is no XML.
        NotXml,
        /// It is XML, but no SVG.
        NotSvg,
        /// `baseProfile` is not tiny-ps.
        Profile,
        /// `version` is not 1.2.
        SvgVersion,
        /// There is no title, or an empty one.
        Title,
        /// The picture has `x` or `y` at its root.
        Position,
        /// There is no view box, or it is no square.
        NotSquare,
        /// A script, or an attribute that starts one.
        Script,
        /// Something that moves.
        Animation,
        /// An element that the profile does not have: a link, a picture, …
        Element,
        /// A reference to something outside.
        External,
    }
}

/// What is wrong with a logo, each once.
pub fn faults(body: &[u8]) -> Vec<LogoFault> {
    let mut found: Vec<LogoFault> = Vec::new();
    let mut add = |fault: LogoFault| {
        if !found.contains(&fault) {
            found.push(fault);
        }
    };
    // Entities are bounded by the reader in number and depth.
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let text = std::str::from_utf8(body).ok().map(|text| text.trim_start_matches('\u{feff}'));
    let Some(document) = text.and_then(|text| Document::parse_with_options(text, options).ok()) else {
        return vec![LogoFault::NotXml];
    };
    let root = document.root_element();
    if root.tag_name().name() != "svg" || root.tag_name().namespace() != Some(SVG) {
        return vec![LogoFault::NotSvg];
    }
    let prolog = document.input_text().get(..root.range().start).unwrap_or_default();
    // The draft forbids references to anything outside but for the namespaces; a document type by itself it does not forbid.
    if declares_outside(prolog) {
        add(LogoFault::External);
    }
    // Attributes of other namespaces (`inkscape:version`) are something else.
    let plain = |name: &str| root.attributes().find(|attribute| attribute.namespace().is_none() && attribute.name() == name).map(|attribute| attribute.value());
    if plain("baseProfile") != Some("tiny-ps") {
        add(LogoFault::Profile);
    }
    if plain("version") != Some("1.2") {
        add(LogoFault::SvgVersion);
    }
    if plain("x").is_some() || plain("y").is_some() {
        add(LogoFault::Position);
    }
    if !plain("viewBox").is_some_and(is_square) {
        add(LogoFault::NotSquare);
    }
    let titled = root.children().any(|child| child.tag_name().name() == "title" && child.text().is_some_and(|text| !text.trim().is_empty()));
    if !titled {
        add(LogoFault::Title);
    }
    for node in root.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        if FORBIDDEN.contains(&name) {
            add(match name {
                "script" | "handler" | "listener" => LogoFault::Script,
                "set" | "discard" => LogoFault::Animation,
                name if name.starts_with("animate") => LogoFault::Animation,
                _ => LogoFault::Element,
            });
        }
        if name == "style" && node.text().is_some_and(|text| leads_out(text) || text.contains("@import")) {
            add(LogoFault::External);
        }
        for attribute in node.attributes() {
            let value = attribute.value().trim();
            if attribute.name().len() > 2 && attribute.name().starts_with("on") {
                add(LogoFault::Script);
            }
            if attribute.name() == "href" && !value.starts_with('#') {
                add(if value.to_ascii_lowercase().starts_with("javascript:") { LogoFault::Script } else { LogoFault::External });
            } else if leads_out(value) {
                add(LogoFault::External);
            }
        }
    }
    found
}

/// Whether the document type stands elsewhere, or an entity that it declares (XML 1.0 §4.2.2): `SYSTEM` or `PUBLIC` outside of quotes and comments.
fn declares_outside(prolog: &str) -> bool {
    let mut rest = prolog;
    let mut in_type = false;
    while let Some(next) = rest.chars().next() {
        let skipped = [("<!--", "-->"), ("<?", "?>"), ("\"", "\""), ("'", "'")].into_iter().find(|(open, _)| rest.starts_with(open));
        if let Some((open, close)) = skipped {
            rest = rest.get(open.len()..).and_then(|inner| inner.split_once(close)).map_or("", |(_, behind)| behind);
            continue;
        }
        in_type |= rest.starts_with("<!DOCTYPE");
        if in_type && (rest.starts_with("SYSTEM") || rest.starts_with("PUBLIC")) {
            return true;
        }
        rest = rest.get(next.len_utf8()..).unwrap_or_default();
    }
    false
}

/// Whether a style refers to anything but a part of the same document.
fn leads_out(style: &str) -> bool {
    style.split("url(").skip(1).any(|rest| !rest.trim_start_matches([' ', '\'', '"']).starts_with('#'))
}

fn is_square(view_box: &str) -> bool {
    let numbers: Vec<f64> = view_box.split([' ', ',', '\t', '\n', '\r']).filter(|part| !part.is_empty()).filter_map(|part| part.parse().ok()).collect();
    matches!(numbers.as_slice(), [_, _, width, height] if *width > 0.0 && (width - height).abs() < 0.001 * width)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SOUND: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\" baseProfile=\"tiny-ps\" viewBox=\"0 0 64 64\"><title>Lab</title>\
        <defs><linearGradient id=\"g\"/></defs><circle cx=\"32\" cy=\"32\" r=\"30\" fill=\"url(#g)\"/></svg>";

    #[test]
    fn a_plain_logo_is_sound() {
        assert_eq!(faults(SOUND.as_bytes()), []);
        assert_eq!(faults(format!("<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n{SOUND}").as_bytes()), []);
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (from, to, fault) in [
            ("tiny-ps", "full", LogoFault::Profile),
            ("1.2", "1.1", LogoFault::SvgVersion),
            ("<title>Lab</title>", "<title> </title>", LogoFault::Title),
            ("0 0 64 64", "0 0 64 32", LogoFault::NotSquare),
            ("0 0 64 64", "none", LogoFault::NotSquare),
            ("<svg ", "<svg x=\"0\" ", LogoFault::Position),
            ("<defs>", "<script>alert(1)</script><defs>", LogoFault::Script),
            ("<circle", "<circle onclick=\"alert(1)\"", LogoFault::Script),
            ("<defs>", "<a href=\"javascript:alert(1)\"/><defs>", LogoFault::Script),
            ("<defs>", "<animate/><defs>", LogoFault::Animation),
            ("<defs>", "<image href=\"data:image/png;base64,AA\"/><defs>", LogoFault::Element),
            ("<defs>", "<use href=\"https://elsewhere.example/#a\"/><defs>", LogoFault::External),
            ("url(#g)", "url( 'https://elsewhere.example/g')", LogoFault::External),
            ("<defs>", "<style>@import 'x';</style><defs>", LogoFault::External),
            ("http://www.w3.org/2000/svg", "urn:other", LogoFault::NotSvg),
            ("</svg>", "", LogoFault::NotXml),
        ] {
            let found = faults(SOUND.replacen(from, to, 1).as_bytes());
            assert!(found.contains(&fault), "{to}: {found:?}");
        }
    }

    #[test]
    fn a_document_type_may_stand_there_but_not_elsewhere() {
        for (doctype, expected) in [
            ("<!DOCTYPE svg>", &[][..]),
            ("<!DOCTYPE svg [<!ENTITY blue \"#00f\"> <!-- SYSTEM --> <!ENTITY word 'PUBLIC'>]>", &[]),
            ("<!-- <!DOCTYPE svg SYSTEM 'x'> -->", &[]),
            ("<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">", &[LogoFault::External]),
            ("<!DOCTYPE svg SYSTEM \"svg.dtd\">", &[LogoFault::External]),
            ("<!DOCTYPE svg [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>", &[LogoFault::External]),
        ] {
            assert_eq!(faults(format!("<?xml version=\"1.0\"?>\n{doctype}\n{SOUND}").as_bytes()), expected, "{doctype}");
        }
    }

    #[test]
    fn entities_do_not_explode() {
        let mut text = "<!DOCTYPE svg [<!ENTITY a0 \"aaaaaaaaaa\">".to_owned();
        for level in 1..12 {
            text.push_str(&format!("<!ENTITY a{level} \"{}\">", format!("&a{};", level - 1).repeat(10)));
        }
        text.push_str("]><svg xmlns=\"http://www.w3.org/2000/svg\"><title>&a11;</title></svg>");
        assert_eq!(faults(text.as_bytes()), [LogoFault::NotXml]);
    }

    proptest! {
        #[test]
        fn nothing_is_too_strange(text in "(<|>|/|svg| |xmlns=\"http://www.w3.org/2000/svg\"|viewBox=\"|\"|0|url\\(|&|;){0,60}") {
            let _ = faults(text.as_bytes());
        }
    }
}
