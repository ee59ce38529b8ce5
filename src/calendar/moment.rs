//! A minute on Kazakhstan's clocks.

use core::fmt::{self, Write as _};

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::day::{Day, number};

/// Minutes that Kazakhstan's clocks are ahead of UTC.
const OFFSET_MINUTES: i64 = 5 * 60;
const MINUTES_A_DAY: i64 = 24 * 60;
const MS_A_MINUTE: i64 = 60_000;

/// A day and a minute of it, as clocks in Kazakhstan show them, whatever the zone of the device.
///
/// The text form is `2026-11-20T10:00`, in JSON too; a binary pack holds the day and the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day in Kazakhstan.
    pub day: Day,
    /// The minute of that day, 0 to 1439; every constructor keeps that range.
    pub minute: u16,
}

impl Moment {
    /// The moment at this hour (0 to 23) and minute (0 to 59), or `None` if there is no such time.
    pub fn new(day: Day, hour: u16, minute: u16) -> Option<Moment> {
        (hour < 24 && minute < 60).then(|| Moment { day, minute: hour * 60 + minute })
    }

    /// Midnight, with which the day begins.
    pub fn start_of(day: Day) -> Moment {
        Moment { day, minute: 0 }
    }

    /// The moment so many milliseconds after 1970-01-01T00:00 UTC, seconds cut off; `None` outside 1900 to 2100.
    ///
    /// The offset is UTC+5, the only one in Kazakhstan since 1 March 2024. For an earlier instant the result is that
    /// instant at UTC+5, which is an hour less than most of the country's clocks showed then: do not use it for
    /// moments before that day.
    pub fn from_unix_ms(ms: i64) -> Option<Moment> {
        let minutes = ms.div_euclid(MS_A_MINUTE) + OFFSET_MINUTES;
        let day = i32::try_from(minutes.div_euclid(MINUTES_A_DAY)).ok()?;
        let minute = u16::try_from(minutes.rem_euclid(MINUTES_A_DAY)).ok()?;
        Some(Moment { day: Day::from_days_since_1970(day)?, minute })
    }

    /// Reads `2026-11-20T10:00`: exactly sixteen characters.
    pub fn parse(text: &str) -> Option<Moment> {
        let (day, time) = text.split_once('T')?;
        let &[h1, h2, b':', m1, m2] = time.as_bytes() else {
            return None;
        };
        let hour = u16::try_from(number(&[h1, h2])?).ok()?;
        let minute = u16::try_from(number(&[m1, m2])?).ok()?;
        Moment::new(Day::parse(day)?, hour, minute)
    }

    /// The hour, 0 to 23.
    pub fn hour(self) -> u16 {
        self.minute / 60
    }

    /// The minute of the hour, 0 to 59.
    pub fn minute_of_hour(self) -> u16 {
        self.minute % 60
    }

    fn push_iso(self, text: &mut String) {
        self.day.push_iso(text);
        text.push('T');
        text.extend(self.clock().map(char::from));
    }

    /// The time as `10:00`, all ASCII.
    fn clock(self) -> [u8; 5] {
        let digit = |n: u16| b'0' + (n % 10) as u8;
        let (h, m) = (self.hour(), self.minute_of_hour());
        [digit(h / 10), digit(h), b':', digit(m / 10), digit(m)]
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.day, f)?;
        f.write_char('T')?;
        self.clock().into_iter().try_for_each(|b| f.write_char(char::from(b)))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            let mut text = String::with_capacity(16);
            self.push_iso(&mut text);
            serializer.serialize_str(&text)
        } else {
            (self.day, self.minute).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
        if deserializer.is_human_readable() {
            return deserializer.deserialize_str(IsoText);
        }
        let (day, minute) = <(Day, u16)>::deserialize(deserializer)?;
        Moment::new(day, minute / 60, minute % 60).ok_or_else(|| de::Error::custom("a minute past the end of the day"))
    }
}

/// Reads a moment from its text.
struct IsoText;

impl Visitor<'_> for IsoText {
    type Value = Moment;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a moment such as \"2026-11-20T10:00\"")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Moment, E> {
        Moment::parse(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    #[test]
    fn kazakhstan_is_five_hours_ahead_of_utc() {
        // 2026-11-20T05:00:59.999Z
        assert_eq!(Moment::from_unix_ms(1_795_150_859_999), Some(moment("2026-11-20T10:00")));
        // 2026-11-19T19:00Z and the millisecond before
        assert_eq!(Moment::from_unix_ms(1_795_114_800_000), Some(moment("2026-11-20T00:00")));
        assert_eq!(Moment::from_unix_ms(1_795_114_799_999), Some(moment("2026-11-19T23:59")));
        assert_eq!(Moment::from_unix_ms(-1), Some(moment("1970-01-01T04:59")));
    }

    #[test]
    fn an_absurd_clock_gives_no_moment() {
        assert_eq!(Moment::from_unix_ms(i64::MAX), None);
        assert_eq!(Moment::from_unix_ms(i64::MIN), None);
    }

    #[test]
    fn text_is_read_strictly_and_written_back() {
        assert_eq!(moment("2026-11-20T09:05").to_string(), "2026-11-20T09:05");
        assert_eq!((moment("2026-11-20T23:59").hour(), moment("2026-11-20T23:59").minute_of_hour()), (23, 59));
        for wrong in
            ["2026-11-20", "2026-11-20T24:00", "2026-11-20T10:60", "2026-11-20 10:00", "2026-11-20T10:00:00", "T"]
        {
            assert_eq!(Moment::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_pack_rejects_a_minute_past_the_day() {
        let at = moment("2026-11-20T10:00");
        let bytes = postcard::to_allocvec(&at).unwrap();
        assert_eq!(postcard::from_bytes::<Moment>(&bytes), Ok(at));
        let wrong = postcard::to_allocvec(&(at.day, 1440_u16)).unwrap();
        assert!(postcard::from_bytes::<Moment>(&wrong).is_err());
    }
}
