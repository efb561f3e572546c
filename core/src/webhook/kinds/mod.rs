//! One file for each kind of event, with what it tells.

pub(in crate::webhook) mod account_linking;
pub(in crate::webhook) mod attachment;
pub(in crate::webhook) mod business_integrity;
pub(in crate::webhook) mod call;
pub(in crate::webhook) mod comment;
pub(in crate::webhook) mod coupon;
pub(in crate::webhook) mod customer_information;
pub(in crate::webhook) mod delivery;
pub(in crate::webhook) mod feedback;
pub(in crate::webhook) mod game_play;
pub(in crate::webhook) mod lead;
pub(in crate::webhook) mod marketing_message;
pub(in crate::webhook) mod message;
pub(in crate::webhook) mod message_edit;
pub(in crate::webhook) mod optin;
pub(in crate::webhook) mod order;
pub(in crate::webhook) mod party;
pub(in crate::webhook) mod payload;
pub(in crate::webhook) mod policy_enforcement;
pub(in crate::webhook) mod postback;
pub(in crate::webhook) mod reaction;
pub(in crate::webhook) mod read;
pub(in crate::webhook) mod referral;
pub(in crate::webhook) mod response_feedback;
pub(in crate::webhook) mod template_status;
pub(in crate::webhook) mod thread_control;
