//! Which machines may be asked: those of the public network alone. A link is written by somebody else, and could lead to what
//! only this machine can reach.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// Whether an address is one of the public network, by the IANA registries of special-purpose addresses (RFC 6890).
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let special = match address.octets() {
        [0, ..] | [240..=255, ..] | [192, 0, 0, _] | [192, 88, 99, _] => true,
        // Shared by the customers of a provider, and for measurements.
        [100, 64..=127, ..] | [198, 18 | 19, ..] => true,
        _ => false,
    };
    let own = address.is_loopback() || address.is_private() || address.is_link_local();
    !(special || own || address.is_multicast() || address.is_broadcast() || address.is_documentation())
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let within = |high: u16, low: u16| is_public_v4(Ipv4Addr::from((u32::from(high) << 16) | u32::from(low)));
    match address.segments() {
        // An address of IPv4 in one of IPv6: mapped, translated, tunnelled.
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => within(high, low),
        [0x2002, high, low, ..] => within(high, low),
        // Protocols (Teredo among them), documentation.
        [0x2001, 0..=0x1ff, ..] | [0x2001, 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => false,
        [0x2000..=0x3fff, ..] => true,
        _ => false,
    }
}

/// Finds the addresses of hosts, and gives only those that may be asked. The connection is made to what it gives, and each
/// request of a chain asks it anew, so that no name and no redirection leads elsewhere.
#[derive(Debug)]
pub struct Guarded {
    names: DefaultResolver,
    allowed: fn(IpAddr) -> bool,
}

impl Guarded {
    /// Lets through what is allowed.
    pub fn new(allowed: fn(IpAddr) -> bool) -> Self {
        Self { names: DefaultResolver::default(), allowed }
    }
}

impl Resolver for Guarded {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        let mut allowed = self.empty();
        found.iter().filter(|address| (self.allowed)(address.ip())).for_each(|address| allowed.push(*address));
        if allowed.is_empty() { Err(Error::Io(io::ErrorKind::PermissionDenied.into())) } else { Ok(allowed) }
    }
}

/// Whether a request failed because what it leads to may not be asked.
pub fn is_refusal(error: &Error) -> bool {
    matches!(error, Error::Io(error) if error.kind() == io::ErrorKind::PermissionDenied)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_asked() {
        for public in
            ["1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "2a00::1"]
        {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for private in [
            "127.0.0.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "198.18.0.1",
            "192.0.2.1",
            "224.0.0.1",
            "255.255.255.255",
            "240.0.0.1",
            "::",
            "::1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2002:a00:1::",
            "2001::1",
            "2001:db8::1",
            "::127.0.0.1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
    }
}
