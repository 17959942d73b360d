package hotline.care;

import hotline.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;

/** The last row of a page. Opaque to callers. */
public record CareCursor(LocalDate end, int rank, long file, String rule) {
    private static final int PARTS = 4;

    public static CareCursor parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", PARTS);
            if (parts.length == PARTS && parts[3].matches("[a-z0-9-]{1,100}")) {
                return new CareCursor(
                        LocalDate.parse(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]), parts[3]);
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            // answered below, like one with fewer parts
        }
        throw Failure.Invalid.field("after", "must be the next of the page before");
    }

    public static CareCursor of(CareRow last) {
        return new CareCursor(last.end(), last.tier().rank(), last.own(), last.rule());
    }

    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((end + " " + rank + " " + file + " " + rule).getBytes(StandardCharsets.UTF_8));
    }
}
