//! The search field of the start page and what it finds, as a screen reader is told of them.

use crate::texts::Lang;
use crate::visit::Visit;
use serde_json::{Value, json};

/// The combobox with its list at one moment.
#[derive(Debug)]
pub struct Found {
    pub typed: String,
    /// What has focus, by its id.
    pub focused: String,
    pub expanded: String,
    /// The list that the field says it controls.
    pub controls: Option<String>,
    /// The option that the field says it points at.
    pub pointed: Option<String>,
    /// The id of the list that is there.
    pub list: Option<String>,
    pub hits: Vec<Hit>,
    /// The status line.
    pub said: String,
}

/// One of the services found.
#[derive(Debug)]
pub struct Hit {
    pub id: String,
    pub name: String,
    pub path: String,
    pub selected: String,
    /// It lies within the window, all of it.
    pub is_in_sight: bool,
}

impl Visit {
    /// Opens the start page and waits until it runs and can search: what is searched comes after the page.
    pub async fn open_front(&self, lang: Lang) {
        self.open_running(&format!("/{}/", lang.code())).await;
        self.put("жсн").await;
        self.until("document.querySelector('[role=listbox]')").await;
        self.put("").await;
        self.until("!document.querySelector('[role=listbox]')").await;
    }

    /// Types words into the search field after emptying it, key by key as a hand would.
    pub async fn search(&self, words: &str) -> Found {
        // Control and A, then Delete.
        self.type_into("#query", "\u{e009}a\u{e000}\u{e017}").await;
        self.type_into("#query", words).await;
        self.found().await
    }

    /// Puts a text into the search field at once, as pasting does.
    pub async fn paste(&self, text: &str) -> Found {
        self.put(text).await;
        self.found().await
    }

    async fn put(&self, text: &str) {
        self.js(&format!(
            "void (() => {{
                 const field = document.getElementById('query');
                 field.value = {};
                 field.dispatchEvent(new InputEvent('input', {{ bubbles: true, inputType: 'insertFromPaste' }}));
             }})()",
            json!(text)
        ))
        .await;
    }

    /// The combobox as it stands; what it says of itself agrees with what is there.
    pub async fn found(&self) -> Found {
        let now = self
            .js("(() => {
                 const field = document.getElementById('query');
                 const list = document.querySelector('[role=listbox]');
                 return {
                     typed: field.value,
                     focused: document.activeElement.id,
                     expanded: field.getAttribute('aria-expanded'),
                     controls: field.getAttribute('aria-controls'),
                     pointed: field.getAttribute('aria-activedescendant'),
                     list: list && list.id,
                     said: document.querySelector('[role=status].said').innerText.trim(),
                     hits: [...document.querySelectorAll('[role=listbox] > [role=option]')].map((one) => ({
                         id: one.id,
                         name: one.querySelector('strong').innerText.trim(),
                         path: one.pathname,
                         selected: one.getAttribute('aria-selected'),
                         // Parts of pixels aside.
                         seen: one.getBoundingClientRect().top >= -1
                             && one.getBoundingClientRect().bottom <= innerHeight + 1,
                     })),
                 };
             })()")
            .await;
        let found = Found {
            typed: text(&now["typed"]),
            focused: text(&now["focused"]),
            expanded: text(&now["expanded"]),
            controls: now["controls"].as_str().map(str::to_owned),
            pointed: now["pointed"].as_str().map(str::to_owned),
            list: now["list"].as_str().map(str::to_owned),
            said: text(&now["said"]),
            hits: now["hits"].as_array().into_iter().flatten().map(hit).collect(),
        };
        found.assert_agrees();
        found
    }
}

impl Found {
    /// The place of the option that is pointed at, counted from 1.
    pub fn place(&self) -> Option<usize> {
        let pointed = self.pointed.as_deref()?;
        self.hits.iter().position(|hit| hit.id == pointed).map(|place| place + 1)
    }

    /// The services found, by folder.
    pub fn services(&self) -> Vec<&str> {
        self.hits.iter().filter_map(|hit| hit.path.split('/').nth(2)).collect()
    }

    fn assert_agrees(&self) {
        let is_open = !self.hits.is_empty();
        assert_eq!(self.expanded, is_open.to_string(), "open, or not: {self:#?}");
        assert_eq!(self.list.is_some(), is_open, "an empty list: {self:#?}");
        assert_eq!(self.controls, self.list, "controls another list: {self:#?}");
        let selected: Vec<&str> =
            self.hits.iter().filter(|hit| hit.selected == "true").map(|hit| hit.id.as_str()).collect();
        assert_eq!(selected, self.pointed.as_deref().into_iter().collect::<Vec<_>>(), "points elsewhere: {self:#?}");
        assert!(self.hits.iter().all(|hit| hit.selected == "true" || hit.selected == "false"), "{self:#?}");
    }
}

fn hit(now: &Value) -> Hit {
    Hit {
        id: text(&now["id"]),
        name: text(&now["name"]),
        path: text(&now["path"]),
        selected: text(&now["selected"]),
        is_in_sight: now["seen"] == true,
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
