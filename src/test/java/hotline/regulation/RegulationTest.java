package hotline.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.policy.reading.PolicyInvalid;
import hotline.rules.WrittenCalendar.Origin;
import hotline.sla.PublishedYear;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policies and calendars of {@code serve --policy … --calendar …}. */
class RegulationTest {
    @TempDir
    private Path directory;

    @Test
    void policies_of_several_lines_are_read_in_their_order_and_calendars_after_the_shipped_ones() throws IOException {
        var days = Files.writeString(
                directory.resolve("days.json"),
                new JsonObject()
                        .put("years", new JsonObject().put("2027", PublishedYear.of(2027)))
                        .encode());

        var read = Regulation.read(List.of("manufacturer", "freight-network"), Map.of("cn", days));

        assertThat(read.policies())
                .extracting(one -> one.policy().id())
                .containsExactly("manufacturer", "freight-network");
        assertThat(read.calendars())
                .extracting(calendar -> calendar.origin())
                .containsExactly(Origin.SHIPPED, Origin.FILE);
    }

    @Test
    void each_line_of_business_has_one_policy() {
        assertThatThrownBy(() -> Regulation.read(List.of("freight-network", "freight-network"), Map.of()))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageContaining("freight");
    }

    @Test
    void an_unreadable_calendar_is_reported_with_its_place() throws IOException {
        var days = Files.writeString(
                directory.resolve("days.json"), "{\"years\": {\"2027\": {\"off\": [\"2027-02-30\"], \"work\": []}}}");

        assertThatThrownBy(() -> Regulation.read(List.of("freight-network"), Map.of("cn", days)))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageContaining("days.json:1");
    }

    @Test
    void a_calendar_file_under_a_code_that_no_policy_counts_by_is_refused(@TempDir Path folder) throws Exception {
        var days = Files.writeString(folder.resolve("days.json"), "{}");
        assertThatThrownBy(() -> Regulation.read(List.of("freight-network"), Map.of("ch", days)))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageContaining("--calendar: no policy counts by “ch”; policies count by cn");
    }
}
