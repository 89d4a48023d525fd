//! The key in a record: base64, then DER or 32 octets.

use std::ops::Range;

use base64::{
    DecodeError, Engine as _, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

use super::{Fault, Key};
use crate::mail::{parsed::Defects, tags::is_blank};

/// Padding may be missing, as the grammar of RFC 6376 §2.10 allows.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent).with_decode_allow_trailing_bits(true),
);

/// Length of an Ed25519 key in octets (RFC 8463 §4.2).
const ED25519_LENGTH: usize = 32;
/// The X.509 wrapping of an Ed25519 key (RFC 8410 §4), without the key.
const ED25519_WRAPPING: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const SEQUENCE: u8 = 0x30;

/// The types of keys (RFC 6376 §3.6.1, RFC 8463 §4).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Rsa,
    Ed25519,
}

/// Reads the value of `p`, which stands at `place` of the record and is not empty. What is wrong with its writing is told and left out, so
/// that the key may still be read.
pub(super) fn read(record: &[u8], place: Range<usize>, kind: Type, defects: &mut Defects<Fault>) -> Key {
    let text = &record[place.clone()];
    let base64 = clean(text, &place, defects);
    let bytes = match BASE64.decode(&base64) {
        Ok(bytes) => bytes,
        Err(error) => {
            // Of the characters that were kept, only a padding inside the text is wrong; else a part of the text is missing.
            let fault = if matches!(error, DecodeError::InvalidByte(..)) { Fault::KeyCharacter } else { Fault::KeyTruncated };
            defects.add(fault, place);
            return Key::Unreadable;
        }
    };
    let wrapped = bytes.strip_prefix(&ED25519_WRAPPING).is_some_and(|key| key.len() == ED25519_LENGTH);
    match kind {
        Type::Ed25519 if bytes.len() == ED25519_LENGTH => Key::Ed25519,
        Type::Ed25519 if wrapped => {
            defects.add(Fault::KeyWrapped, place);
            Key::Ed25519
        }
        Type::Ed25519 => {
            let is_rsa = matches!(read_rsa(&bytes), Ok(_) | Err(Failure::Private));
            defects.add(if is_rsa { Fault::KeyTypeWrong } else { Fault::KeyUnreadable }, place);
            Key::Unreadable
        }
        Type::Rsa if wrapped || bytes.len() == ED25519_LENGTH => {
            defects.add(Fault::KeyTypeWrong, place);
            Key::Unreadable
        }
        Type::Rsa => match read_rsa(&bytes) {
            Ok((bits, rest)) => {
                if rest > 0 {
                    defects.add(Fault::KeyTrailing, place.end..place.end);
                }
                Key::Rsa { bits }
            }
            Err(failure) => {
                let fault = match failure {
                    Failure::Truncated => Fault::KeyTruncated,
                    Failure::Private => Fault::KeyPrivate,
                    Failure::Other => Fault::KeyUnreadable,
                };
                defects.add(fault, place);
                Key::Unreadable
            }
        },
    }
}

/// The value of `p` without blanks and PEM lines.
pub(super) fn bare(value: &str) -> String {
    let mut bare = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(character) = rest.chars().next() {
        let length = armour(rest.as_bytes()).filter(|&length| rest.is_char_boundary(length)).unwrap_or_else(|| {
            if !character.is_whitespace() {
                bare.push(character);
            }
            character.len_utf8()
        });
        rest = &rest[length..];
    }
    bare
}

/// The 32 octets of an Ed25519 key that stands in its X.509 wrapping, in base64.
pub(super) fn unwrapped(base64: &str) -> Option<String> {
    let bytes = BASE64.decode(base64).ok()?;
    let key = bytes.strip_prefix(&ED25519_WRAPPING).filter(|key| key.len() == ED25519_LENGTH)?;
    Some(BASE64.encode(key))
}

