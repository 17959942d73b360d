package hotline.telephony.simulation;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.measures.Period;
import hotline.policy.Policies;
import hotline.policy.PolicyVersion;
import hotline.support.FreightNetwork;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import hotline.telephony.CallWriting;
import hotline.telephony.CallWriting.Arrived;
import hotline.telephony.figure.CallCounting;
import hotline.telephony.figure.CallFigureQuery;
import hotline.telephony.figure.CallFigureQuery.By;
import hotline.telephony.figure.CallFigureQuery.Only;
import hotline.telephony.figure.CallFigures;
import hotline.telephony.figure.CallPart;
import hotline.telephony.figure.CallReading;
import hotline.telephony.figure.CallRecount;
import hotline.telephony.figure.WrapUps;
import hotline.telephony.mapping.Mappings;
import hotline.telephony.mapping.MessageReading;
import hotline.telephony.mapping.Understood;
import hotline.telephony.route.MissedCalls;
import hotline.telephony.simulation.NaiveCalls.Knows;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day of calls in the format of an exchange, with messages twice and out of order: every figure equals an independent count. */
@ExtendWith(VertxExtension.class)
@Tag("T1")
@Tag("T2")
@Tag("T11")
@Tag("C1")
@Tag("F2")
@Tag("K2")
class SimulatedTelephoneDayTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.parse("2026-09-28");
    private static final int CALLS = 500;
    private static final int AGENTS = 5;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-09-28T23:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        // A format without times has those of arrival, so nothing of it comes late here.
        "zammad, 0, false, false, false, true",
        "json-cdr, 20, true, true, true, true",
        "yeastar, 0, true, true, false, false",
        "hotline, 20, true, true, true, true"
    })
    void figures_of_a_day_equal_an_independent_count(
            String format, int late, boolean ringing, boolean holds, boolean ends, boolean givingUp, Vertx vertx)
            throws Exception {
        var wire = WireFormat.byCode().get(format);
        var day = SimulatedDay.of(new DayPlan(DAY, ZONE, CALLS, AGENTS, "4001234567", wire.tellsHandOvers(), 7));
        var messages = day.stream()
                .flatMap(call -> wire.messages(call, ZONE).stream())
                .sorted(Comparator.comparing(WireMessage::at))
                .toList();
        var sent = new Disorder(20, late, 0).of(messages, 3);
        assertThat(sent.doubledOnes()).isPositive();
        var naive = new NaiveCalls(new Knows(ringing, holds, ends, givingUp), ZONE);
        try (var stored = TestDatabase.fresh()) {
            var database = Database.open(vertx, stored.settings());
            stored.execute(
                    "INSERT INTO connector (code, name, format, zone, created_at) VALUES ('pbx', 'PBX', '%s', '%s', now())"
                            .formatted(format, ZONE));
            stored.execute("""
                    INSERT INTO person (id, login, name, role, department, password_hash, created_at) OVERRIDING SYSTEM VALUE
                    SELECT n, 'agent' || n, '客服' || n, 'agent', 'customer-service', '-', now() FROM generate_series(1, %d) AS n
                    """.formatted(AGENTS));
            stored.execute("INSERT INTO agent_extension SELECT (8000 + n)::text, n FROM generate_series(1, %d) AS n"
                    .formatted(AGENTS));
            receive(
                    database,
                    format,
                    Long.parseLong(stored.value("SELECT id FROM connector WHERE code = 'pbx'")),
                    sent.messages());
            agentsWrapUp(stored, day);
            for (var at : List.of(Instant.parse("2026-09-28T16:00:00Z"), Instant.parse("2026-09-28T23:00:00Z"))) {
                clock.set(at);
                var wrapUps = new WrapUps(database.pool(), new CallCounting(() -> ZONE), clock);
                await("no wrap-up is left", () -> !await(wrapUps.count()));
            }
            assertThat(stored.value("SELECT count(*) FROM callback WHERE status = 'waiting'"))
                    .as("one for each caller who spoke with no one")
                    .isEqualTo(stored.value("SELECT count(*) FROM missed_call"));
            var reading = new CallReading(database.pool(), () -> FreightNetwork.POLICY, clock);
            assertThat(seen(reading, By.WHOLE)).isEqualTo(naive.count(day, call -> ""));
            assertThat(seen(reading, By.HOUR)).isEqualTo(naive.count(day, naive::hour));
            if (ringing) {
                assertThat(seen(reading, By.AGENT)).isEqualTo(naive.count(day, call -> call.extension()
                        .map(extension -> Integer.toString(Integer.parseInt(extension) - 8000))
                        .orElse("0")));
            }
            listsAreAsLongAsTheirNumbers(reading);
            var recount = await(new CallRecount(database.pool(), ZONE).run());
            assertThat(recount.first()).isEmpty();
            assertThat(recount.calls()).isEqualTo(day.size());
            stored.execute(
                    "UPDATE call_fact SET value = value + 1 WHERE kind = 'answered' AND call = (SELECT min(call) FROM call_fact WHERE kind = 'answered')");
            assertThat(await(new CallRecount(database.pool(), ZONE).run()).differences())
                    .as("one fact too many, one missing")
                    .isEqualTo(2);
            await(database.close());
        }
    }

    /** What the floor writes when agents end calls and are free again. */
    private static void agentsWrapUp(TestDatabase stored, List<SimulatedCall> day) {
        var spoken = day.stream().filter(call -> call.answeredAt().isPresent()).toList();
        var rows = spoken.stream()
                .flatMap(call -> Stream.of(
                        state(call, call.endedAt(), "busy", "wrap-up"),
                        state(call, call.endedAt().plus(call.wrapUp()), "wrap-up", "ready")))
                .collect(Collectors.joining(", "));
        stored.execute("INSERT INTO floor_event (person, line, at, type, details) VALUES " + rows);
        stored.execute("UPDATE call SET wrap_up_until = ended_at + interval '30 s' WHERE answered_at IS NOT NULL");
    }

    private static String state(SimulatedCall call, Instant at, String from, String to) {
        return "(%d, 'customer-service', '%s', 'state', '{\"from\": \"%s\", \"to\": \"%s\"}')"
                .formatted(Integer.parseInt(call.extension().orElseThrow()) - 8000, at, from, to);
    }

    private void receive(Database database, String format, long connector, List<WireMessage> messages) {
        var mapping = new Mappings().shipped(format).orElseThrow();
        var read = new MessageReading();
        var missed = new MissedCalls(new Policies(new PolicyVersion(1, FreightNetwork.POLICY)));
        var writing = new CallWriting(List.of(missed, new CallCounting(() -> ZONE)));
        for (int from = 0; from < messages.size(); from += 40) {
            var arrived = new ArrayList<Arrived>();
            for (WireMessage message : messages.subList(from, Math.min(messages.size(), from + 40))) {
                var understood = read.read(
                        mapping,
                        new MessageReading.Message(
                                message.contentType(), Buffer.buffer(message.body()), message.at(), ZONE, "CN"));
                assertThat(understood).as(message.body()).isInstanceOf(Understood.Events.class);
                arrived.add(new Arrived(
                        connector, ZONE, Optional.empty(), clock.instant(), ((Understood.Events) understood).events()));
            }
            await(database.pool().withTransaction(transaction -> writing.write(transaction, arrived, clock.instant())));
        }
    }

    private Map<String, Map<String, Long>> seen(CallReading reading, By by) {
        var counted = await(reading.of(query(by)));
        var seen = new TreeMap<String, Map<String, Long>>();
        if (by == By.WHOLE) {
            seen.put("", seen(counted.total()));
        }
        counted.rows().forEach(row -> seen.put(row.code(), seen(row.figures())));
        return seen;
    }

    private static CallFigureQuery query(By by) {
        return new CallFigureQuery(new Period(DAY, DAY), by, Only.ALL);
    }

    private static Map<String, Long> seen(CallFigures of) {
        var seen = new TreeMap<String, Long>();
        for (CallPart part : CallPart.values()) {
            seen.put(part.code(), of.n(part));
        }
        seen.put("waited", of.millis(CallPart.ANSWERED_MEASURED) / 1000);
        seen.put("rang-seconds", of.millis(CallPart.RANG) / 1000);
        seen.put("talked", of.millis(CallPart.HANDLED) / 1000);
        seen.put("wrapped-seconds", of.millis(CallPart.WRAPPED_UP) / 1000);
        seen.put("held-seconds", of.millis(CallPart.HELD) / 1000);
        seen.values().removeIf(n -> n == 0);
        return seen;
    }

    private void listsAreAsLongAsTheirNumbers(CallReading reading) {
        var total = await(reading.of(query(By.WHOLE))).total();
        for (CallPart part : CallPart.values()) {
            assertThat(behind(reading, part, Only.ALL)).as(part.code()).isEqualTo(total.n(part));
        }
        var hours = await(reading.of(query(By.HOUR))).rows();
        assertThat(hours).hasSizeGreaterThan(3);
        hours.forEach(row -> assertThat(behind(reading, CallPart.ANSWERED, ofHour(row.code())))
                .as("the hour " + row.code())
                .isEqualTo(row.figures().n(CallPart.ANSWERED)));
    }

    private static Only ofHour(String code) {
        return new Only(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(Integer.valueOf(code)));
    }

    private static long behind(CallReading reading, CallPart part, Only only) {
        var query = new CallFigureQuery(new Period(DAY, DAY), By.WHOLE, only);
        long n = 0;
        var before = Optional.<Long>empty();
        do {
            var page = await(reading.behind(part, query, before, 100));
            n += page.items().size();
            before = page.next();
        } while (before.isPresent());
        return n;
    }
}
