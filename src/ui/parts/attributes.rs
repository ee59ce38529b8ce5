use crate::told::Name;
use yew::AttrValue;
use yew::virtual_dom::AttributeOrProperty;

/// The attributes of one element: a place for each that there is, so that Yew compares those of two elements place by
/// place. Where each element has a map of its own, making and comparing the maps is 2 KB (brotli) of the module.
pub struct Attributes(Vec<Option<AttributeOrProperty>>);

impl Attributes {
    /// None yet.
    pub fn new() -> Attributes {
        Attributes(vec![None; Name::NAMES.len()])
    }

    /// Gives an attribute its value; an empty one is left out.
    pub fn set(&mut self, name: Name, value: AttrValue) {
        if let (Some(place), false) = (self.0.get_mut(name as usize), value.is_empty()) {
            *place = Some(AttributeOrProperty::Attribute(value));
        }
    }
}

impl From<Attributes> for yew::virtual_dom::Attributes {
    fn from(attributes: Attributes) -> Self {
        Self::Dynamic { keys: Name::NAMES, values: attributes.0.into_boxed_slice() }
    }
}
