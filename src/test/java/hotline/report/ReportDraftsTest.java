package hotline.report;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Callers;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Drafts of reports, until a person publishes what was looked at. */
@Tag("F8")
@Tag("P10")
class ReportDraftsTest extends ReportDesk {
    @Test
    void the_draft_that_was_looked_at_is_published_or_nothing() {
        var draft = open("monthly", "2026-08-17");
        var seen = preview(draft);
        server.clock().set(AUGUST);
        file("delay");
        counted();
        server.clock().set(SEPTEMBER);
        var published = publish(draft, seen);
        assertThat(published.status()).isEqualTo(201);
        assertThat(report(published.json().getString("number")).json().getJsonObject("content"))
                .isEqualTo(seen.getJsonObject("content"));

        var correction = opened(new JsonObject()
                        .put("kind", "monthly")
                        .put("day", "2026-08-17")
                        .put("reason", "补记一件"))
                .json();
        var old = preview(correction);
        assertThat(old.getJsonObject("content").getJsonObject("balance").getInteger("received"))
                .isEqualTo(4);
        server.as("supervisor1")
                .post(
                        DRAFTS + "/" + correction.getLong("id") + "/remarks",
                        new JsonObject().put("section", "proposal").put("text", "夜班复核"));
        assertThat(publish(correction, old).status()).isEqualTo(412);
    }

    @Test
    void a_period_that_has_not_ended_has_no_report_and_sections_belong_to_their_kind() {
        var early = opened(new JsonObject().put("kind", "monthly").put("day", "2026-09-01"));
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.body()).contains("not-ended");
        var draft = open("monthly", "2026-08-01");
        assertThat(open("monthly", "2026-08-31").getLong("id")).isEqualTo(draft.getLong("id"));
        var remarks = DRAFTS + "/" + draft.getLong("id") + "/remarks";
        assertThat(server.as("supervisor1")
                        .post(
                                remarks,
                                new JsonObject().put("section", "achievement").put("text", "好"))
                        .status())
                .isEqualTo(422);
        var added = server.as("admin1")
                .post(remarks, new JsonObject().put("section", "proposal").put("text", "好"));
        var remark = added.json().getJsonArray("remarks").getJsonObject(0).getLong("id");
        assertThat(server.as("admin1").delete(remarks + "/" + remark).json().getJsonArray("remarks"))
                .isEmpty();
        assertThat(server.as("admin1")
                        .delete(DRAFTS + "/" + draft.getLong("id"))
                        .status())
                .isEqualTo(204);
        assertThat(server.as("admin1").get(DRAFTS).json().getJsonArray("items")).isEmpty();
    }

    @Test
    void an_empty_day_is_a_missing_one_and_a_draft_goes_with_remarks_added_meanwhile() {
        var empty = opened(new JsonObject().put("kind", "monthly").put("day", ""));
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body()).contains("/day", "missing");
        var draft = DRAFTS + "/" + open("monthly", "2026-08-01").getLong("id");
        var replies = Callers.atOnce(
                server.vertx(),
                8,
                8,
                i -> i == 0
                        ? server.as("admin1").delete(draft).status()
                        : server.as("supervisor1")
                                .post(
                                        draft + "/remarks",
                                        new JsonObject()
                                                .put("section", "proposal")
                                                .put("text", "好"))
                                .status());
        assertThat(replies.get(0)).isEqualTo(204);
        assertThat(server.as("admin1").get(draft).status()).isEqualTo(404);
    }

    @Test
    void of_many_drafts_each_is_found_again_and_they_are_read_in_pages() {
        server.database()
                .execute(
                        "INSERT INTO report_draft (kind, first_day, last_day, opened_at)"
                                + " SELECT 'daily', day, day, now() FROM generate_series(date '2025-01-01', '2025-08-31', '1 day') day");
        var old = open("daily", "2025-01-02");
        assertThat(open("daily", "2025-01-02").getLong("id")).isEqualTo(old.getLong("id"));
        var first = server.as("admin1").get(DRAFTS + "?limit=100").json();
        assertThat(first.getJsonArray("items")).hasSize(100);
        var second = server.as("admin1")
                .get(DRAFTS + "?limit=100&after=" + first.getString("next"))
                .json();
        assertThat(second.getJsonArray("items").getJsonObject(0).getLong("id"))
                .isLessThan(first.getJsonArray("items").getJsonObject(99).getLong("id"));
    }
}
