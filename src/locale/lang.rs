use serde::{Deserialize, Serialize};

/// A language of the page. Kazakh is the state language and the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    Kk,
    Ru,
    En,
}

impl Lang {
    /// In the order of the language switch.
    pub const ALL: [Lang; 3] = [Lang::Kk, Lang::Ru, Lang::En];

    /// The value of `lang` and the folder of the address.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Kk => "kk",
            Lang::Ru => "ru",
            Lang::En => "en",
        }
    }

    /// Its label in the language switch.
    pub fn label(self) -> &'static str {
        match self {
            Lang::Kk => "ҚАЗ",
            Lang::Ru => "РУС",
            Lang::En => "ENG",
        }
    }

    /// Its own name, for those who do not know the label.
    pub fn own_name(self) -> &'static str {
        match self {
            Lang::Kk => "Қазақша",
            Lang::Ru => "Русский",
            Lang::En => "English",
        }
    }

    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// Which of a noun's forms follows the number: Kazakh has one, Russian three, English two.
    pub fn plural_form(self, n: u16) -> usize {
        match self {
            Lang::Kk => 0,
            Lang::En => usize::from(n != 1),
            Lang::Ru => match (n % 10, n % 100) {
                (_, 11..=14) => 2,
                (1, _) => 0,
                (2..=4, _) => 1,
                _ => 2,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang::*;

    #[test]
    fn russian_has_one_few_and_many() {
        let forms = |numbers: &[u16]| numbers.iter().map(|n| Ru.plural_form(*n)).collect::<Vec<_>>();
        assert_eq!(forms(&[1, 21, 101]), [0, 0, 0]);
        assert_eq!(forms(&[2, 3, 4, 22, 104]), [1, 1, 1, 1, 1]);
        assert_eq!(forms(&[0, 5, 11, 12, 14, 19, 20, 111, 114]), [2; 9]);
    }

    #[test]
    fn english_has_one_and_other_and_kazakh_one_form() {
        assert_eq!([0, 1, 2, 11].map(|n| En.plural_form(n)), [1, 0, 1, 1]);
        assert_eq!([0, 1, 2, 11].map(|n| Kk.plural_form(n)), [0; 4]);
    }
}
