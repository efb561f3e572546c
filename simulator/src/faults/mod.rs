//! What is to go wrong, and for whom.

pub(crate) mod ending;
pub(crate) mod fault;
pub(crate) mod meter;
pub(crate) mod requests;
pub(crate) mod usage;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use self::requests::Candidate;
use crate::access::token::Token;
use crate::answers::refusal::Refusal;
use crate::feed::{Feed, News};
use crate::{Fault, Requests};

/// Makes a simulator misbehave, from the next request on. Cheap to clone, for use from anywhere.
///
/// A request meets one fault at most: the one that was added first, of those that are for it.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), sendapi_simulator::StartError> {
/// use sendapi_simulator::{Fault, Requests, Simulator};
///
/// let simulator = Simulator::start().await?;
/// let faults = simulator.faults();
/// faults.next(Fault::graph_error(2, None));
/// faults.add(Requests::of_account("101").first(3), Fault::cut_after_reading().delivered());
/// faults.add(Requests::to("1254477777772919"), Fault::graph_error(10, 2_018_278));
/// faults.at_random(7, [(Fault::html(502), 0.05), (Fault::half_an_answer(), 0.01)]);
///
/// // …
///
/// faults.clear();
/// # Ok(())
/// # }
/// ```
///
/// What came of it stands in [`Received::fault`](crate::Received::fault) for each message that got
/// through, and in [`Exchange::fault`](crate::Exchange::fault) for every request.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    state: Arc<Mutex<State>>,
    feed: Feed,
}

impl Faults {
    /// For the next request, whatever it is: of a batch, the whole. Several stand in line, each for a
    /// request of its own.
    pub fn next(&self, fault: Fault) {
        self.add(Requests::all().first(1), fault);
    }

    /// For these requests.
    pub fn add(&self, requests: Requests, fault: Fault) {
        self.state().rules.push(Rule::new(requests, Source::Same(fault)));
        self.feed.tell(News::Faults);
    }

    /// For some requests, each fault with its probability from 0 to 1. The same seed gives the same
    /// faults to the first request that no earlier fault took, the second, and so on.
    pub fn at_random(&self, seed: u64, faults: impl IntoIterator<Item = (Fault, f64)>) {
        let chances = faults.into_iter().collect();
        let source = Source::Drawn { random: fastrand::Rng::with_seed(seed), chances };
        self.state().rules.push(Rule::new(Requests::all(), source));
        self.feed.tell(News::Faults);
    }

    /// For these requests, whatever `choose` says when one comes: it gets the body as
    /// [`Requests::matching`] does, and a request that it gives nothing for is left to other faults. So what
    /// goes wrong can hang on what is sent, whatever the order of requests that come at once.
    ///
    /// ```
    /// # fn spoil(faults: &sendapi_simulator::Faults) {
    /// use sendapi_simulator::{Fault, Requests};
    ///
    /// faults.choose(Requests::all(), |body| match body["message"]["text"].as_str()? {
    ///     "lose me" => Some(Fault::cut_after_reading()),
    ///     "lose my answer" => Some(Fault::half_an_answer()),
    ///     _ => None,
    /// });
    /// # }
    /// ```
    ///
    /// The faults are held while `choose` runs: it must not add any itself.
    pub fn choose(
        &self,
        requests: Requests,
        choose: impl FnMut(&Value) -> Option<Fault> + Send + 'static,
    ) {
        self.state().rules.push(Rule::new(requests, Source::Chosen(Chooser(Box::new(choose)))));
        self.feed.tell(News::Faults);
    }

    /// From now on `new` is the only token for all accounts, and every other one has expired: code
    /// 190, subcode 463.
    pub fn expire_tokens(&self, new: impl Into<String>) {
        self.state().renewed.replace(Token::new(new));
    }

    /// From now on `new` is the only token for this account.
    pub fn expire_tokens_of(&self, account: impl Into<String>, new: impl Into<String>) {
        self.state().renewed_of.insert(account.into(), Token::new(new));
    }

    /// All is well again: no faults, and the tokens are those that the simulator was started with.
    pub fn clear(&self) {
        *self.state() = State::default();
        self.feed.tell(News::Faults);
    }

    /// Those that tell when they change.
    pub(crate) fn telling(feed: Feed) -> Self {
        Self { feed, ..Self::default() }
    }

