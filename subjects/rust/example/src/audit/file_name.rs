use std::cmp::Ordering;

/// `YYYY-MM-DD[-n].audit`: the UTC day a file was begun, and its place within that day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName {
    pub day: String,
    part: u32,
}

impl FileName {
    pub fn first_of(day: &str) -> Self {
        Self { day: day.to_owned(), part: 0 }
    }

    pub fn parse(name: &str) -> Option<Self> {
        let stem = name.strip_suffix(".audit")?;
        let (day, rest) = stem.split_at_checked(10)?;
        super::super::utc::parse(day)?;
        let part = match rest.strip_prefix('-') {
            None if rest.is_empty() => 0,
            Some(digits) if !digits.starts_with(['0', '+']) => digits.parse().ok()?,
            None | Some(_) => return None,
        };
        Some(Self { day: day.to_owned(), part })
    }

    /// The file to write to on a day: never one of an older day, nor of the past of a clock that was
    /// set back. `fresh` asks for one that is not there yet.
    pub fn to_append(newest: Option<&Self>, day: &str, fresh: bool) -> Self {
        match newest {
            Some(newest) if newest.day.as_str() >= day => {
                Self { day: newest.day.clone(), part: newest.part + u32::from(fresh) }
            }
            Some(_) | None => Self::first_of(day),
        }
    }
}

impl std::fmt::Display for FileName {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.part {
            0 => write!(to, "{}.audit", self.day),
            part => write!(to, "{}-{part}.audit", self.day),
        }
    }
}

impl Ord for FileName {
    fn cmp(&self, other: &Self) -> Ordering {
        self.day.cmp(&other.day).then(self.part.cmp(&other.part))
    }
}

impl PartialOrd for FileName {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_the_order_of_their_days_and_numbers() {
        let parsed = |name| FileName::parse(name).unwrap_or_else(|| panic!("{name}"));
        assert!(parsed("2026-11-20.audit") < parsed("2026-11-20-1.audit"));
        assert!(parsed("2026-11-20-9.audit") < parsed("2026-11-20-10.audit"));
        assert!(parsed("2026-11-20-10.audit") < parsed("2026-11-21.audit"));
        for odd in ["a.audit", "2026-11-20-0.audit", "2026-11-20-+1.audit", "2026-11-20.audit.torn"]
        {
            assert_eq!(FileName::parse(odd), None, "{odd}");
        }
    }

    #[test]
    fn the_chain_never_goes_back_to_an_older_day() {
        let newest = FileName::parse("2026-11-21-2.audit");
        let name = |day, fresh| FileName::to_append(newest.as_ref(), day, fresh).to_string();
        assert_eq!(name("2026-11-22", false), "2026-11-22.audit");
        assert_eq!(name("2026-11-20", false), "2026-11-21-2.audit");
        assert_eq!(name("2026-11-21", true), "2026-11-21-3.audit");
    }
}