/// The characters of base64, without the lines of a PEM file.
fn clean(text: &[u8], place: &Range<usize>, defects: &mut Defects<Fault>) -> Vec<u8> {
    let mut base64 = Vec::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let length = armour(rest).or_else(|| run(rest, is_blank)).or_else(|| run(rest, |byte| !is_base64(byte) && !is_blank(byte)));
        let Some(length) = length else {
            base64.push(text[at]);
            at += 1;
            continue;
        };
        let fault = match rest[0] {
            byte if is_blank(byte) => Fault::KeyBlank,
            b'-' if rest.starts_with(b"-----") => Fault::KeyArmour,
            _ => Fault::KeyCharacter,
        };
        defects.add(fault, place.start + at..place.start + at + length);
        at += length;
    }
    base64
}

/// The length of a PEM line, `-----BEGIN PUBLIC KEY-----`, at the beginning of the text (RFC 7468 §2).
fn armour(text: &[u8]) -> Option<usize> {
    let label = text.strip_prefix(b"-----")?;
    let end = label.windows(5).position(|window| window == b"-----")?;
    (end < 64).then_some(end + 10)
}

/// The length of the run of such bytes at the beginning of the text.
fn run(text: &[u8], is_such: impl Fn(u8) -> bool) -> Option<usize> {
    let length = text.iter().take_while(|&&byte| is_such(byte)).count();
    (length > 0).then_some(length)
}

const fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

/// Why bytes are no RSA public key.
enum Failure {
    Truncated,
    Private,
    Other,
}

/// The bits of the modulus, and how many bytes follow the key. Takes the X.509 form (RFC 5280 §4.1, which RFC 6376 §3.6.1 means and everybody
/// writes) and the bare form (RFC 8017 §A.1.1).
fn read_rsa(bytes: &[u8]) -> Result<(u32, usize), Failure> {
    let (outer, rest) = element(bytes, SEQUENCE)?;
    let trailing = rest.len();
    let key = match outer.first() {
        Some(&SEQUENCE) => {
            let (_algorithm, rest) = element(outer, SEQUENCE)?;
            let (bits, _) = element(rest, BIT_STRING)?;
            // The first octet counts the unused bits (X.690 §8.6.2).
            let (_, bits) = bits.split_first().ok_or(Failure::Other)?;
            element(bits, SEQUENCE)?.0
        }
        _ => outer,
    };
    let (modulus, rest) = element(key, INTEGER)?;
    // A private key begins with its version, zero (RFC 8017 §A.1.2, RFC 5958 §2).
    if modulus == [0] || modulus == [1] {
        return Err(Failure::Private);
    }
    element(rest, INTEGER)?;
    let significant = &modulus[modulus.iter().take_while(|&&byte| byte == 0).count()..];
    let first = significant.first().ok_or(Failure::Other)?;
    let bits = u32::try_from(significant.len() * 8).map_err(|_| Failure::Other)? - first.leading_zeros();
    Ok((bits, trailing))
}

/// The content of a DER element with this tag, and what follows it (X.690 §8.1). Only definite lengths of at most four octets exist.
fn element(bytes: &[u8], tag: u8) -> Result<(&[u8], &[u8]), Failure> {
    let (&found, rest) = bytes.split_first().ok_or(Failure::Truncated)?;
    if found != tag {
        return Err(Failure::Other);
    }
    let (&length, rest) = rest.split_first().ok_or(Failure::Truncated)?;
    let (length, rest) = match length {
        short @ 0..=0x7f => (usize::from(short), rest),
        long @ 0x81..=0x84 => {
            let (octets, rest) = rest.split_at_checked(usize::from(long & 0x7f)).ok_or(Failure::Truncated)?;
            (octets.iter().fold(0, |length, &octet| (length << 8) | usize::from(octet)), rest)
        }
        _ => return Err(Failure::Other),
    };
    rest.split_at_checked(length).ok_or(Failure::Truncated)
}
