package hotline.log;

/**
 * What happened to a complaint. Each event is a record whose components are its stored fields, by the same names; marks on
 * them say which ones outsiders may read and which ones are personal data.
 */
public sealed interface ComplaintEvent
        permits FilingEvent,
                StepEvent,
                CallbackEvent,
                Rated,
                JudgementEvent,
                LimitEvent,
                ExtensionEvent,
                HandedOver,
                NoticeEvent,
                Noted {

    default EventType type() {
        return EventType.of(getClass());
    }
}
