//! A call as one of the Graph API: checked, and then written down.

use std::borrow::Cow;

use sendapi_core::call::instagram_login::{There, there};
use sendapi_core::call::profile::AccountPlatform;
use sendapi_core::call::{Call, FIELDS, Method};
use sendapi_core::convert::value::Value;
use sendapi_core::schema::{Shape, Type};
use sendapi_core::tree::{self, ListRef, Node, View};

use crate::error::Problem;
use crate::graph::{self, Path};
use crate::{Account, Error, Platform, PlatformKind};

impl<P: Platform> Account<P> {
    /// What `POST` sends stands in a JSON body, all else in the query.
    pub(super) fn written<C: Call>(&self, root: Path, call: &C) -> Result<graph::Call, Error> {
        written::<C, P>(root, self.edge::<C>()?, call)
    }

    /// What the edge of a call is named on the account's host.
    fn edge<C: Call>(&self) -> Result<&'static str, Error> {
        if !self.has_instagram_login() {
            return Ok(C::EDGE);
        }
        match there(C::ROOT, C::EDGE) {
            There::Named(edge) => Ok(edge),
            There::Missing(instead) => {
                let call = if C::EDGE.is_empty() { C::ROOT.as_str() } else { C::EDGE };
                Err(Error::from(Problem::new(format!(
                    "`{call}` is not there for accounts with Instagram login, {instead}"
                )))
                .about_a_call())
            }
            _ => Ok(C::EDGE),
        }
    }
}

fn written<C: Call, P: Platform>(root: Path, edge: &str, call: &C) -> Result<graph::Call, Error> {
    call.validate::<P>().map_err(|broken| Error::from(broken).about_a_call())?;
    let path = edge.split('/').filter(|segment| !segment.is_empty());
    let path = path.fold(root, |path, segment| path.edge(segment.to_owned()));
    let platform = platform_to_add(C::SHAPE, call.node(), P::KIND);
    Ok(match C::METHOD {
        Method::Post => graph::Call::post(path).json(body(call, platform)),
        Method::Get => with_query(graph::Call::get(path), call, platform),
        Method::Delete => with_query(graph::Call::delete(path), call, platform),
    })
}

