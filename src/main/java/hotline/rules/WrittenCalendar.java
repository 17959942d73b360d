package hotline.rules;

import hotline.sla.CalendarReader;
import hotline.sla.PublicHolidays;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
