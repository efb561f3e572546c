//! The account's own token.

use sendapi_core::call::token::{DebugToken, DebuggedToken, TokenInfo};

use crate::graph::Path;
use crate::{Account, Error, Performing, Platform};

impl<P: Platform> Account<P> {
    /// What there is to know of the account's own token: whether it works, what it allows, how long it is good.
    ///
    /// `None` where the platform says nothing of it. For other tokens there is
    /// [`DebugToken`], performed by an account whose token is of the same app.
    ///
    /// See <https://developers.facebook.com/docs/graph-api/reference/debug_token>.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::{Account, Error};
    ///
    /// async fn may_send(page: &Account) -> Result<bool, Error> {
    ///     let scopes = page.debug_token().await?.and_then(|token| token.scopes);
    ///     Ok(scopes.is_some_and(|scopes| scopes.iter().any(|scope| scope == "pages_messaging")))
    /// }
    /// ```
    pub fn debug_token(&self) -> Performing<Option<TokenInfo>> {
        let account = self.clone();
        Performing::new(|terms| async move {
            let credential = account.keyring()?.current().await.map_err(Error::about_a_call)?;
            let about = DebugToken::new(credential.token());
            let call = account.written(Path::root(), &about)?;
            let told: DebuggedToken = account.answer_to(&call, &terms).await?;
            Ok(told.data.map(|info| *info))
        })
    }
}
