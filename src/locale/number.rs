use super::Lang;

/// A whole number with its thousands apart: "17 300" with no-break spaces, in English "17,300".
pub fn number(value: u32, lang: Lang) -> String {
    let digits = value.to_string();
    let separator = if lang == Lang::En { ',' } else { '\u{a0}' };
    let mut words = String::with_capacity(digits.len() + 4);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            words.push(separator);
        }
        words.push(digit);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(number(17_300, Lang::Kk), "17\u{a0}300");
        assert_eq!(number(1_234_567, Lang::En), "1,234,567");
        assert_eq!(number(999, Lang::Ru), "999");
    }
}
