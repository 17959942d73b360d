package hotline.sla;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A year of the calendar {@code cn} as it might be published: the statutory holidays and more days off. */
public final class PublishedYear {
    private PublishedYear() {}

    public static JsonObject of(int year, String... moreOff) {
        var off = new ArrayList<>(
                StatutoryDays.of("cn", year).stream().map(LocalDate::toString).toList());
        off.addAll(List.of(moreOff));
        return new JsonObject().put("off", new JsonArray(off)).put("work", new JsonArray());
    }
}
