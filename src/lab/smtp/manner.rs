//! How a mail server of the lab behaves.

use std::net::IpAddr;

macro_rules! manners {
    ($($(#[doc = $doc:literal])* $variant:ident $name:literal)*) => {
        /// A habit of a mail server. Without any it is a good one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Manner { $($(#[doc = $doc])* $variant,)* }

        impl Manner {
            fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

manners! {
    /// As every server should be.
    Good "good"
    // Connecting.
    /// Takes the connection and says nothing.
    Silent "silent"
    /// No connection, no refusal: as behind a firewall.
    Dropped "dropped"
    Refuses "refuses"
    /// Closes at once.
    HangsUp "hangs-up"
    /// Resets the connection at once.
    Resets "resets"
    // The banner.
    /// Greets after 5.5 seconds.
    SlowBanner "slow-banner"
    /// Greets in two lines with a pause between them, as postscreen does.
    Teaser "teaser"
    /// Begins to greet and does not end it.
    HalfBanner "half-banner"
    /// Says no to the client's address.
    Blocks "554-banner"
    /// Has no time for the client.
    Busy "421"
    /// Takes no mail at all (RFC 7504).
    NoMail "521-banner"
    /// Greets with a code that is none of a banner.
    OddBanner "221-banner"
    /// Greets twice at once.
    TwoBanners "two-banners"
    /// Greets in 101 lines.
    ManyLines "many-lines"
    /// Says no name in its banner.
    Nameless "nameless"
    /// Writes a comma behind its name.
    Comma "comma"
    /// Speaks another protocol.
    Garbage "garbage"
    /// Never ends a line.
    Endless "endless"
    /// Calls itself `localhost`.
    Localhost "localhost"
    /// Calls itself by the name of a container.
    Container "container"
    /// Calls itself by another name than its own.
    OtherName "other-name"
    /// Writes markup and control characters into its banner.
    Markup "markup"
    /// Stands behind a firewall that covers its banner and what it offers.
    Masked "masked"
    /// Stands behind one that covers its banner alone.
    MaskedBanner "masked-banner"
    // EHLO.
    /// Knows only HELO.
    NoEhlo "no-ehlo"
    /// Wants another name in EHLO.
    EhloRefused "ehlo-refused"
    /// Wants another name in EHLO, and says so as Postfix does.
    EhloNameRefused "ehlo-504"
    /// Answers EHLO with nothing.
    EhloHangs "ehlo-hangs"
    /// Ends lines with a line feed alone.
    BareLf "bare-lf"
    /// Writes a line of a thousand octets.
    LongLine "long-line"
    /// Offers AUTH before TLS.
    AuthPlain "auth-plain"
    /// Offers AUTH before TLS with a mechanism that shows no password.
    AuthToken "auth-token"
    /// Offers AUTH without a mechanism.
    AuthBare "auth-bare"
    /// Offers AUTH inside TLS.
    Auth "auth"
    /// Does not offer to take commands together.
    NoPipelining "no-pipelining"
    /// Takes commands together, and answers the first of them alone.
    PipeliningLoses "pipelining-loses"
    /// Answers the last of them first.
    PipeliningDisorders "pipelining-disorders"
    /// Closes the connection when they come together.
    PipeliningCloses "pipelining-closes"
    NoSize "no-size"
    /// Writes a tab before the size.
    TabSize "tab-size"
    /// Takes a megabyte at most.
    SmallSize "small-size"
    // STARTTLS and the handshake.
    NoStarttls "no-starttls"
    StarttlsRefused "starttls-refused"
    StarttlsHangs "starttls-hangs"
    /// Goes on in plain text.
    StarttlsGarbage "starttls-garbage"
    /// Closes the connection in the handshake.
    StarttlsCloses "starttls-closes"
    /// Says no to every handshake.
    StarttlsAlert "starttls-alert"
    /// TLS 1.0 with RC4 alone.
    OldTls "old-tls"
    /// TLS 1.2 with RSA key exchange alone.
    OldCiphers "old-ciphers"
    /// TLS 1.0 and 1.1 beside the modern versions.
    AlsoOld "also-old"
    /// TLS without encryption alone.
    NullCipher "null-cipher"
    /// TLS without a certificate alone.
    Anonymous "anonymous"
    /// A key exchange that our library does not know.
    OtherGroup "other-group"
    /// Closes the connection when the client knows TLS 1.3.
    Tls13Closes "tls13-closes"
    /// Has trouble of its own in every handshake.
    StarttlsTrouble "starttls-trouble"
    /// Does not know its name when it is called by it.
    UnknownName "unknown-name"
    /// Knows no name, and lets in who does not call it by one.
    SniRefused "sni-refused"
    /// Shows a certificate of somebody else to who calls it by its name.
    SniWrong "sni-wrong"
    /// Lets nobody in without a certificate.
    ClientCertificate "client-certificate"
    /// Thinks for 5.5 seconds about STARTTLS.
    StarttlsSlow "starttls-slow"
    /// Turns the client away at STARTTLS.
    StarttlsGreylists "starttls-greylists"
    StarttlsBlocks "starttls-blocks"
    // Inside TLS.
    /// Closes the connection.
    InsideCloses "inside-closes"
    InsideHangs "inside-hangs"
    /// Has no time for the client any more.
    InsideBusy "inside-421"
    /// Says no to the client's address.
    InsideBlocks "inside-530"
    /// Gives a second banner.
    InsideGreets "inside-greets"
    /// TLS 1.2 alone.
    NoTls13 "no-tls13"
    // The certificate.
    Expired "expired"
    /// Ends in five days.
    Expiring "expiring"
    /// Ends in two weeks.
    Ending "ending"
    /// Begins tomorrow.
    Early "early"
    SelfSigned "self-signed"
    /// Signed by an authority that nobody knows.
    UnknownIssuer "unknown-issuer"
    /// Has its certificate from an authority of that name.
    LetsEncrypt "lets-encrypt"
    /// For a name of somebody else.
    WrongName "wrong-name"
    /// For another name under the same domain.
    OwnName "own-name"
    /// An RSA key of 1024 bits.
    WeakKey "weak-key"
    // MAIL.
    /// Takes no empty sender.
    NullRefused "null-refused"
    /// Takes mail only from who has logged in.
    LoginWanted "login-wanted"
    // RCPT.
    /// Wants a login from who writes to others.
    LoginToRelay "login-to-relay"
    OpenRelay "open-relay"
    /// Relays for whoever writes an address of its domain as the sender.
    OwnSender "own-sender"
    /// Finds another address inside of one of its own, and relays to it.
    PercentHack "percent-hack"
    /// Has a mailbox for reports.
    TakesReports "takes-reports"
    /// Has one, and it is full.
    ReportsFull "reports-full"
    NoPostmaster "no-postmaster"
    NoAbuse "no-abuse"
    /// Takes everybody, also who does not exist.
    CatchAll "catch-all"
    Greylist "greylist"
    /// Refuses the client at RCPT.
    Policy "policy"
    /// Tells who exists.
    Vrfy "vrfy"
    /// Looks up the recipient's domain first, and finds that it takes no mail.
    NullMx "null-mx"
}

/// A mail server that is to be started.
#[derive(Clone, Debug)]
pub(crate) struct Host {
    pub(super) ip: IpAddr,
    /// Its name: that of the MX record that leads to it.
    pub(super) name: String,
    manners: Vec<Manner>,
}

impl Host {
    /// A good server.
    pub(crate) const fn good(ip: IpAddr, name: String) -> Self {
        Self { ip, name, manners: Vec::new() }
    }

    pub(super) fn has(&self, manner: Manner) -> bool {
        self.manners.contains(&manner)
    }

    /// What it calls itself.
    pub(super) fn says(&self) -> &str {
        if self.has(Manner::Localhost) {
            "localhost.localdomain"
        } else if self.has(Manner::Container) {
            "3f2a9c1b77de"
        } else if self.has(Manner::OtherName) {
            "mail.somebody-else.test"
        } else {
            &self.name
        }
    }

    /// The domain above its name.
    pub(super) fn domain(&self) -> &str {
        self.name.split_once('.').map_or(self.name.as_str(), |(_, domain)| domain)
    }
}

/// What a zone file asks for at an address.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    pub(crate) ip: IpAddr,
    manners: Vec<Manner>,
}

impl Wish {
    pub(crate) fn read(value: &str) -> Result<Self, String> {
        let mut words = value.split_whitespace();
        let ip = words.next().and_then(|word| word.parse().ok()).ok_or("a mail server has an address")?;
        let manners: Vec<Manner> =
            words.map(|word| Manner::from_name(word).ok_or_else(|| format!("{word:?} is no manner of a mail server"))).collect::<Result<_, _>>()?;
        if manners.is_empty() {
            return Err("a manner is missing".to_owned());
        }
        Ok(Self { ip, manners })
    }

    pub(crate) fn host(&self, name: String) -> Host {
        Host { ip: self.ip, name, manners: self.manners.clone() }
    }
}
