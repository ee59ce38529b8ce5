//! Words that stand in static pages alone: of the pages that are read without answering anything, of the page for
//! webmasters, and why the app does not run on those that it starts on. None of them travels in a pack, and the app does not know them.

use super::Lang;

/// Defines the words: each has the name of its field in `static.json`.
macro_rules! words {
    ($($(#[$about:meta])* $name:ident,)*) => {
        /// The words of static pages, in one language.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct StaticWords { $($(#[$about])* pub $name: String,)* }

        /// The words in one language. A name that the file lacks gives an empty text; a test sees that none does.
        pub fn static_words(lang: Lang) -> StaticWords {
            let file = file();
            let of = |name: &str| file.get(name).map(|text| text.get(lang).to_owned()).unwrap_or_default();
            StaticWords { $($name: of(stringify!($name)),)* }
        }

        impl StaticWords {
            /// All of them, for whoever reads them through.
            pub fn texts(&self) -> Vec<&str> {
                vec![$(&self.$name),*]
            }
        }

        #[cfg(test)]
        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

words! {
    /// Says where in the site a page stands, to those who hear it.
    you_are_here,
    services_title,
    /// As a search result shows it.
    services_head,
    services_lead,
    services_description,
    event,
    ministry,
    force,
    /// `{x}`: the day of the text.
    force_as_of,
    /// `{d:from}`: the first day on which it may have been repealed.
    force_ended,
    channels,
    channels_then,
    term,
    /// `{x}`: the longest it can become.
    term_extended,
    /// `{x}` to the longest base term.
    term_up_to,
    fee,
    free,
    /// `{n}` monthly calculation indices.
    fee_mci,
    today,
    today_where,
    check_case,
    /// After the short name of a service, as a search result shows it.
    about_head,
    about_head_repealed,
    /// `{x}`: the short name of the act.
    about_description,
    about_description_repealed,
    documents_lead,
    documents_everyone,
    documents_sometimes,
    documents_by_case,
    nothing_more,
    /// `{x}`: a condition.
    only_if,
    /// `{x}`: what the answers that follow are about.
    only_these,
    /// `{x}`: what the answers that follow are about.
    except_these,
    exits_title,
    exits_lead,
    refusal_lead,
    /// `{d:from}`: the first day on which the bygone wording may have applied.
    wording_shown,
    history_title,
    history_lead,
    /// In the place of rules in which a mistake was found.
    withdrawn,
    /// Where no script runs.
    without_script,
    failed_cut,
    failed_slow,
    failed_missing,
    failed_changed,
    failed_cache,
    failed_type,
    failed_policy,
    failed_engine,
    failed_clock,
    failed_start,
    failed_again,
    failed_read,
    embed_title,
    /// As a search result shows it.
    embed_head,
    embed_description,
    /// In the foot of the list of services.
    embed_link,
    embed_lead,
    /// What the link in the lines says; `{x}`: the name of what is shown.
    embed_open,
    embed_open_start,
    lines_title,
    /// `{x}`: an address that is only an example.
    lines_replace,
    lines_copy,
    lines_copied,
    lines_by_hand,
    line_script,
    line_element,
    line_link,
    choose_title,
    choose_lead,
    shown_label,
    shown_start,
    shown_about,
    lang_around,
    theme_label,
    theme_light,
    theme_dark,
    theme_auto,
    theme_plain,
    colours_own,
    colours_hint,
    colour_ground,
    colour_ink,
    colour_accent,
    colour_band,
    colours_faint,
    colours_scheme,
    height_label,
    height_hint,
    lazy_label,
    preview_title,
    preview_lead,
    allow_title,
    /// `{x}`: the name of a header.
    allow_lead,
    /// `{x}`: a header.
    allow_isolated,
    /// `{x}`: the name of a directive.
    allow_operator,
    /// `{x}`: the name of the attribute.
    boxed_title,
    /// `{x}`: a value of the attribute.
    boxed_lead,
    boxed_tabs,
    boxed_inside,
    events_title,
    /// `{x}`: the property of an event.
    events_lead,
    event_ready,
    /// `{x}`: the property that says so.
    event_resize,
    event_step,
    event_result,
    /// `{x}`: the property that says so.
    event_error,
    learns_title,
    learns_this,
    learns_never,
    learns_frame,
    access_title,
    /// `{x}`: the name of the attribute.
    access_name,
    access_keys,
    access_scroll,
    access_sight,
    versions_title,
    versions_script,
    versions_protocol,
    versions_update,
    offline_title,
    /// As a search result shows it.
    offline_head,
    offline_description,
    offline_lead,
    offline_without_script,
    offline_keep,
    offline_remove,
    offline_none,
    /// `{x}`: how much of it, in percent.
    offline_keeping,
    /// `{x}`: the day of the rules.
    offline_kept,
    offline_newer,
    offline_failed,
    offline_broken,
    offline_removed,
    offline_frame,
    offline_insecure,
    offline_cannot,
    offline_what,
    /// `{x}`: millions of bytes.
    offline_files,
    offline_no_answers,
    offline_shared,
    offline_updates,
    offline_evicted,
    offline_install,
    offline_install_phone,
    offline_install_computer,
}

type File = std::collections::BTreeMap<String, crate::source::Text>;

fn file() -> File {
    serde_json::from_str(include_str!("static.json")).expect("src/locale/static.json is read in a test")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_text_in_each_language_and_every_text_a_name() {
        for lang in Lang::ALL {
            for (name, text) in NAMES.iter().zip(static_words(lang).texts()) {
                assert!(!text.trim().is_empty(), "src/locale/static.json lacks \"{name}\" in {lang:?}");
            }
        }
        for name in file().keys() {
            assert!(NAMES.contains(&name.as_str()), "nothing says \"{name}\"");
        }
    }

    #[test]
    fn the_three_languages_have_the_same_placeholders() {
        let placeholders = |text: &str| {
            let names = text.split('{').skip(1).filter_map(|after| after.chars().next());
            names.collect::<Vec<char>>()
        };
        for (name, text) in file() {
            assert_eq!(placeholders(&text.kk), placeholders(&text.ru), "{name}");
            assert_eq!(placeholders(&text.kk), placeholders(&text.en), "{name}");
        }
    }
}
