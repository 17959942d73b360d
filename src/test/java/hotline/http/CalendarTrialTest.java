package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Administrators look at a year of a calendar, and try an upload before they install it. */
class CalendarTrialTest {
    private static final String CN = "/api/v1/calendars/cn";

    @Running(shared = true)
    private static TestServer server;

    @Test
    void a_trial_names_the_days_that_would_change_and_stores_nothing() {
        var before = server.as("admin1").get(CN).json();
        var upload = file(before);
        var year = upload.getJsonObject("years").getJsonObject("2026");
        year.getJsonArray("off").add("2026-12-31");
        year.getJsonArray("work").remove("2026-10-10");
        var tried = server.as("admin1").post(CN + "?dryRun=true", upload);
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.json().getBoolean("changed")).isTrue();
        assertThat(tried.json().getJsonObject("off"))
                .isEqualTo(new JsonObject()
                        .put("added", new JsonArray().add("2026-12-31"))
                        .put("removed", new JsonArray()));
        assertThat(tried.json().getJsonObject("work").getJsonArray("removed")).containsExactly("2026-10-10");
        assertThat(server.as("admin1").get(CN).json()).isEqualTo(before);
    }

    @Test
    void a_trial_of_the_same_days_changes_nothing_and_a_wrong_one_is_refused() {
        var same = file(server.as("admin1").get(CN).json());
        assertThat(server.as("admin1").post(CN + "?dryRun=true", same).json().getBoolean("changed"))
                .isFalse();
        same.getJsonObject("years").remove("2026");
        assertThat(server.as("admin1").post(CN + "?dryRun=true", same).status()).isEqualTo(422);
    }

    @Test
    void a_year_shows_published_days_and_an_unpublished_one_the_holidays_that_are_law() {
        var published = server.as("supervisor1").get(CN + "/years/2026").json();
        assertThat(published.getBoolean("published")).isTrue();
        assertThat(published.getJsonArray("off")).contains("2026-10-07");
        assertThat(published.getJsonArray("work")).contains("2026-10-10");
        assertThat(published.getJsonArray("law")).contains("2026-10-01").doesNotContain("2026-10-07");

        var later = server.as("supervisor1").get(CN + "/years/2031").json();
        assertThat(later.getBoolean("published")).isFalse();
        assertThat(later.getJsonArray("off")).isEmpty();
        assertThat(later.getJsonArray("law")).contains("2031-01-01", "2031-10-03");
        for (String wrong : new String[] {"0", "20260", "next"}) {
            assertThat(server.as("admin1").get(CN + "/years/" + wrong).status())
                    .as(wrong)
                    .isEqualTo(404);
        }
    }

    /** A calendar as its file is written. */
    private static JsonObject file(JsonObject calendar) {
        var years = new JsonObject();
        for (Object year : calendar.getJsonArray("years")) {
            years.put(
                    year.toString(),
                    new JsonObject()
                            .put("off", of(calendar.getJsonArray("off"), year))
                            .put("work", of(calendar.getJsonArray("work"), year)));
        }
        return new JsonObject().put("years", years);
    }

    private static JsonArray of(JsonArray days, Object year) {
        var ofYear = new JsonArray();
        days.stream()
                .map(String.class::cast)
                .filter(day -> day.startsWith(year + "-"))
                .forEach(ofYear::add);
        return ofYear;
    }
}
