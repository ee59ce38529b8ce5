use crate::calendar::Moment;

/// Kazakhstan wall time, whatever zone the device is set to; `None` if the clock is outside the years we can name.
pub fn now() -> Option<Moment> {
    Moment::from_unix_ms(js_sys::Date::now() as i64)
}
