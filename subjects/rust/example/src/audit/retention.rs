use super::AuditError;
use super::books::ClosedFile;
use crate::utc::{DAY_MS, parse};
use proofgate_subject::wire::{Regulation, Retention};

/// The longest silence after which the clock is still taken at its word.
const MAX_LEAP_DAYS: i64 = 31;

const ALL: [Regulation; 3] = [Regulation::Gdpr, Regulation::Soc2, Regulation::Iso27001];

const fn minimum(regulation: Regulation) -> (&'static str, u64) {
    match regulation {
        Regulation::Gdpr => ("GDPR", 2555),
        Regulation::Soc2 => ("SOC 2", 2555),
        Regulation::Iso27001 => ("ISO 27001", 1095),
    }
}

/// Refuses a policy that keeps less than the strictest regulation in force.
pub fn require_minimum(policy: &Retention) -> Result<(), AuditError> {
    let in_force = policy.regulations.as_deref().unwrap_or(&ALL);
    for (regulation, minimum_days) in in_force.iter().copied().map(minimum) {
        if policy.days.get() < minimum_days {
            let days = policy.days.get();
            return Err(AuditError::RetentionTooShort { regulation, minimum_days, days });
        }
    }
    Ok(())
}

/// How far a clock may be believed that was believed so far: not when it leaps ahead by more than a
/// month, until somebody vouches for it. It never goes back.
pub fn believe(believed_ms: i64, now_ms: i64, confirmed_ms: Option<i64>) -> i64 {
    let anchor = confirmed_ms.map_or(believed_ms, |confirmed| confirmed.max(believed_ms));
    if now_ms <= anchor + MAX_LEAP_DAYS * DAY_MS { anchor.max(now_ms) } else { believed_ms }
}

/// How many of the oldest files have all expired, so that what remains is one unbroken chain.
pub fn expired(files: &[ClosedFile], days: u64, believed_ms: i64) -> usize {
    let keep_ms = i64::try_from(days).unwrap_or(i64::MAX).saturating_mul(DAY_MS);
    let is_old = |closed: &&ClosedFile| {
        let closed_ms = parse(&closed.closed_at).unwrap_or(i64::MAX);
        closed_ms.saturating_add(keep_ms) <= believed_ms
    };
    files.iter().take_while(is_old).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_ten_years_ahead_is_not_believed_until_somebody_vouches_for_it() {
        let (today, ahead) = (1000 * DAY_MS, 4650 * DAY_MS);
        assert_eq!(believe(today, today + DAY_MS, None), today + DAY_MS);
        assert_eq!(believe(today, today - DAY_MS, None), today);
        assert_eq!(believe(today, ahead, None), today);
        assert_eq!(believe(today, ahead, Some(ahead - DAY_MS)), ahead);
    }
}
