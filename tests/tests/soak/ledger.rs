//! What happens at the simulator, message by message.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sendapi_simulator::{Endpoint, Exchange, Fault, Faults, Received, Requests};
use serde_json::Value;

use crate::kinds::{KindId, Place};
use crate::plan::{Plan, account};
use crate::reading::{hash, is_whole, number_of, refused};
use crate::story::{Story, Told, Try};

/// Chooses what goes wrong, and notes what comes of it. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Ledger(Arc<Shared>);

struct Shared {
    plan: Plan,
    state: Mutex<Pages>,
    told: AtomicUsize,
}

/// What the ledger holds.
#[derive(Default)]
pub(crate) struct Pages {
    /// By the number of the message.
    pub(crate) stories: Vec<Story>,
    /// The numbers of what got through, as it came.
    pub(crate) arrivals: Vec<usize>,
    /// What nobody was to send.
    pub(crate) strays: Vec<String>,
    /// Accounts that came to nothing more, and how.
    pub(crate) stuck: Vec<(String, String)>,
    /// The last fault of each seat that spoke of a limit.
    limits: HashMap<usize, KindId>,
}

impl Ledger {
    pub(crate) fn of(plan: Plan) -> Self {
        let stories = vec![Story::default(); plan.messages];
        let state = Mutex::new(Pages { stories, ..Pages::default() });
        Self(Arc::new(Shared { plan, state, told: AtomicUsize::new(0) }))
    }

    pub(crate) fn plan(&self) -> &Plan {
        &self.0.plan
    }

    /// From now on every request meets what the plan has for it.
    pub(crate) fn spoil(&self, faults: &Faults) {
        let messages = || Requests::of_endpoint(Endpoint::Messages);
        let (alone, call, item) = (self.clone(), self.clone(), self.clone());
        faults.choose(messages().alone(), move |body| alone.begin_alone(body));
        faults.choose(Requests::of_endpoint(Endpoint::Batch), move |body| call.begin_call(body));
        faults.choose(messages().in_batches(), move |body| item.begin_item(body));
    }

    /// A request has been judged.
    pub(crate) fn note(&self, exchange: &Exchange) {
        match exchange.endpoint() {
            Some(Endpoint::Messages) => self.note_message(exchange),
            Some(Endpoint::Batch) => {}
            _ => self.pages().strays.push(format!("a request to {}", exchange.path())),
        }
    }

    /// The client has said what came of a message.
    pub(crate) fn tell(&self, number: usize, told: Told) {
        if let Some(story) = self.pages().stories.get_mut(number) {
            story.told.push(told);
        }
        self.0.told.fetch_add(1, Ordering::Relaxed);
    }

    /// Nothing comes of anything any more: says what is left of each account.
    pub(crate) fn give_up(&self) {
        let (plan, mut pages) = (self.plan(), self.pages());
        for seat in 0..plan.seats.len() {
            let is_done = |it: &usize| pages.stories.get(*it).is_some_and(|it| !it.told.is_empty());
            let left = plan.numbers(seat).filter(|number| !is_done(number)).count();
            let limit = pages.limits.get(&seat).and_then(|kind| plan.kinds.get(*kind));
            let limit = limit.map_or_else(|| "none".to_owned(), |kind| kind.fault.to_string());
            if left > 0 {
                let how =
                    format!("{left} messages are left, the last limit it was told of: {limit}");
                pages.stuck.push((account(seat), how));
            }
        }
    }

    /// How many messages are done.
    pub(crate) fn done(&self) -> usize {
        self.0.told.load(Ordering::Relaxed)
    }

    /// What it holds. A thread that panicked while it wrote has told what it found.
    pub(crate) fn pages(&self) -> MutexGuard<'_, Pages> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin_alone(&self, body: &Value) -> Option<Fault> {
        let number = number_of(body)?;
        let mut pages = self.pages();
        let story = pages.stories.get_mut(number)?;
        let own = self.0.plan.fault(number, story.tries.len(), Place::Alone);
        story.tries.push(Try { own, ..Try::at(Place::Alone) });
        self.fault(&mut pages, number, own)
    }

    /// Items are begun with their batch, which may fail before they are looked at.
    fn begin_call(&self, body: &Value) -> Option<Fault> {
        let parsed = body["batch"].as_str().and_then(|text| serde_json::from_str(text).ok());
        let items = parsed.as_ref().unwrap_or(&body["batch"]).as_array()?;
        let numbers: Vec<_> =
            items.iter().filter_map(|item| Plan::number_in(item["body"].as_str()?)).collect();
        let first = *numbers.first()?;
        let mut pages = self.pages();
        let call = self.0.plan.fault(first, pages.stories.get(first)?.tries.len(), Place::Call);
        for number in numbers {
            if let Some(story) = pages.stories.get_mut(number) {
                story.tries.push(Try { call, ..Try::at(Place::Item) });
            }
        }
        self.fault(&mut pages, first, call)
    }

    fn begin_item(&self, body: &Value) -> Option<Fault> {
        let number = number_of(body)?;
        let mut pages = self.pages();
        let story = pages.stories.get_mut(number)?;
        let attempt = story.tries.len().checked_sub(1)?;
        let own = self.0.plan.fault(number, attempt, Place::Item);
        story.tries.last_mut()?.own = own;
        self.fault(&mut pages, number, own)
    }

    fn fault(&self, pages: &mut Pages, number: usize, kind: Option<KindId>) -> Option<Fault> {
        let (plan, id) = (&self.0.plan, kind?);
        if plan.kinds.group_of(id).is_some_and(|group| group.contains("limits")) {
            pages.limits.insert(plan.seat_of(number), id);
        }
        Some(plan.kinds.get(id)?.fault.clone())
    }

    fn note_message(&self, exchange: &Exchange) {
        // What was received is there as JSON already.
        let parsed = || exchange.request().and_then(|text| serde_json::from_str(text).ok());
        let body = exchange.received().map(|it| Cow::Borrowed(it.body()));
        let body = body.or_else(|| parsed().map(Cow::Owned)).unwrap_or_default();
        let plan = &self.0.plan;
        let number = number_of(&body).filter(|number| is_whole(plan, *number, exchange, &body));
        let mut pages = self.pages();
        let Some(last) = number.and_then(|number| pages.stories.get_mut(number)?.tries.last_mut())
        else {
            pages.strays.push(format!("a message like {body}"));
            return;
        };
        last.arrived = exchange.received().and_then(Received::message_id).map(hash);
        last.refused = refused(exchange);
        let wanted = last.own.and_then(|kind| plan.kinds.get(kind)).map(|kind| &kind.fault);
        if wanted != exchange.fault() {
            pages.strays.push(format!("{exchange}, and it was to meet {wanted:?}"));
        }
        if exchange.received().is_some() {
            pages.arrivals.extend(number);
        }
    }
}
