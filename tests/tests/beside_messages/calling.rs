//! Calling people.

use std::time::Duration;

use sendapi::call::Call;
use sendapi::call::calling::{
    Accept, CallAction, CallHours, CallRouting, CallSettingsField, Connect, EndCallReason,
    MediaUpdate, OperatingHours, PermissionStatus, ReadCallPermissions, ReadCallSettings, Reject,
    RingTarget, SdpType, SendCallMetrics, Session, SetCallSettings, Terminate,
};
use sendapi::call::dictionary::Dictionary;
use sendapi::{Error, Messenger};

use crate::{Stage, code, rules};

const NO_PERMISSION: (i64, Option<i64>) = (2_018_394, None);
const INVALID_CALL: (i64, Option<i64>) = (2_018_390, None);
const ENDED: (i64, Option<i64>) = (2_018_396, None);

fn offer() -> Session<'static> {
    Session::offer("v=0")
}

impl Stage {
    async fn act(&self, action: impl Into<CallAction<'static>>) -> Result<(), Error> {
        let answer = self.page.perform(&action.into()).await?;
        assert!(answer.is_success());
        Ok(())
    }
}

#[tokio::test]
async fn a_person_is_called_once_they_have_permitted_it() {
    let stage = Stage::set().await;
    let ada = stage.simulator.person_of("101", "Ada");
    ada.says("Can you call me?").await.unwrap();
    let may =
        async || stage.page.perform(&ReadCallPermissions::new(ada.id().to_owned())).await.unwrap();
    let connect = || Connect::new(ada.id().to_owned(), offer());
    assert_eq!((may().await.can_call(), may().await.can_ask()), (Some(false), Some(true)));
    assert_eq!(code(&stage.act(connect()).await.unwrap_err()), NO_PERMISSION);
    ada.permits_calls().await.unwrap();
    let permission = may().await.permission.unwrap();
    assert_eq!(permission.status, Some(PermissionStatus::HasPermission));
    let call = stage.page.perform(&CallAction::from(connect())).await.unwrap();
    let (id, session) = (call.id().unwrap().to_owned(), call.session.unwrap());
    assert_eq!(session.sdp_response.unwrap().sdp_type, Some(SdpType::Answer));
    let update = MediaUpdate { session: Some(offer()), ..MediaUpdate::new(id.clone()) };
    stage.act(update).await.unwrap();

    let metrics = SendCallMetrics {
        end_call_reason: Some(EndCallReason::HangupCall),
        audio_stats: Some(Dictionary::new().with("packets_lost", 0)),
        ..SendCallMetrics::new(id.clone())
    };
    assert_eq!(code(&stage.page.perform(&metrics).await.unwrap_err()), (100, None), "it goes on");
    stage.act(Terminate::new(id.clone())).await.unwrap();
    assert_eq!(code(&stage.act(Terminate::new(id)).await.unwrap_err()), ENDED);
    assert!(stage.page.perform(&metrics).await.unwrap().is_success());
    assert_eq!(code(&stage.page.perform(&metrics).await.unwrap_err()), (100, None), "once");

    stage.simulator.clock().advance(Duration::from_secs(7 * 24 * 60 * 60));
    assert_eq!(code(&stage.act(connect()).await.unwrap_err()), NO_PERMISSION);
    ada.permits_calls().await.unwrap();
    ada.forbids_calls().await.unwrap();
    assert_eq!(may().await.can_call(), Some(false));
}

#[tokio::test]
async fn a_call_of_a_person_is_taken_or_not_within_a_minute() {
    let stage = Stage::set().await;
    let ada = stage.simulator.person_of("101", "Ada");
    let taken = ada.calls().await.unwrap();
    let answer = stage.page.perform(&CallAction::from(Accept::new(&taken, offer()))).await.unwrap();
    let session = answer.session.unwrap();
    assert_eq!(session.sdp_renegotiation.unwrap().sdp_type, Some(SdpType::Offer));
    assert!(stage.act(Reject::new(taken.clone())).await.is_err(), "it goes on");
    stage.act(Terminate::new(taken)).await.unwrap();

    let rejected = ada.calls().await.unwrap();
    stage.act(Reject::new(rejected.clone())).await.unwrap();
    assert_eq!(code(&stage.act(Accept::new(rejected, offer())).await.unwrap_err()), ENDED);
    let missed = ada.calls().await.unwrap();
    stage.simulator.clock().advance(Duration::from_secs(60));
    assert_eq!(code(&stage.act(Accept::new(missed, offer())).await.unwrap_err()), ENDED);
    assert_eq!(code(&stage.act(Terminate::new("c_0")).await.unwrap_err()), INVALID_CALL);
}

#[tokio::test]
async fn settings_stay_as_far_as_they_are_not_set_anew() {
    let Stage { page, simulator, .. } = Stage::set().await;
    let icon = SetCallSettings { icon_enabled: Some(false), ..SetCallSettings::EMPTY };
    assert!(page.perform(&icon).await.unwrap().is_success());
    let hours = CallHours {
        timezone_id: Some("Europe/Oslo".into()),
        weekly_operating_hours: Some([OperatingHours::new("MONDAY", "0900", "1700")].into()),
        ..CallHours::EMPTY
    };
    let set = SetCallSettings {
        call_hours: Some(hours.clone()),
        call_routing: Some(CallRouting::new(RingTarget::Partners)),
        ..SetCallSettings::EMPTY
    };
    page.perform(&set).await.unwrap();
    let all = page.perform(&ReadCallSettings::EMPTY).await.unwrap();
    assert_eq!((all.icon_enabled, all.audio_enabled), (Some(false), Some(true)));
    assert_eq!(all.call_hours, Some(hours));
    let fields = Some([CallSettingsField::CallRouting].into());
    let one = page.perform(&ReadCallSettings { fields, ..ReadCallSettings::EMPTY }).await.unwrap();
    assert_eq!(one.call_routing.unwrap().ring_target, RingTarget::Partners);
    assert_eq!(one.icon_enabled, None);
    assert_eq!(simulator.account("101").call_setting("icon_enabled"), false);
}

#[tokio::test]
async fn what_is_not_complete_leaves_nothing() {
    let stage = Stage::set().await;
    let Stage { page, .. } = &stage;
    let nobody = CallAction::from(Connect::new("", Session::offer("")));
    let refused = page.perform(&nobody).await.unwrap_err();
    assert_eq!(rules(&refused), ["calling.to", "calling.sdp"]);
    assert!(nobody.validate::<Messenger>().is_err());
}
