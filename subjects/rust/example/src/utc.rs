use std::time::{SystemTime, UNIX_EPOCH};

pub const DAY_MS: i64 = 86_400_000;

/// The time of the system, and what a case adds to it.
#[derive(Debug, Clone, Copy, Default)]
pub struct CaseClock {
    /// In milliseconds.
    pub offset_ms: i64,
}

impl CaseClock {
    /// Milliseconds since 1970, UTC.
    pub fn now_ms(self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX).saturating_add(self.offset_ms)
    }

    /// RFC 3339, UTC, with milliseconds.
    pub fn now(self) -> String {
        rfc3339(self.now_ms())
    }
}

/// Year, month and day of a day since 1970 (Hinnant, `civil_from_days`).
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// `YYYY-MM-DD`.
pub fn day(ms: i64) -> String {
    let (year, month, day) = civil(ms.div_euclid(DAY_MS));
    format!("{year:04}-{month:02}-{day:02}")
}

/// RFC 3339, UTC, with milliseconds.
pub fn rfc3339(ms: i64) -> String {
    let of_day = ms.rem_euclid(DAY_MS);
    let (hour, minute) = (of_day / 3_600_000, of_day / 60_000 % 60);
    let (second, milli) = (of_day / 1000 % 60, of_day % 1000);
    format!("{}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z", day(ms))
}

/// The moment of a time as [`rfc3339`] writes it, or the beginning of a `YYYY-MM-DD`.
pub fn parse(text: &str) -> Option<i64> {
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day_of_month) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let shifted_year = if month <= 2 { year - 1 } else { year };
    let era = shifted_year.div_euclid(400);
    let of_era = shifted_year.rem_euclid(400);
    let of_year =
        (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day_of_month - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    let of_day = match text.len() {
        10 => 0,
        _ => number(11, 13)? * 3_600_000 + number(14, 16)? * 60_000 + number(17, 19)? * 1000,
    };
    let milli = if text.len() == 24 { number(20, 23)? } else { 0 };
    let moment = days * DAY_MS + of_day + milli;
    // Only what we would write ourselves is a time: the 30th of February is none.
    text.starts_with(&day(moment)).then_some(moment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_and_read_alike() {
        for (ms, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_795_181_696_789, "2026-11-20T13:34:56.789Z"),
            (4_102_444_799_999, "2099-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(rfc3339(ms), text);
            assert_eq!(parse(text), Some(ms));
        }
        assert_eq!(parse("2026-11-20"), Some(1_795_132_800_000));
        assert_eq!(parse("2026-02-30"), None);
        assert_eq!(parse("ab"), None);
    }
}
