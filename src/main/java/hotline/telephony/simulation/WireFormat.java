package hotline.telephony.simulation;

import hotline.policy.taxonomy.Codes;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The formats of exchanges that a day can be played in. */
public enum WireFormat {
    /** sipgate.io and Zammad: each step as a form without a time. */
    ZAMMAD("zammad") {
        @Override
        public List<WireMessage> messages(SimulatedCall call, ZoneId zone) {
            return ZammadWire.messages(call);
        }
    },
    /** FreeSWITCH's mod_json_cdr: one record after the call. */
    JSON_CDR("json-cdr") {
        @Override
        public List<WireMessage> messages(SimulatedCall call, ZoneId zone) {
            return JsonCdrWire.messages(call);
        }
    },
    /** Yeastar's pushes of call states and of the record after the call; its times have no zone. */
    YEASTAR("yeastar") {
        @Override
        public List<WireMessage> messages(SimulatedCall call, ZoneId zone) {
            return YeastarWire.messages(call, zone);
        }
    },
    /** Our own. */
    HOTLINE("hotline") {
        @Override
        public List<WireMessage> messages(SimulatedCall call, ZoneId zone) {
            return OwnWire.messages(call);
        }
    };

    private static final Map<String, WireFormat> BY_CODE = Codes.of(values(), WireFormat::code);

    private final String code;

    WireFormat(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Map<String, WireFormat> byCode() {
        return BY_CODE;
    }

    /** Whether it says that a call is handed over to a second agent. */
    public boolean tellsHandOvers() {
        return this == ZAMMAD || this == HOTLINE;
    }

    /** What an exchange in that zone says of a call, in the order in which it happens. */
    public abstract List<WireMessage> messages(SimulatedCall call, ZoneId zone);
}
