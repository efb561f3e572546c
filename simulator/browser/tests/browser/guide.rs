//! The bot of the README's guide, which `.ci/guide` makes and starts, as the guide has one try it.

use crate::page::Page;
use crate::scene::{MINE, THEIRS};
use crate::screen::Screen;

#[tokio::test]
#[ignore = "needs the bot of the guide: .ci/guide runs it"]
async fn the_bot_of_the_guide_answers() {
    let url = std::env::var("CHAT_PAGE").expect("the address of a chat page");
    let page = Page::at(&url, Screen::DESKTOP).await;
    page.clicks("#list [aria-label='New person']").await;
    page.types("dialog [name='name']", "Ada Berg").await;
    page.clicks("dialog [type='submit']").await;
    page.says("hi").await;
    page.reads(THEIRS, "Which bread shall we put aside for you?").await;
    page.clicks("[data-quick-reply='0']").await;
    page.reads(MINE, "Rye").await;
    page.reads(THEIRS, "Rye: put aside for you").await;
    page.keeps_picture("guide").await;
}
