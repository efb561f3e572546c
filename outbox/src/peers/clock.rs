//! How long something took, even if the machine slept meanwhile.

use std::time::Duration;

/// The time since some fixed moment. Unlike [`Instant`](std::time::Instant) it goes on while a machine sleeps, for which a
/// worker that is woken up would otherwise take old things for fresh ones.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(crate) fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
    Duration::new(seconds, u32::try_from(time.tv_nsec).unwrap_or_default())
}

/// The same where there is no such clock: by the clock of the wall, which a machine sets anew when it wakes up.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(crate) fn now() -> Duration {
    std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default()
}
