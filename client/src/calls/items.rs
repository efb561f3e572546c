//! Lists, page by page.

use std::collections::HashSet;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::vec;

use futures_core::Stream;
use futures_core::stream::BoxStream;
use futures_util::{StreamExt, stream};
use sendapi_core::call::answer::{Answer, Listing};
use sendapi_core::call::{ByAccount, ById};

use super::perform::{own_root, root_of};
use crate::error::Problem;
use crate::graph;
use crate::send::Terms;
use crate::{Account, Error, Platform};

impl<P: Platform> Account<P> {
    /// Performs a [call](crate::call) that answers with a list, and goes on to its next pages, as
    /// long as there are any.
    ///
    /// A page is asked for when the items of the one before are used up. The call's own `after` says
    /// where the first one begins, its `limit` how many items a page has; for one page alone there is
    /// [`perform`](Self::perform). What cannot be had comes as an [`Error`] in its place, and ends the
    /// list; so does a page that leads back to one before it, of kind
    /// [`Unreadable`](crate::ErrorKind::Unreadable).
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::call::label::{LabelField, ReadLabels};
    /// use sendapi::{Account, Error};
    ///
    /// async fn show_labels(page: &Account) -> Result<(), Error> {
    ///     let fields = Some([LabelField::Id, LabelField::PageLabelName].into());
    ///     let mut labels = page.list(&ReadLabels { fields, ..ReadLabels::EMPTY });
    ///     while let Some(label) = labels.next().await {
    ///         println!("{:?}", label?.page_label_name);
    ///     }
    ///     Ok(())
    /// }
    /// ```
    pub fn list<C, T>(&self, call: &C) -> Items<T>
    where
        C: ByAccount<Answer = Listing<T>>,
        T: Answer,
    {
        self.items(self.written(own_root::<C>(), call))
    }

    /// Performs a [call](crate::call) that answers with a list about a person, a pack of stickers or the
    /// like with this id: as [`list`](Self::list) in all else.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::call::label::ReadLabelsOfPerson;
    /// use sendapi::{Account, Error};
    ///
    /// async fn has_labels(page: &Account, person: &str) -> Result<bool, Error> {
    ///     let all = ReadLabelsOfPerson::EMPTY;
    ///     Ok(page.list_on(person, &all).next().await.transpose()?.is_some())
    /// }
    /// ```
    pub fn list_on<C, T>(&self, id: &str, call: &C) -> Items<T>
    where
        C: ById<Answer = Listing<T>>,
        T: Answer,
    {
        self.items(self.written(root_of::<C>(id), call))
    }

    fn items<T: Answer>(&self, first: Result<graph::Call, Error>) -> Items<T> {
        let account = self.clone();
        let (cursors, ready) = (Cursors::default(), Vec::new().into_iter());
        let pages = Pages { account, next: Some(first), cursors, ready };
        Items(stream::unfold(pages, Pages::step).boxed())
    }
}

/// The items of a list, from [`Account::list`]: a [`Stream`] that asks for further pages by itself.
///
/// ```no_run
/// # async fn run(page: sendapi::Account) -> Result<(), sendapi::Error> {
/// let mut personas = page.personas();
/// while let Some(persona) = personas.next().await {
///     println!("{:?}", persona?.name);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "nothing is asked for until `next` is called, or the stream polled"]
pub struct Items<T>(BoxStream<'static, Result<T, Error>>);

impl<T> Items<T> {
    /// The next item; `None` when the list is at its end.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        self.0.next().await
    }

    /// All of them, if they are not too many to be kept at once: up to 100,000.
    ///
    /// # Errors
    ///
    /// The first [`Error`] that there is in place of an item; one of kind
    /// [`Setup`](crate::ErrorKind::Setup) if the list goes on after 100,000 items.
    pub async fn all(mut self) -> Result<Vec<T>, Error> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await {
            if all.len() == MOST {
                return Err(Problem::new(format!(
                    "list has more than {MOST} items, take them one by one, with `next` or as a stream"
                ))
                .into());
            }
            all.push(item?);
        }
        Ok(all)
    }
}

impl<T> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(cx)
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Items(..)")
    }
}

/// How far a list is read.
struct Pages<P, T> {
    account: Account<P>,
    /// The call for the page that was not asked for yet.
    next: Option<Result<graph::Call, Error>>,
    cursors: Cursors,
    ready: vec::IntoIter<T>,
}

impl<P: Platform, T: Answer> Pages<P, T> {
    async fn step(mut self) -> Option<(Result<T, Error>, Self)> {
        loop {
            if let Some(item) = self.ready.next() {
                return Some((Ok(item), self));
            }
            let next = self.next.take()?;
            if let Err(error) = self.turn(next).await {
                return Some((Err(error), self));
            }
        }
    }

    async fn turn(&mut self, call: Result<graph::Call, Error>) -> Result<(), Error> {
        let call = call?;
        self.cursors.note(cursor(&call));
        let reply = self.account.carry_out(&call, &Terms::default()).await?;
        if reply.is_rehearsed {
            // Nobody has answered with a list.
            return Ok(());
        }
        let page: Listing<T> = reply.read(Listing::from_json)?;
        self.next = following(call, &page).map(|next| {
            let leads_on = self.cursors.note(cursor(&next));
            if leads_on { Ok(next) } else { reply.read(|_| Err(CIRCLE)) }
        });
        self.ready = page.data.into_iter();
        Ok(())
    }
}

/// The cursors that were followed.
// As keyed hashes: 8 bytes each, however long a cursor is, and no server can make two of them collide.
#[derive(Default)]
struct Cursors {
    known: HashSet<u64>,
    hash: RandomState,
}

impl Cursors {
    /// Whether it was not noted before.
    fn note(&mut self, cursor: Option<&str>) -> bool {
        self.known.insert(self.hash.hash_one(cursor))
    }
}

/// The call for the page after this one. By the platform's word `paging.next` is missing on the last
/// page, whose cursor is there all the same.
fn following<T>(call: graph::Call, page: &Listing<T>) -> Option<graph::Call> {
    page.extra.get("paging")?.get("next")?;
    let after = page.after.clone()?;
    let query = call.query.iter().filter(|(name, _)| name != AFTER).cloned().collect();
    Some(graph::Call { query, ..call }.query(AFTER, after))
}

fn cursor(call: &graph::Call) -> Option<&str> {
    call.query.iter().find(|(name, _)| name == AFTER).map(|(_, cursor)| &**cursor)
}

const AFTER: &str = "after";
const CIRCLE: &str = "the cursor of this page of the list leads back to a page before it";
/// Labels and personas have some hundred bytes each; a list that does not end is no list.
const MOST: usize = 100_000;
