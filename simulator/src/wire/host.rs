//! Whether a name leads to this machine.

use std::net::IpAddr;

/// `host` may have a port.
pub(crate) fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(bracketed) => bracketed.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn this_machine_has_several_names() {
        for host in ["127.0.0.1", "127.1.2.3:80", "localhost", "LOCALHOST:1", "[::1]", "[::1]:80"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["", "192.0.2.1", "localhost.example.com", "127.0.0.1.example.com", "[::2]:1"] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
