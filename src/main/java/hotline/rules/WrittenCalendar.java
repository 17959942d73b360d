package hotline.rules;

import hotline.digest.Sha256;
import hotline.sla.CalendarReader;
import hotline.sla.PublicHolidays;

/** A calendar that was read, with its text and where it came from. */
public record WrittenCalendar(String text, PublicHolidays holidays, Origin origin) {

    /** In the order in which they give way: an uploaded calendar stays until a person replaces it. */
    public enum Origin {
        SHIPPED("shipped"),
        FILE("file"),
        UPLOAD("upload");

        private final String code;

        Origin(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Origin of(String code) {
            for (Origin origin : values()) {
                if (origin.code.equals(code)) {
                    return origin;
                }
            }
            throw new IllegalArgumentException(code);
        }
    }

    /** Throws {@link hotline.policy.reading.PolicyInvalid}. */
    public static WrittenCalendar read(String code, String name, String text, Origin origin) {
        return new WrittenCalendar(text, CalendarReader.read(code, name, text), origin);
    }

    public String code() {
        return holidays.code();
    }

    String digest() {
        return Sha256.hex(text);
    }
}
