use crate::locale::Say;
use crate::pack::{Catalogue, CatalogueEntry};
use crate::ui::Site;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct HomeProps {
    pub site: Site,
    pub catalogue: Rc<Catalogue>,
}

/// What this is, and the services by name.
#[component]
pub fn Home(props: &HomeProps) -> Html {
    let HomeProps { site, catalogue } = props;
    let entry = |service: &CatalogueEntry| {
        html! {
            <li class="card">
                <h3><a href={[&*site.home(), &service.slug, "/"].concat()}>{ service.name.clone() }</a></h3>
                <p>{ service.summary.clone() }</p>
            </li>
        }
    };
    html! {
        <>
            <h1 tabindex="-1">{ site.say(Say::HomeTitle) }</h1>
            <p class="lead">{ site.say(Say::HomeLead) }</p>
            <p class="private">{ site.say(Say::Private) }</p>
            <h2>{ site.say(Say::HomeServices) }</h2>
            <ul class="cards">{ for catalogue.services.iter().map(entry) }</ul>
        </>
    }
}
