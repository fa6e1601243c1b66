//! The time of a snapshot, as each format writes it.

/// A point in time, to the second, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The date: year, month, day.
    pub date: (u16, u8, u8),
    /// The time of day: hours, minutes, seconds.
    pub time: (u8, u8, u8),
}

impl Default for Moment {
    /// The beginning of time as computers count it.
    fn default() -> Self {
        Self { date: (1970, 1, 1), time: (0, 0, 0) }
    }
}

impl Moment {
    /// Reads `2026-03-01` or `2026-03-01T10:20:30Z`. A day that its month does not have is the last one of the month.
    pub fn of(text: &str) -> Option<Self> {
        let number = |range: std::ops::Range<usize>, least: u16, most: u16| -> Option<u16> {
            let digits = text.get(range).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
            digits.parse().ok().filter(|number| (least..=most).contains(number))
        };
        let small = |range, least, most| number(range, least, most).and_then(|number| u8::try_from(number).ok());
        let (year, month) = (number(0..4, 0, 9999)?, small(5..7, 1, 12)?);
        let day = small(8..10, 1, 31)?.min(days_of(year, month));
        let clock = || Some((small(11..13, 0, 23)?, small(14..16, 0, 59)?, small(17..19, 0, 59)?));
        Some(Self { date: (year, month, day), time: clock().unwrap_or_default() })
    }

    /// As RFC 3339 writes it.
    pub fn rfc3339(&self) -> String {
        let (hours, minutes, seconds) = self.time;
        format!("{}T{hours:02}:{minutes:02}:{seconds:02}Z", self.day())
    }

    /// The day alone.
    pub fn day(&self) -> String {
        let (year, month, day) = self.date;
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// In fourteen digits, as indexes of web archives write it.
    pub fn digits(&self) -> String {
        self.rfc3339().chars().filter(char::is_ascii_digit).collect()
    }
}

fn days_of(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_instants() {
        assert_eq!(Moment::of("2026-03-01").unwrap().rfc3339(), "2026-03-01T00:00:00Z");
        assert_eq!(Moment::of("2000-02-29T10:20:30Z").unwrap().digits(), "20000229102030");
        assert_eq!(Moment::of("2026-02-31").unwrap().day(), "2026-02-28");
        assert_eq!(Moment::of("March 2026"), None);
        assert_eq!(Moment::of("2026-13-01"), None);
        assert_eq!(Moment::default().digits(), "19700101000000");
    }
}
