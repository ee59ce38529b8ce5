/// Appends a number in decimal digits, without the machinery of formatting.
pub(super) fn push_digits(text: &mut String, number: u32) {
    if number > 9 {
        push_digits(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_it_is_read() {
        for number in [0, 9, 10, 100, 29_000_000, u32::MAX] {
            let mut text = String::new();
            push_digits(&mut text, number);
            assert_eq!(text, number.to_string());
        }
    }
}
