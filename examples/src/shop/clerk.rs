//! The bot behind the counter: what it does about what people do.

use sendapi::Error;
use sendapi::webhook::{Handler, Incoming, Kind};

use super::action::Action;
use super::basket::Basket;
use super::catalogue::find;
use super::clock::Clock;
use super::hearing::Heard;
use super::messages::{basket, counter, order, shelves};
use super::pictures::Pictures;
use super::reminders::Reminders;
use super::turn::Turn;
use super::visitors::Visitors;

/// The bot.
#[derive(Debug)]
pub struct Clerk {
    pub(super) visitors: Visitors,
    pub(super) pictures: Pictures,
    /// None where the template for them is not approved.
    pub(super) reminders: Option<Reminders>,
    pub(super) clock: Clock,
}

impl Handler for Clerk {
    type Error = Error;

    async fn handle(&self, incoming: Incoming) -> Result<(), Error> {
        let (Some(page), Some(person), Some(event)) =
            (incoming.page(), incoming.person(), incoming.event())
        else {
            return Ok(());
        };
        match (&event.kind, event.reply()) {
            (Kind::PassThreadControl(pass), _) => self.was_passed(&page, &person, pass).await,
            (Kind::TakeThreadControl(_), _) => {
                self.visitors.with(&person, |visitor| visitor.is_at_desk = true);
                Ok(())
            }
            (_, Some(reply)) => {
                let now = self.clock.now();
                let turn = Turn { page: &page, person: &person, reply, now };
                self.answer(&turn, Heard::of(event)).await
            }
            (_, None) => Ok(()),
        }
    }
}

impl Clerk {
    pub(super) fn new(pictures: Pictures, reminders: Option<Reminders>, clock: Clock) -> Self {
        Self { visitors: Visitors::default(), pictures, reminders, clock }
    }

    async fn answer(&self, turn: &Turn<'_>, heard: Heard) -> Result<(), Error> {
        if heard == Heard::Nothing || self.is_at_desk(turn.page, turn.person).await? {
            return Ok(());
        }
        turn.show_attention().await;
        let gave_name = self.visitors.with(turn.person, |visitor| {
            let gives_name = std::mem::take(&mut visitor.gives_name);
            if !matches!(heard, Heard::Words(_)) {
                visitor.misses = 0;
            }
            gives_name
        });
        match heard {
            Heard::Words(name) if gave_name && !name.is_empty() => self.order(turn, &name).await,
            Heard::Words(_) => self.shrug(turn).await,
            Heard::Wants(action) => self.serve(turn, action).await,
            Heard::Thanks => turn.say(counter::welcome).await,
            Heard::OldButton => turn.say(shelves::of_today).await,
            Heard::Picture => turn.say(counter::thanks).await,
            Heard::Liked => turn.say(counter::liked).await,
            Heard::Disliked => turn.say(counter::disliked).await,
            Heard::Rated(..=3) => turn.say(order::rated_badly).await,
            Heard::Rated(_) => turn.say(order::rated_well).await,
            Heard::Nothing => Ok(()),
        }
    }

    async fn serve(&self, turn: &Turn<'_>, action: Action) -> Result<(), Error> {
        match action {
            Action::Start => self.greet(turn).await,
            Action::Shelves => turn.say(shelves::shelves).await,
            Action::Show { shelf } => {
                turn.say(|to| shelves::shelf(to, shelf, &self.pictures)).await
            }
            Action::Add { product, loaves } => self.add(turn, &product, loaves.unwrap_or(1)).await,
            Action::Basket => self.show_basket(turn).await,
            Action::TakeOut { product } => self.take_out(turn, &product).await,
            Action::Empty => {
                self.visitors.with(turn.person, |visitor| visitor.basket = Basket::default());
                turn.say(basket::empty).await
            }
            Action::CheckOut => self.check_out(turn).await,
            Action::Collect { day, hour } => self.collect(turn, day, hour).await,
            Action::Order { name } => self.order(turn, &name).await,
            Action::OtherName => self.ask_name(turn).await,
            Action::Hours => turn.say(counter::hours).await,
            Action::Nuts => turn.say(counter::nuts).await,
            Action::Person => self.hand_over(turn).await,
        }
    }

    async fn greet(&self, turn: &Turn<'_>) -> Result<(), Error> {
        let name = turn.first_name().await;
        let was_here =
            self.visitors.with(turn.person, |it| std::mem::replace(&mut it.is_known, true));
        turn.say(|to| counter::hello(to, name.as_deref(), was_here)).await
    }

    /// From the second time on there is a way to somebody who does understand.
    async fn shrug(&self, turn: &Turn<'_>) -> Result<(), Error> {
        let misses = self.visitors.with(turn.person, |visitor| {
            visitor.misses = visitor.misses.saturating_add(1);
            visitor.misses
        });
        match misses {
            ..=1 => turn.say(counter::not_understood).await,
            _ => turn.say(counter::not_understood_again).await,
        }
    }

    async fn add(&self, turn: &Turn<'_>, id: &str, loaves: u8) -> Result<(), Error> {
        let Some(product) = find(id) else { return turn.say(shelves::of_today).await };
        let (basket, added) = self.visitors.with(turn.person, |visitor| {
            let added = visitor.basket.add(product, loaves);
            (visitor.basket.clone(), added)
        });
        turn.say(|to| basket::added(to, &basket, loaves.saturating_sub(added))).await
    }

    async fn take_out(&self, turn: &Turn<'_>, id: &str) -> Result<(), Error> {
        let (basket, product) = self.visitors.with(turn.person, |visitor| {
            let product = visitor.basket.take_out(id);
            (visitor.basket.clone(), product)
        });
        match product {
            Some(product) if !basket.is_empty() => {
                turn.say(|to| basket::taken_out(to, product.title, &basket)).await
            }
            _ => self.show_basket(turn).await,
        }
    }

    async fn show_basket(&self, turn: &Turn<'_>) -> Result<(), Error> {
        let basket = self.visitors.with(turn.person, |visitor| visitor.basket.clone());
        if basket.is_empty() {
            return turn.say(basket::empty).await;
        }
        turn.say(|to| basket::contents(to, &basket, &self.pictures)).await?;
        turn.say(|to| basket::total(to, &basket)).await
    }
}
