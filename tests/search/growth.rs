//! A thousand services with unlike names: bytes and time.

use super::RULES;
use aldyn::pack::encode;
use aldyn::search::Index;
use aldyn::source::{SearchFile, Text};
use std::time::{Duration, Instant};

const SERVICES: usize = 1000;

/// Made-up words of real sounds: each name has words of its own beside those that names share.
struct Maker(u64);

impl Maker {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn of<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.below(list.len())]
    }

    fn word(&mut self, syllables: &[&str], ending: &str) -> String {
        (0..2 + self.below(2)).map(|_| self.of(syllables)).collect::<String>() + ending
    }
}

const SHARED: [(&str, &str, &str); 12] = [
    ("куәлік беру", "выдача удостоверения", "issue of a certificate"),
    ("лицензия беру", "выдача лицензии", "licence"),
    ("анықтама беру", "выдача справки", "issue of a statement"),
    ("тіркеу", "регистрация", "registration"),
    ("рұқсат беру", "выдача разрешения", "permit"),
    ("жәрдемақы тағайындау", "назначение пособия", "award of an allowance"),
    ("аттестаттау", "аттестация", "attestation"),
    ("есепке қою", "постановка на учёт", "entry in the register"),
    ("қайта ресімдеу", "переоформление", "renewal"),
    ("келісу", "согласование", "approval"),
    ("субсидиялау", "субсидирование", "subsidies"),
    ("өтемақы төлеу", "выплата возмещения", "payment of compensation"),
];
const KAZAKH: [&str; 16] =
    ["қар", "ты", "мал", "жел", "сау", "өңір", "дәл", "бек", "күз", "шаң", "ұста", "ора", "тас", "гүл", "нық", "сен"];
const RUSSIAN: [&str; 16] =
    ["про", "мет", "ста", "бор", "вез", "лит", "дор", "гру", "пла", "сор", "кон", "тра", "вод", "рез", "шел", "низ"];
const ENGLISH: [&str; 16] =
    ["ber", "tan", "gro", "mil", "ock", "sta", "win", "der", "lum", "pot", "fen", "rac", "sil", "tor", "wal", "hap"];

fn names() -> Vec<(String, Text)> {
    let mut maker = Maker(7);
    (0..SERVICES)
        .map(|at| {
            let (kk, ru, en) = SHARED[maker.below(SHARED.len())];
            let kk = format!("{} {} {kk}", maker.word(&KAZAKH, "дарға"), maker.word(&KAZAKH, ""));
            let ru = format!("{ru} {} {}", maker.word(&RUSSIAN, "ного"), maker.word(&RUSSIAN, "ания"));
            let en = format!("{en} of {} {}", maker.word(&ENGLISH, "ing"), maker.word(&ENGLISH, "s"));
            (format!("service-{at}"), Text { kk, ru, en })
        })
        .collect()
}

fn index(names: &[(String, Text)]) -> Index {
    let search: &SearchFile = RULES.search.as_ref().unwrap();
    let names: Vec<(&str, &Text)> = names.iter().map(|(id, name)| (id.as_str(), name)).collect();
    search.index(&names)
}

#[test]
fn each_of_a_thousand_is_found_by_words_of_its_name() {
    let names = names();
    let index = index(&names);
    let mut later = 0;
    for (at, (_, name)) in names.iter().enumerate().step_by(10) {
        for query in [&name.kk, &name.ru, &name.en] {
            let hits = index.find(query);
            later += usize::from(hits.first().is_none_or(|hit| usize::from(hit.service) != at));
        }
    }
    assert!(later <= 6, "{later} of 300 are not found first");
}

#[test]
fn a_thousand_are_searched_within_a_frame() {
    let names = names();
    let index = index(&names);
    let queries: Vec<&str> = names.iter().step_by(50).map(|(_, name)| name.ru.as_str()).collect();
    let began = Instant::now();
    for query in &queries {
        index.find(query);
    }
    let each = began.elapsed() / u32::try_from(queries.len()).unwrap();
    println!("{each:?} a query");
    // Unoptimised code takes twenty times as long.
    let bound = if cfg!(debug_assertions) { Duration::from_millis(100) } else { Duration::from_millis(3) };
    assert!(each < bound, "{each:?} a query");
}

/// Bytes before brotli, which takes off a third: a sum that grows shows that something is written twice.
#[test]
fn a_thousand_names_make_a_small_pack() {
    let without = encode(&index(&[])).len();
    let bytes = encode(&index(&names())).len() - without;
    println!("{} bytes a service", bytes / SERVICES);
    if let Some(path) = std::env::var_os("SEARCH_PACK") {
        std::fs::write(path, encode(&index(&names()))).unwrap();
    }
    assert!(bytes / SERVICES < 110, "{} bytes a service", bytes / SERVICES);
}