    /// What is to go wrong and for whom, a line each.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.state().rules.iter().map(ToString::to_string).collect()
    }

    /// What the head of a request is enough for.
    pub(crate) fn at_head(&self, request: &Candidate<'_>) -> AtHead {
        let mut state = self.state();
        if state.rules.iter().any(Rule::depends_on_the_body) {
            return AtHead::Undecided;
        }
        let strike = state.strike(request, &Value::Null);
        drop(state);
        self.tell_of(strike.as_ref());
        AtHead::Decided(strike)
    }

    pub(crate) fn at_body(&self, request: &Candidate<'_>, body: &Value) -> Option<Strike> {
        let strike = self.state().strike(request, body);
        self.tell_of(strike.as_ref());
        strike
    }

    /// Whether the token is the new one; `None` if there is none for this account.
    pub(crate) fn admit(
        &self,
        account: &str,
        token: Option<&Token>,
    ) -> Option<Result<(), Refusal>> {
        let state = self.state();
        let new = state.renewed_of.get(account).or(state.renewed.as_ref())?;
        Some(match token {
            None => Err(Refusal::token_missing()),
            Some(token) if token == new => Ok(()),
            Some(_) => Err(Refusal::token_expired()),
        })
    }

    /// One that struck may have been the last.
    fn tell_of(&self, strike: Option<&Strike>) {
        if strike.is_some() {
            self.feed.tell(News::Faults);
        }
    }

    /// A predicate that panicked while it was asked left the rules whole: a count may be one behind.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(crate) enum AtHead {
    Decided(Option<Strike>),
    /// There are rules that only the body answers.
    Undecided,
}

/// A fault that happens to a request, and how often its rule has struck before.
#[derive(Clone, Debug)]
pub(crate) struct Strike {
    pub(crate) fault: Fault,
    pub(crate) before: u32,
}

#[derive(Debug, Default)]
struct State {
    rules: Vec<Rule>,
    renewed: Option<Token>,
    renewed_of: BTreeMap<String, Token>,
}

impl State {
    fn strike(&mut self, request: &Candidate<'_>, body: &Value) -> Option<Strike> {
        let strike = self.rules.iter_mut().find_map(|rule| rule.strike(request, body));
        self.rules.retain(|rule| !rule.requests.are_over(rule.counted));
        strike
    }
}

#[derive(Debug)]
struct Rule {
    requests: Requests,
    source: Source,
    counted: u64,
    struck: u32,
}

impl Rule {
    fn new(requests: Requests, source: Source) -> Self {
        Self { requests, source, counted: 0, struck: 0 }
    }

    fn depends_on_the_body(&self) -> bool {
        self.requests.depend_on_the_body() || matches!(self.source, Source::Chosen(_))
    }

    fn strike(&mut self, request: &Candidate<'_>, body: &Value) -> Option<Strike> {
        if !self.requests.fit(request, body) {
            return None;
        }
        self.counted = self.counted.saturating_add(1);
        if !self.requests.include(self.counted) {
            return None;
        }
        let strike = Strike { fault: self.source.fault(body)?, before: self.struck };
        self.struck = self.struck.saturating_add(1);
        Some(strike)
    }
}

/// What goes wrong, and for which requests.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.source {
            Source::Same(fault) => fault.fmt(f)?,
            Source::Drawn { chances, .. } => {
                let share: f64 = chances.iter().map(|(_, chance)| chance).sum();
                write!(f, "something at random, a share of {share:.2}")?;
            }
            Source::Chosen(_) => f.write_str("something that is chosen for each")?,
        }
        write!(f, ", for {}", self.requests)
    }
}

#[derive(Debug)]
enum Source {
    Same(Fault),
    Drawn { random: fastrand::Rng, chances: Vec<(Fault, f64)> },
    Chosen(Chooser),
}

impl Source {
    fn fault(&mut self, body: &Value) -> Option<Fault> {
        match self {
            Self::Same(fault) => Some(fault.clone()),
            Self::Drawn { random, chances } => drawn(random.f64(), chances),
            Self::Chosen(Chooser(choose)) => choose(body),
        }
    }
}

struct Chooser(Box<Choose>);

type Choose = dyn FnMut(&Value) -> Option<Fault> + Send;

impl fmt::Debug for Chooser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chooser(..)")
    }
}

/// The fault in whose share of the line from 0 to 1 the number lies.
fn drawn(number: f64, chances: &[(Fault, f64)]) -> Option<Fault> {
    let mut end = 0.0;
    let mut holds = |chance: f64| {
        end += chance;
        number < end
    };
    chances.iter().find(|(_, chance)| holds(*chance)).map(|(fault, _)| fault.clone())
}
