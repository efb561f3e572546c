//! The text of a payload, read and written.

use std::borrow::Cow;

use super::{Member, Unknown};

/// Writes a payload.
#[derive(Debug)]
pub struct Writer {
    text: String,
    sign: char,
}

impl Writer {
    /// A payload of this name.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { text: name.to_owned(), sign: '?' }
    }

    /// With a member, unless it is absent.
    #[must_use]
    pub fn member<T>(mut self, key: &str, member: Member<T>, value: &T) -> Self {
        if let Some(value) = (member.text)(value) {
            self.text.push(self.sign);
            self.text.push_str(key);
            self.text.push('=');
            self.text.push_str(&escaped(&value));
            self.sign = '&';
        }
        self
    }

    /// The text.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }
}

/// Reads a payload.
#[derive(Debug)]
pub struct Reader<'t> {
    text: &'t str,
    name: &'t str,
    members: &'t str,
}

impl<'t> Reader<'t> {
    /// Of this text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let (name, members) = text.split_once('?').unwrap_or((text, ""));
        Self { text, name, members }
    }

    /// What stands before the members.
    #[must_use]
    pub const fn name(&self) -> &'t str {
        self.name
    }

    /// The member with one of these keys, the first being its own, for a variant.
    ///
    /// # Errors
    ///
    /// [`Unknown`] if it is missing or cannot be read.
    pub fn member<T>(
        &self,
        variant: &'static str,
        keys: &[&'static str],
        member: Member<T>,
    ) -> Result<T, Unknown> {
        self.read(variant, keys, (member.of)(self.find(keys).as_deref()))
    }

    /// The same; what is missing is the default.
    ///
    /// # Errors
    ///
    /// [`Unknown`] if it cannot be read.
    pub fn member_or_default<T: Default>(
        &self,
        variant: &'static str,
        keys: &[&'static str],
        member: Member<T>,
    ) -> Result<T, Unknown> {
        match self.find(keys) {
            Some(value) => self.read(variant, keys, (member.of)(Some(&value))),
            None => Ok(T::default()),
        }
    }

    /// That no variant has this name.
    #[must_use]
    pub fn unknown(&self) -> Unknown {
        Unknown::name(self.text)
    }

    fn read<T>(
        &self,
        variant: &'static str,
        keys: &[&'static str],
        value: Option<T>,
    ) -> Result<T, Unknown> {
        let key = keys.first().copied().unwrap_or_default();
        value.ok_or_else(|| Unknown::member(self.text, variant, key))
    }

    fn find(&self, keys: &[&str]) -> Option<Cow<'t, str>> {
        let mut members = self.members.split('&').filter_map(|member| member.split_once('='));
        members.find(|(key, _)| keys.contains(key)).map(|(_, value)| unescaped(value))
    }
}

fn escaped(value: &str) -> Cow<'_, str> {
    if !value.contains(ESCAPED) {
        return value.into();
    }
    value.replace('%', "%25").replace('&', "%26").into()
}

/// What is not written here stays as it is.
fn unescaped(value: &str) -> Cow<'_, str> {
    if !value.contains('%') {
        return value.into();
    }
    value.replace("%26", "&").replace("%25", "%").into()
}

const ESCAPED: [char; 2] = ['%', '&'];
