package hotline.telephony.figure;

import hotline.policy.taxonomy.Codes;
import java.util.Map;

/** A number of calls, which is the sum of some facts, and behind which their calls stand. */
public enum CallPart {
    ANSWERED("answered", "kind = 'answered'"),
    /** How long the customer waited is known. */
    ANSWERED_MEASURED("answered-measured", "kind = 'answered' AND about = ''"),
    /** Within the time T of the service level. */
    ANSWERED_IN_TIME("answered-in-time", "kind = 'answered' AND about = '' AND value <= :within"),
    /** Within C1's time. */
    RESPONDED("responded", "kind = 'answered' AND about = '' AND value <= :respond"),
    ABANDONED("abandoned", "kind = 'abandoned'"),
    ABANDONED_IN_TIME("abandoned-in-time", "kind = 'abandoned' AND about = '' AND value <= :within"),
    /** Within five seconds. */
    ABANDONED_SHORT("abandoned-short", "kind = 'abandoned' AND about = '' AND value <= :short"),
    NO_ANSWER("no-answer", "kind = 'unanswered' AND about = 'no-answer'"),
    BUSY("busy", "kind = 'unanswered' AND about = 'busy'"),
    /** Rejected, failed, unreachable or taken by a machine. */
    FAILED("failed", "kind = 'unanswered' AND about NOT IN ('no-answer', 'busy', 'forwarded')"),
    /** To a telephone elsewhere, where another exchange counts it. */
    FORWARDED("forwarded", "kind = 'unanswered' AND about = 'forwarded'"),
    /** Of those that were not answered and not abandoned. */
    UNANSWERED_IN_TIME("unanswered-in-time", "kind = 'unanswered' AND about <> 'forwarded' AND value <= :within"),
    /** Ended unanswered, and no one knows how. */
    UNKNOWN("unknown", "kind = 'unknown'"),
    RANG("rang", "kind = 'rang'"),
    /** Within T1's two rings. */
    RANG_IN_TIME("rang-in-time", "kind = 'rang' AND value <= :rings"),
    /** After T1's five rings, so that the agent apologises. */
    RANG_TO_APOLOGISE("rang-to-apologise", "kind = 'rang' AND value >= :apologise"),
    /** Measured from the call's arrival, as the exchange says nothing of ringing. */
    RANG_FROM_ARRIVAL("rang-from-arrival", "kind = 'rang' AND about = 'arrival'"),
    /** Answered, and its end is known. */
    HANDLED("handled", "kind = 'talked'"),
    HELD("held", "kind = 'held'"),
    WRAPPED_UP("wrapped-up", "kind = 'wrapped-up'"),
    END_UNKNOWN("end-unknown", "kind = 'end-unknown'"),
    /** T11. */
    CUSTOMER_FIRST("customer-first", "kind = 'hung-up' AND about = 'customer'"),
    AGENT_FIRST("agent-first", "kind = 'hung-up' AND about = 'agent'"),
    NOBODY_SAID("first-not-said", "kind = 'hung-up' AND about = ''"),
    RECORDED("recorded", "kind = 'recorded'"),
    UNRECORDED("unrecorded", "kind = 'unrecorded'"),
    MISSED("missed", "kind = 'missed'"),
    /** A callback was made, anything that comes of it. */
    MISSED_WITH_CALLBACK("missed-with-callback", "kind = 'missed' AND about <> 'none'"),
    /** Spoken with by now: this number follows the callbacks, not the facts alone. */
    MISSED_REACHED("missed-reached", """
            kind = 'missed' AND about <> 'none' AND EXISTS (
                SELECT FROM missed_call m JOIN callback k ON k.id = m.callback WHERE m.call = call_fact.call AND k.status = 'reached')"""),
    MISSED_WITHOUT_CALLBACK("missed-without-callback", "kind = 'missed' AND about = 'none'");

    private static final Map<String, CallPart> BY_CODE = Codes.of(values(), CallPart::code);

    private final String code;
    private final String condition;

    CallPart(String code, String condition) {
        this.code = code;
        this.condition = condition;
    }

    public String code() {
        return code;
    }

    public static Map<String, CallPart> byCode() {
        return BY_CODE;
    }

    /** Of its facts, with the names of limits as parameters. */
    String condition() {
        return condition;
    }

    String column() {
        return code.replace('-', '_');
    }
}
