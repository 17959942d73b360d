package hotline.log;

/**
 * An event of a complaint. Each event is a record; its components are its stored fields, by the same names, and marks
 * on them say which ones outsiders may read and which ones are personal data.
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
                ParticularsCorrected,
                Coded,
                CustomerChosen,
                SameThingJudged,
                JoiningEvent,
                NoticeEvent,
                AnsweringEvent {

    default EventType type() {
        return EventType.of(getClass());
    }
}
