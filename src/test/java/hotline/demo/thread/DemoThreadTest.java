package hotline.demo.thread;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.attachment.blob.Blobs;
import hotline.attachment.upload.Uploads;
import hotline.database.Database;
import hotline.demo.DemoData;
import hotline.demo.DemoData.Scale;
import hotline.demo.DemoPeople;
import hotline.media.MediaType;
import hotline.network.NetworkMap;
import hotline.parking.Parking;
import hotline.support.FreightNetwork;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import hotline.thread.BranchQuestions;
import hotline.wiring.ComplaintServices;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A demo shows each screen of a conversation with something on it. */
@ExtendWith(VertxExtension.class)
class DemoThreadTest {
    private static final Instant WEDNESDAY_AFTERNOON = Instant.parse("2026-09-16T07:20:00Z");

    @Test
    void customers_wait_with_photos_and_a_document_branches_are_asked_and_phrases_are_used(Vertx vertx)
            throws Exception {
        try (var stored = TestDatabase.fresh()) {
            var clock = new SettableClock(WEDNESDAY_AFTERNOON);
            var database = Database.open(vertx, stored.settings());
            var rules = FreightNetwork.rules();
            var staff = DemoPeople.in(stored);
            await(new DemoData(vertx, database, rules, () -> NetworkMap.EMPTY, clock, progress -> {})
                    .fillIfEmpty(staff, new Scale(300, 7)));
            var services = ComplaintServices.of(
                    database,
                    rules,
                    new Parking(database.pool(), clock),
                    clock,
                    cases -> Future.succeededFuture(List.of()));
            stored.execute("UPDATE complaint SET branch = 'SH001', branch_typed = false WHERE branch IS NOT NULL");
            var account = staff.branches().get(0);
            await(new DemoThread(
                            database.pool(),
                            services.changes(),
                            at -> new BranchQuestions(database, services.reader(), services.changes(), at),
                            new Uploads(database, Blobs.inDatabase(database, clock), clock),
                            rules.policies().inForce().policy(),
                            staff.handlers().get(0).id(),
                            WEDNESDAY_AFTERNOON)
                    .make(Map.of("SH001", account)));

            assertThat(stored.value(
                            "SELECT count(*) FROM complaint WHERE unanswered_since IS NOT NULL AND owner IS NOT NULL"
                                    + " AND id IN (SELECT complaint_id FROM attachment)"))
                    .as("customers wait whose files came")
                    .isEqualTo("2");
            assertThat(stored.value("SELECT count(*) FROM attachment")).isEqualTo("5");
            assertThat(stored.value(
                            "SELECT string_agg((answered_at IS NOT NULL)::text, ' ' ORDER BY id) FROM branch_question"))
                    .isEqualTo("true false");
            assertThat(stored.value("SELECT count(DISTINCT phrase) > 2 FROM phrase_use"))
                    .isEqualTo("t");
            assertThat(
                            stored.value(
                                    "SELECT count(*) FROM complaint WHERE pause_reason IS NOT NULL AND pause_review_at IS NOT NULL"))
                    .isNotEqualTo("0");
            assertThat(
                            stored.value(
                                    "SELECT count(*) FROM event e JOIN event l USING (complaint_id) WHERE l.seq > e.seq AND l.at < e.at"))
                    .as("events that go back in time")
                    .isEqualTo("0");
            await(database.close());
        }
    }

    @Test
    void pictures_and_papers_are_what_they_say() {
        assertThat(MediaType.of(MadeFile.parcel("a.png", 0.5).bytes())).contains(MediaType.PNG);
        assertThat(MediaType.of(MadeFile.paper("a.pdf", List.of("INVOICE")).bytes()))
                .contains(MediaType.PDF);
    }
}