/// The platform's word, where the call has a place for it and it was left open. A Page's token is for
/// its Instagram account too, and without the word the call would be about the Page.
fn platform_to_add(shape: &Shape, call: Node<'_>, platform: PlatformKind) -> Option<&'static str> {
    let has_place = shape.field(PLATFORM).is_some();
    let is_open = !members(call).any(|(name, _)| name == PLATFORM);
    match AccountPlatform::Instagram.node().view {
        View::Text(word) if platform == PlatformKind::Instagram && has_place && is_open => {
            Some(word)
        }
        _ => None,
    }
}

fn body<C: Call>(call: &C, platform: Option<&str>) -> Vec<u8> {
    let mut json = Vec::new();
    call.write_json(&mut json);
    let Some(word) = platform else { return json };
    match serde_json::from_slice::<serde_json::Value>(&json) {
        Ok(serde_json::Value::Object(mut members)) => {
            members.insert(PLATFORM.to_owned(), word.into());
            serde_json::Value::Object(members).to_string().into_bytes()
        }
        _ => json,
    }
}

fn with_query<C: Call>(asked: graph::Call, call: &C, platform: Option<&str>) -> graph::Call {
    let written = members(call.node()).map(|(name, node)| {
        let ty = C::SHAPE.field(name).map(|field| field.ty);
        (name.to_owned(), parameter(name, node, ty))
    });
    let added = platform.map(|word| (PLATFORM.to_owned(), Cow::Owned(word.to_owned())));
    written.chain(added).fold(asked, |asked, (name, value)| asked.query(name, value))
}

fn members(object: Node<'_>) -> impl Iterator<Item = (&str, Node<'_>)> {
    let members = object.object().into_iter().flat_map(tree::members);
    members.filter(|member| !member.node.is_absent()).map(|member| (member.key, member.node))
}

/// Lists as JSON, since their words may have commas in them; [`FIELDS`] have commas between them. Of a person the id is all
/// there is to one; all other objects are JSON too.
fn parameter(name: &str, value: Node<'_>, ty: Option<Type>) -> Cow<'static, str> {
    match value.view {
        View::Text(text) => text.to_owned().into(),
        View::Bool(flag) => flag.to_string().into(),
        View::Integer(number) => number.to_string().into(),
        View::Number(number) => number.to_string().into(),
        View::List(list) if name == FIELDS => joined(list).into(),
        View::Object(_) if is_short(ty) => {
            let parts = members(value).map(|(name, node)| parameter(name, node, None));
            let parts: Vec<_> = parts.collect();
            parts.join(",").into()
        }
        View::List(_) | View::Object(_) => serde_json::to_string(&value).unwrap_or_default().into(),
        View::Absent | View::Unknown => Cow::Borrowed(""),
    }
}

fn joined(words: ListRef<'_>) -> String {
    let words: Vec<_> = tree::items(words).filter_map(|item| item.node.text()).collect();
    words.join(",")
}

/// Whether the object may be written as its one member.
fn is_short(ty: Option<Type>) -> bool {
    matches!(ty, Some(Type::Object(shape)) if shape().members().shorthand.is_some())
}

const PLATFORM: &str = "platform";

#[cfg(test)]
mod tests {
    use sendapi_core::call::conversation::{
        ConversationField, Folder, MessageField, ReadConversations,
    };
    use sendapi_core::call::marketing::EstimateDelivery;
    use sendapi_core::call::message_template::{
        Category, DeleteTemplate, ReadTemplates, TemplateStatus,
    };
    use sendapi_core::call::person::Person;
    use sendapi_core::call::persona::{MakePersona, ReadPersonas};
    use sendapi_core::call::profile::{DeleteProfile, ProfileField, ReadProfile, Settings};
    use sendapi_core::call::routing::ReadThreadOwner;

    use super::*;
    use crate::graph::Body;
    use crate::{Instagram, Messenger};

    fn query<C: Call, P: Platform>(call: &C) -> Vec<String> {
        let call = written::<C, P>(Path::account(), C::EDGE, call).unwrap();
        call.query.iter().map(|(name, value)| format!("{name}={value}")).collect()
    }

    #[test]
    fn what_reads_and_deletes_stands_in_the_query() {
        let fields = || [ProfileField::GetStarted, ProfileField::Greeting].into();
        let read = ReadProfile { fields: fields(), platform: None, ..ReadProfile::EMPTY };
        let delete = DeleteProfile { fields: fields(), platform: None, ..DeleteProfile::EMPTY };
        let owner = ReadThreadOwner {
            recipient: Person::new("7204418830956127"),
            ..ReadThreadOwner::EMPTY
        };
        let page =
            ReadPersonas { after: Some("QVFI".into()), limit: Some(5), ..ReadPersonas::EMPTY };
        assert_eq!(query::<_, Messenger>(&read), ["fields=get_started,greeting"]);
        assert_eq!(query::<_, Messenger>(&delete), ["fields=get_started,greeting"]);
        assert_eq!(query::<_, Messenger>(&owner), ["recipient=7204418830956127"]);
        assert_eq!(query::<_, Messenger>(&page), ["after=QVFI", "limit=5"]);
        assert!(query::<_, Messenger>(&ReadPersonas::default()).is_empty());
    }

    #[test]
    fn lists_are_json_but_for_fields() {
        let read = ReadTemplates {
            status: Some([TemplateStatus::Approved, TemplateStatus::from("OF,NEXT,YEAR")].into()),
            category: Some([Category::Utility].into()),
            language: Some(["en_US", "nb_NO"].map(Into::into).into()),
            ..ReadTemplates::EMPTY
        };
        assert_eq!(
            query::<_, Messenger>(&read),
            [
                r#"category=["UTILITY"]"#,
                r#"language=["en_US","nb_NO"]"#,
                r#"status=["APPROVED","OF,NEXT,YEAR"]"#,
            ]
        );
        let messages = ConversationField::messages(&[MessageField::Id, MessageField::Message]);
        let read = ReadConversations {
            fields: Some([ConversationField::Id, messages].into()),
            folder: Some(Folder::Partnership),
            ..ReadConversations::with("7204418830956127")
        };
        assert_eq!(
            query::<_, Instagram>(&read),
            [
                "user_id=7204418830956127",
                "folder=PARTNERSHIP",
                "fields=id,messages{id,message}",
                "platform=instagram",
            ]
        );
        let end = DeleteTemplate { name: Some("bell".into()), ..DeleteTemplate::hsm_id("1008") };
        assert_eq!(query::<_, Messenger>(&end), ["name=bell", "hsm_id=1008"]);
    }

    #[test]
    fn an_object_that_has_more_to_it_than_an_id_is_written_as_json() {
        let estimate =
            EstimateDelivery { lifetime_in_days: Some(30), ..EstimateDelivery::of_page("101") };
        let query = query::<_, Messenger>(&EstimateDelivery { fields: None, ..estimate });
        assert_eq!(
            query,
            [
                "lifetime_in_days=30",
                "pacing_type=no_pacing",
                "is_direct_send_campaign=true",
                r#"promoted_object={"page_id":"101"}"#,
                r#"targeting_spec={"publisher_platforms":["messenger"],"messenger_positions":["marketing_messages"]}"#,
            ]
        );
    }

    #[test]
    fn instagram_is_named_where_there_is_a_place_for_it() {
        let read = ReadProfile {
            fields: [ProfileField::IceBreakers].into(),
            platform: None,
            ..ReadProfile::EMPTY
        };
        assert_eq!(query::<_, Instagram>(&read), ["fields=ice_breakers", "platform=instagram"]);
        let named = ReadProfile { platform: Some(AccountPlatform::Instagram), ..read };
        assert_eq!(query::<_, Instagram>(&named), ["fields=ice_breakers", "platform=instagram"]);
        assert!(query::<_, Instagram>(&ReadPersonas::default()).is_empty());

        let empty = written::<_, Instagram>(Path::account(), "messenger_profile", &Settings::EMPTY)
            .unwrap();
        assert_eq!(empty.body, Body::Json(br#"{"platform":"instagram"}"#.to_vec()));
        let page = written::<_, Messenger>(Path::account(), "messenger_profile", &Settings::EMPTY)
            .unwrap();
        assert_eq!(page.body, Body::Json(b"{}".to_vec()));
    }

    #[test]
    fn a_call_that_breaks_a_rule_is_not_written() {
        let long = MakePersona::new("A".repeat(51), "https://example.com/a.png");
        let error = written::<_, Messenger>(Path::account(), "personas", &long).unwrap_err();
        let rules: Vec<_> =
            error.invalid().unwrap().violations().iter().map(|it| it.rule().to_owned()).collect();
        assert_eq!(rules, ["persona.name"]);
        assert_eq!(
            error.to_string(),
            "request breaks a rule of the platform: persona name is 51 characters long, 1 over the limit of 50: shorten it \
             (at /name, rule persona.name); the request was not carried out"
        );
    }
}
