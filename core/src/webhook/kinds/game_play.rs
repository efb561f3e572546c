//! `game_play`: a person played an instant game.

use crate::reading::object::object;
use crate::reading::scalar::Scalar;
use crate::reading::words::words;

object! {
    /// A person played an instant game. Messenger only.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events/messaging_game_plays>.
    GamePlay {
        /// The game.
        game_id: Scalar,
        /// The player, as the game knows them.
        player_id: Scalar,
        /// With whom.
        context_type: GameContext,
        /// The conversation or group in which it was played.
        context_id: Scalar,
        /// The best score of the round.
        score: Scalar,
        /// The string that the game handed over.
        payload: String,
        /// The player's language and country.
        locale: String,
    }
}

words! {
    /// With whom a game was played.
    GameContext {
        /// Alone.
        Solo = "SOLO",
        /// In a conversation.
        Thread = "THREAD",
        /// In a group.
        Group = "GROUP",
    }
}
