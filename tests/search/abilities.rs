//! What the search can do, by cases from life.

use super::found;

/// Each query finds this service first.
fn all_find(service: &str, queries: &[&str]) {
    for query in queries {
        let found = found(query);
        assert_eq!(found.first(), Some(&service), "{query}: {found:?}");
    }
}

fn none_finds(queries: &[&str]) {
    for query in queries {
        let found = found(query);
        assert!(found.is_empty(), "{query}: {found:?}");
    }
}

#[test]
fn everyday_words_in_three_languages() {
    all_find("iin-issue", &["иин", "ЖСН", "iin", "идентификационный номер иностранцу"]);
    all_find("permanent-residence-permit", &["внж", "ВИД НА ЖИТЕЛЬСТВО", "ықтиярхат", "permanent residency"]);
    all_find("residence-registration", &["прописка", "прописаться", "мекенжайға тіркелу"]);
    all_find("passport-id-card", &["куәлік жоғалттым", "потеряла паспорт", "lost my id card"]);
    all_find("military-registration", &["военный билет", "әскери билет", "military ticket"]);
}

#[test]
fn kazakh_on_a_russian_layout() {
    all_find("residence-registration", &["мекенжайга тиркелу"]);
    all_find("passport-id-card", &["жеке куалик", "жеке куаликти жогалттым"]);
    all_find("rehabilitated-certificate", &["акталган адамнын куалиги"]);
}

#[test]
fn latin_spellings_old_and_new() {
    all_find("permanent-residence-permit", &["vid na zhitelstvo", "vid na jitelstvo", "VNZH"]);
    all_find("passport-id-card", &["zheke kualik", "jeke kuälik", "jeke kwälik"]);
    all_find("military-registration", &["voennyy uchet", "voinskiy uchyot", "äskeri esep"]);
}

#[test]
fn a_keyboard_switched_to_the_other_alphabet() {
    all_find("passport-id-card", &["gfcgjhn", "зфыызщке"]);
    all_find("residence-registration", &["ghjgbcrf"]);
    all_find("iin-issue", &[";cy", "bby"]);
}

#[test]
fn one_or_two_slips_but_not_in_short_words() {
    all_find("residence-registration", &["прописак", "пропсика", "прописска"]);
    all_find("passport-id-card", &["паспрот", "пасорт", "passpotr"]);
    all_find("rehabilitated-certificate", &["реабелитированый"]);
    none_finds(&["кин", "иик", "вож"]);
}

#[test]
fn words_written_as_one_and_one_written_as_two() {
    all_find("passport-id-card", &["жекекуәлік жоғалттым", "жеке куә лік"]);
    all_find("residence-registration", &["временнаяпрописка", "адрестіркеу"]);
}

#[test]
fn a_switched_keyboard_with_a_slip() {
    all_find("residence-registration", &["ghjgbcrrf", "ghjgbcrf ht,tyrf"]);
}

#[test]
fn word_endings() {
    all_find("permanent-residence-permit", &["вида на жительство", "внж-ді", "тұрақты тұруға рұқсатым"]);
    all_find("ww2-veteran-certificate", &["ветеранам войны", "соғыс ардагерлеріне", "war veterans"]);
    all_find("passport-id-card", &["паспортымды", "паспортами", "passports"]);
}

#[test]
fn whole_sentences() {
    all_find(
        "residence-registration",
        &[
            "Мы переехали в другой город, как теперь прописаться?",
            "I moved to a new flat, how do I register my address?",
        ],
    );
    all_find(
        "military-registration",
        &["Подскажите, пожалуйста, как мне встать на воинский учёт?", "Әскери есепке қалай тұрамын?"],
    );
}

#[test]
fn a_word_is_found_while_it_is_typed() {
    for (service, word, from) in [
        ("passport-id-card", "паспорт", 4),
        ("residence-registration", "прописка", 4),
        ("rehabilitated-certificate", "реабилитированный", 4),
        ("ww2-veteran-certificate", "ветеран", 4),
    ] {
        let letters: Vec<char> = word.chars().collect();
        for length in from..=letters.len() {
            let typed: String = letters[..length].iter().collect();
            all_find(service, &[&typed]);
        }
    }
}

#[test]
fn one_letter_finds_nothing() {
    none_finds(&["", " ", "п", "p", "?", "п р"]);
}

#[test]
fn what_goes_with_anything_finds_nothing_alone() {
    none_finds(&["справка", "куәлік", "certificate", "получить", "как получить справку", "ЦОН", "қандай құжат керек"]);
}

#[test]
fn what_is_not_covered_finds_nothing() {
    none_finds(&[
        "водительское удостоверение",
        "жүргізуші куәлігі",
        "driving licence",
        "пенсионное удостоверение",
        "зейнетақы",
        "birth certificate",
        "туу туралы куәлік",
        "свидетельство о браке",
        "справка о несудимости",
        "очередь в детский сад",
        "регистрация автомобиля",
        "разрешение на оружие",
        "визу в сша",
        "баланың туу туралы куәлігін қалай аламын",
        "встать на учёт по беременности",
        "записать ребенка в школу",
        "пенсия ветерану доплата",
        "bought a car, need to put it in my name",
        "permanent makeup licence",
        "паспорт собаки",
    ]);
}

/// A means, a place that asks for a paper or a person is not what is asked for.
#[test]
fn what_goes_with_a_service_does_not_silence_it() {
    all_find("address-certificate", &["справка для школы о прописке", "address certificate for the court"]);
    all_find("passport-id-card", &["штраф за просроченный паспорт", "паспорт по доверенности"]);
    all_find("iin-issue", &["получить иин по доверенности"]);
    none_finds(&["доверенность", "штраф", "мектеп", "notary"]);
}

/// A subject that no list names: the strange word beside the general one is what is meant.
#[test]
fn a_strange_word_beside_a_general_one_finds_nothing() {
    none_finds(&["удостоверение пчеловода", "сертификат гончара", "beekeeper certificate", "балшы куәлігі"]);
}

#[test]
fn a_subject_is_told_from_its_neighbours() {
    all_find("iin-correction", &["исправить иин", "жсн қате", "mistake in my iin"]);
    all_find("temporary-residence-permit", &["рвп", "временное проживание", "уақытша тұру", "temporary residence"]);
    all_find("temporary-id-certificate", &["временное удостоверение", "уақытша куәлік", "temporary id"]);
    all_find("military-record-correction", &["ошибка в военном билете", "әскери мәлімет қате"]);
    all_find("residence-deregistration", &["выписаться", "снять с прописки", "тіркеуден шығару"]);
    all_find("address-certificate", &["справка о прописке", "адресная справка", "proof of address"]);
}
