package hotline.complaint.reading;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintFixture;
import hotline.complaint.Event;
import hotline.complaint.Step;
import hotline.complaint.TrackingCode;
import hotline.complaint.change.NoteRequest;
import hotline.complaint.reading.ListQuery.Order;
import hotline.complaint.reading.ListQuery.View;
import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.log.EventType;
import hotline.log.LogEntry;
import hotline.log.Noted;
import hotline.once.Once;
import hotline.paging.Page;
import hotline.policy.taxonomy.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ComplaintReaderTest {
    private final ComplaintFixture hotline = new ComplaintFixture();

    @AfterEach
    void close() {
        hotline.close();
    }

    @Test
    void each_role_sees_its_own_complaints_and_no_others() {
        var customers = hotline.file(Severity.MINOR);
        var branchs = hotline.fileFromBranch("上海虹桥网点");
        var others = hotline.fileFromBranch("北京朝阳网点");
        var supervisor = hotline.person("supervisor1", Role.SUPERVISOR, null);
        var admin = hotline.person("admin1", Role.ADMIN, null);
        var branch = hotline.person("branch1", Role.BRANCH, "上海虹桥网点");

        for (var filed : List.of(customers, branchs, others)) {
            assertThat(sees(hotline.agent, filed.number())).isEqualTo("yes");
            assertThat(sees(supervisor, filed.number())).isEqualTo("yes");
            assertThat(sees(admin, filed.number())).isEqualTo("Forbidden Forbidden");
            assertThat(sees(new Caller.Customer(), filed.number())).isEqualTo("Unauthenticated Unauthenticated");
        }
        assertThat(sees(branch, branchs.number())).isEqualTo("yes");
        assertThat(sees(branch, others.number())).isEqualTo("NotFound NotFound");
        assertThat(sees(branch, customers.number())).isEqualTo("NotFound NotFound");
        assertThat(sees(hotline.agent, "202609-999999")).isEqualTo("NotFound NotFound");
        assertThat(numbers(branch, ListQuery.of(View.OPEN, 50))).containsExactly(branchs.number());
        assertThatThrownBy(() -> numbers(admin, ListQuery.of(View.OPEN, 50))).isInstanceOf(Failure.Forbidden.class);
    }

    @Test
    void each_granted_look_is_on_record() {
        var filed = hotline.fileFromBranch("上海虹桥网点");
        var stranger = hotline.person("branch1", Role.BRANCH, "北京朝阳网点");
        hotline.read(filed);
        sees(stranger, filed.number());

        assertThat(hotline.stored.value("SELECT count(*) || ' ' || min(person) FROM personal_data_access"))
                .isEqualTo("1 " + hotline.agent.id());
    }

    @Test
    @Tag("K8")
    void looks_at_a_list_a_search_and_a_log_are_on_record_too() {
        var first = hotline.file(Severity.MINOR);
        var second = hotline.file(Severity.MINOR);
        numbers(hotline.agent, ListQuery.of(View.QUEUE, 50));
        page(hotline.agent, ofCustomer("+8613812345678", null, Optional.empty()));
        page(hotline.agent, ofCustomer(null, "HD2609250017", Optional.empty()));
        page(hotline.agent, ofCustomer("+86000", null, Optional.empty()));
        sees(hotline.colleague, first.number());

        assertThat(hotline.stored.value("""
                SELECT string_agg(what || coalesce(complaint_id::text, complaints::text) || person, ' ' ORDER BY id)
                FROM personal_data_access"""))
                .isEqualTo(
                        "list{1,2}%1$d search by phone{2,1}%1$d search by waybill{2,1}%1$d complaint1%2$d events1%2$d"
                                .formatted(hotline.agent.id(), hotline.colleague.id()));
        assertThat(second.id()).isEqualTo(2);
    }

    @Test
    @Tag("P6")
    void a_branch_reads_no_colleagues_name_and_no_internal_reason_in_an_event() {
        var filed = hotline.fileFromBranch("上海虹桥网点");
        var branch = hotline.person("branch1", Role.BRANCH, "上海虹桥网点");
        hotline.take(filed, Step.ASSIGN);
        hotline.take(filed, Step.WITHDRAW);

        var house = await(hotline.reader.events(hotline.agent, filed.number(), 0, 50, hotline.clock.instant()));
        var outside = await(hotline.reader.events(branch, filed.number(), 0, 50, hotline.clock.instant()));
        assertThat(house.items())
                .filteredOn(event -> event.person().isPresent())
                .hasSizeGreaterThan(1);
        assertThat(house.items())
                .filteredOn(event -> event.type() == EventType.WITHDRAWN)
                .isNotEmpty()
                .allMatch(event -> event.data().containsKey("reason"));
        assertThat(outside.items())
                .filteredOn(event -> event.person().isPresent())
                .extracting(Event::type, Event::reading)
                .containsExactly(tuple(EventType.RECEIVED, Event.Reading.OWN));
        assertThat(outside.items()).allSatisfy(event -> assertThat(event.type().fieldsForOutsiders())
                .containsAll(event.data().fieldNames())
                .doesNotContain("heldBy", "held", "owner", "department"));
        assertThat(outside.items())
                .filteredOn(event -> event.type() == EventType.WITHDRAWN)
                .isNotEmpty()
                .noneMatch(event -> event.data().containsKey("reason"));
    }

    @Test
    void branches_and_customers_read_no_internal_notes() {
        var filed = hotline.fileFromBranch("上海虹桥网点");
        var branch = hotline.person("branch1", Role.BRANCH, "上海虹桥网点");
        note(filed.number(), "已联系分拨中心查监控", true);
        note(filed.number(), "明天给您答复", false);

        assertThat(texts(hotline.agent, filed.number())).containsExactly("已联系分拨中心查监控", "明天给您答复");
        assertThat(texts(branch, filed.number())).containsExactly("明天给您答复");
        var steps = await(hotline.database.pool().withConnection(c -> hotline.reader.customersSteps(c, filed.id())));
        assertThat(steps).extracting(Event::type).containsExactly(EventType.RECEIVED, EventType.NOTED);
        assertThat(hotline.read(filed).state().version()).isEqualTo(1);
    }

    @Test
    void typed_text_is_stored_apart_and_can_be_removed_alone() {
        var filed = hotline.file(Severity.MINOR);
        note(filed.number(), "客户姓李，住虹桥路", true);
        assertThat(hotline.stored.value("SELECT personal::text FROM event WHERE type = 'noted'"))
                .isEqualTo("{\"text\": \"客户姓李，住虹桥路\"}");
        assertThat(hotline.stored.value("SELECT data::text FROM event WHERE type = 'noted'"))
                .contains("minor")
                .doesNotContain("虹桥路");

        hotline.stored.execute("UPDATE event SET personal = NULL");

        var noted = hotline.events(filed).get(1);
        assertThat(noted.data().getMap()).containsOnlyKeys("type", "severity", "channel");
        assertThat(noted.event()).isEqualTo(new Noted(Optional.empty(), 0));
    }

    @Test
    void an_event_stored_before_personal_data_had_a_column_reads_the_same() {
        var filed = hotline.file(Severity.MINOR);
        note(filed.number(), "明天给您答复", false);
        var before = hotline.events(filed).get(1);

        hotline.stored.execute("UPDATE event SET data = data || personal, personal = NULL WHERE type = 'noted'");

        assertThat(hotline.events(filed).get(1)).isEqualTo(before);
        assertThat(texts(hotline.agent, filed.number())).containsExactly("明天给您答复");
    }

    @Test
    void no_secret_stands_in_the_database() {
        var filed = hotline.file(Severity.MINOR);
        var secret = filed.trackingCode().orElseThrow().secret();

        assertThat(hotline.stored.value("SELECT count(*) FROM complaint c WHERE c::text LIKE '%" + secret + "%'"))
                .isEqualTo("0");
        assertThat(hotline.stored.value("SELECT tracking_hash = sha256('" + secret + "') FROM complaint"))
                .isEqualTo("t");
    }

    @Test
    void a_code_written_by_a_node_of_the_previous_version_still_opens() {
        var filed = hotline.file(Severity.MINOR);
        hotline.stored.execute(
                "UPDATE complaint SET tracking_hash = NULL, tracking_secret = 'K7QF2M9XWT4HZB6RPD3VNC8J'");

        assertThat(tracked(new TrackingCode(filed.number(), "K7QF2M9XWT4HZB6RPD3VNC8J")))
                .isPresent();
        assertThat(tracked(filed.trackingCode().orElseThrow())).isEmpty();
    }

    @Test
    void a_customers_code_opens_their_complaint_only() {
        var mine = hotline.file(Severity.MINOR);
        var other = hotline.file(Severity.MINOR);
        var code = mine.trackingCode().orElseThrow();

        assertThat(tracked(code)).map(Complaint::number).contains(mine.number());
        assertThat(tracked(new TrackingCode(other.number(), code.secret()))).isEmpty();
        assertThat(tracked(new TrackingCode("202609-999999", code.secret()))).isEmpty();
        assertThat(tracked(new TrackingCode(hotline.fileFromBranch("上海虹桥网点").number(), "")))
                .isEmpty();
    }

    @Test
    void the_queue_is_in_the_order_of_due_times_and_stays_so_while_others_come_in() {
        for (int i = 0; i < 7; i++) {
            hotline.file(Severity.SEVERE);
            hotline.file(Severity.MODERATE);
        }
        var query = ListQuery.of(View.QUEUE, 4);
        var seen = new ArrayList<ComplaintRow>();
        var page = page(hotline.agent, query);
        seen.addAll(page.items());
        while (page.next().isPresent()) {
            hotline.file(Severity.MINOR);
            page = page(hotline.agent, query.after(page.next().get()));
            seen.addAll(page.items());
        }

        assertThat(seen)
                .extracting(ComplaintRow::number)
                .doesNotHaveDuplicates()
                .hasSize(14);
        assertThat(seen).extracting(ComplaintRow::dueAt).isSorted();
    }

    @Test
    void a_taken_complaint_moves_from_the_queue_to_its_owners_list() {
        var filed = hotline.file(Severity.MINOR);
        hotline.take(filed, Step.ASSIGN);

        assertThat(numbers(hotline.agent, ListQuery.of(View.QUEUE, 50))).isEmpty();
        assertThat(numbers(hotline.agent, ListQuery.of(View.MINE, 50))).containsExactly(filed.number());
        assertThat(numbers(hotline.colleague, ListQuery.of(View.MINE, 50))).isEmpty();
        assertThat(numbers(hotline.colleague, ListQuery.of(View.OPEN, 50))).containsExactly(filed.number());
        hotline.take(filed, Step.WITHDRAW);
        assertThat(numbers(hotline.agent, ListQuery.of(View.OPEN, 50))).isEmpty();
    }

    @Test
    void the_most_severe_come_first_on_every_page_and_by_due_time_among_themselves() {
        for (int i = 0; i < 3; i++) {
            hotline.file(Severity.MINOR);
            hotline.file(Severity.SEVERE);
            hotline.file(Severity.MODERATE);
        }
        for (int limit = 1; limit <= 4; limit++) {
            var query = ListQuery.of(View.QUEUE, limit).in(Order.MOST_SEVERE_FIRST);
            var seen = pages(query);

            assertThat(seen)
                    .extracting(ComplaintRow::severity)
                    .containsExactlyElementsOf(Stream.of(Severity.SEVERE, Severity.MODERATE, Severity.MINOR)
                            .flatMap(severity -> Stream.of(severity, severity, severity))
                            .toList());
            assertThat(seen)
                    .extracting(ComplaintRow::number)
                    .as("pages of %d", limit)
                    .doesNotHaveDuplicates();
            assertThat(seen.subList(0, 3)).extracting(ComplaintRow::dueAt).isSorted();
        }
    }

    @Test
    void ended_cases_have_a_separate_view_with_the_newest_first() {
        var first = hotline.file(Severity.MINOR);
        hotline.clock.advance(Duration.ofHours(1));
        var open = hotline.file(Severity.SEVERE);
        var second = hotline.file(Severity.MODERATE);
        hotline.take(second, Step.WITHDRAW);
        hotline.take(first, Step.WITHDRAW);

        assertThat(numbers(hotline.agent, ListQuery.of(View.ENDED, 50)))
                .containsExactly(second.number(), first.number());
        assertThat(pages(ListQuery.of(View.ENDED, 1)))
                .extracting(ComplaintRow::number)
                .containsExactly(second.number(), first.number());
        assertThat(numbers(hotline.agent, ListQuery.of(View.OPEN, 50))).containsExactly(open.number());
    }

    @Test
    void a_list_is_narrowed_by_the_moment_of_receipt() {
        var from = hotline.clock.instant();
        var first = hotline.file(Severity.MINOR);
        hotline.clock.advance(Duration.ofDays(1));
        var next = hotline.clock.instant();
        var second = hotline.file(Severity.MINOR);
        var ended = hotline.file(Severity.MINOR);
        hotline.take(ended, Step.WITHDRAW);

        assertThat(numbers(hotline.agent, ListQuery.of(View.OPEN, 50).narrowed(received(from, next))))
                .containsExactly(first.number());
        assertThat(numbers(hotline.agent, ListQuery.of(View.OPEN, 50).narrowed(received(next, next.plusSeconds(1)))))
                .containsExactly(second.number());
        assertThat(numbers(hotline.agent, ListQuery.of(View.ENDED, 50).narrowed(received(next, next.plusSeconds(1)))))
                .containsExactly(ended.number());
        assertThat(numbers(hotline.agent, ListQuery.of(View.ENDED, 50).narrowed(received(from, next))))
                .as("what is received at the end of the period is outside")
                .isEmpty();
    }

    @Test
    void a_branch_lists_its_ended_cases_alone_when_it_asks_for_them() {
        var branch = hotline.person("branch1", Role.BRANCH, "上海虹桥网点");
        var filed = hotline.fileFromBranch("上海虹桥网点");

        assertThat(numbers(branch, ListQuery.of(View.ENDED, 50))).isEmpty();
        hotline.take(filed, Step.WITHDRAW);
        assertThat(numbers(branch, ListQuery.of(View.ENDED, 50))).containsExactly(filed.number());
        assertThat(numbers(branch, ListQuery.of(View.OPEN, 50))).containsExactly(filed.number());
    }

    @Test
    void tabs_count_the_rows_of_their_lists() {
        var mine = hotline.file(Severity.MINOR);
        hotline.file(Severity.MINOR);
        hotline.take(mine, Step.ASSIGN);
        hotline.take(hotline.file(Severity.MINOR), Step.WITHDRAW);

        var counts = await(new OpenWork(hotline.database.pool()).now());
        assertThat(counts).isEqualTo(new WorkCounts(1, 2, 0, Map.of(hotline.agent.id(), 1)));
        assertThat(counts.mine(hotline.colleague.id())).isZero();
    }

    @Test
    void a_search_by_number_lists_open_and_ended_cases_newest_first() {
        var first = hotline.file(Severity.MINOR);
        var second = hotline.file(Severity.MINOR);
        var third = hotline.file(Severity.MINOR);
        hotline.take(second, Step.WITHDRAW);

        var page = page(hotline.agent, ofCustomer("+8613812345678", null, Optional.empty()));
        assertThat(page.items()).extracting(ComplaintRow::number).containsExactly(third.number(), second.number());
        var next = page(hotline.agent, ofCustomer("+8613812345678", null, page.next()));
        assertThat(next.items()).extracting(ComplaintRow::number).containsExactly(first.number());
        assertThat(next.next()).isEmpty();
        assertThat(page(hotline.agent, ofCustomer(null, "HD2609250017", Optional.empty()))
                        .items())
                .hasSize(2);
        assertThat(page(hotline.agent, ofCustomer("+86000", null, Optional.empty()))
                        .items())
                .isEmpty();
    }

    @Test
    void a_strange_cursor_is_refused() {
        assertThatThrownBy(
                        () -> numbers(hotline.agent, ListQuery.of(View.OPEN, 5).after("zzz")))
                .isInstanceOf(Failure.Invalid.class);
    }

    private static ListQuery ofCustomer(String phone, String waybill, Optional<String> after) {
        return new ListQuery(
                View.OPEN,
                Order.BY_DUE,
                ListFilter.NONE,
                Optional.ofNullable(phone),
                Optional.ofNullable(waybill),
                Optional.empty(),
                after,
                2);
    }

    private static ListFilter received(Instant from, Instant before) {
        return ListFilter.NONE.received(Between.of(from, before));
    }

    /** All rows, page by page. */
    private List<ComplaintRow> pages(ListQuery query) {
        var seen = new ArrayList<ComplaintRow>();
        var page = page(hotline.agent, query);
        seen.addAll(page.items());
        while (page.next().isPresent()) {
            page = page(hotline.agent, query.after(page.next().get()));
            seen.addAll(page.items());
        }
        return seen;
    }

    private Optional<Complaint> tracked(TrackingCode code) {
        return await(hotline.database.pool().withConnection(c -> hotline.reader.tracked(c, code)));
    }

    private void note(String number, String text, boolean internal) {
        var author = new Actor.Person(hotline.agent.id());
        await(hotline.notes.write(
                Once.unkeyed(),
                number,
                hotline.agent,
                EventType.NOTED,
                id -> new NoteRequest(id, author, hotline.clock.instant(), LogEntry.note(text, internal))));
    }

    private List<String> texts(Caller caller, String number) {
        return await(hotline.reader.events(caller, number, 0, 50, hotline.clock.instant())).items().stream()
                .filter(event -> event.type() == EventType.NOTED)
                .map(event -> event.data().getString("text"))
                .toList();
    }

    private Page<ComplaintRow, String> page(Caller caller, ListQuery query) {
        return await(hotline.reader.list(caller, query, hotline.clock.instant()));
    }

    private List<String> numbers(Caller caller, ListQuery query) {
        return page(caller, query).items().stream().map(ComplaintRow::number).toList();
    }

    /** "yes", or how the complaint and its events were refused. */
    private String sees(Caller caller, String number) {
        String complaint = refusal(() -> await(hotline.reader.read(caller, number, hotline.clock.instant())));
        String events = refusal(() -> await(hotline.reader.events(caller, number, 0, 50, hotline.clock.instant())));
        return complaint.isEmpty() && events.isEmpty() ? "yes" : complaint + " " + events;
    }

    private static String refusal(Runnable look) {
        try {
            look.run();
            return "";
        } catch (Failure refused) {
            return refused.getClass().getSimpleName();
        }
    }
}
