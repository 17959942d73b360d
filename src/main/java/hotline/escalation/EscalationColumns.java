package hotline.escalation;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.CODES;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.TEXT;

import hotline.complaint.Actor;
import hotline.complaint.change.ClockUpdate;
import hotline.escalation.NotificationTiming.Window;
import hotline.log.Envelope;
import hotline.log.EventData;
import hotline.log.LogEntry;
import hotline.rows.Batch;
import hotline.rows.Parameters;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The columns that {@link EscalationStore}'s statement receives for a batch. */
final class EscalationColumns {
    private EscalationColumns() {}

    record Event(CaseEscalated of, int seq, LogEntry entry, EventData stored) {}

    /** @param nth its place among the batch's notices of the same recipient and window */
    private record Counted(NewNotice notice, Optional<RecipientsWindow> place, int nth) {}

    static final Batch<CaseEscalated> COMPLAINT = Batch.<CaseEscalated>of()
            .fixed("id", BIGINT, one -> one.before().id())
            .column(
                    "last_seq",
                    INT,
                    one -> one.before().lastSeq() + one.entries().size())
            .column(
                    "notices",
                    INT,
                    one -> one.before().notices() + one.notices().size())
            .wherePresent("breached_at", INSTANT, CaseEscalated::breachedAt);

    static final Batch<ClockUpdate> CLOCK = Batch.<ClockUpdate>of()
            .fixed("complaint_id", BIGINT, ClockUpdate::complaint)
            .fixed("kind", TEXT, update -> update.clock().kind().code())
            .fixed("ordinal", INT, update -> update.clock().ordinal())
            .column("state", TEXT, update -> update.clock().state().code())
            .optional("breached_at", INSTANT, update -> update.clock().breachedAt())
            .optional("next_action_at", INSTANT, ClockUpdate::nextActionAt)
            .column("rungs", CODES, update -> update.clock().rungs());

    static final Batch<Map.Entry<RecipientsWindow, Integer>> WINDOW = Batch.<Map.Entry<RecipientsWindow, Integer>>of()
            .fixed("recipient", TEXT, of -> of.getKey().recipient())
            .fixed("begins_at", INSTANT, of -> of.getKey().window().begins())
            .fixed("length", INT, of -> of.getKey().window().minutes())
            .column("notices", INT, Map.Entry::getValue);

    /** Columns that table {@code notice} has under the same name. */
    static final Batch<NewNotice> NOTICE = Batch.<NewNotice>of()
            .fixed("number", TEXT, NewNotice::number)
            .fixed("complaint_id", BIGINT, NewNotice::complaint)
            .fixed("clock_kind", TEXT, notice -> notice.clock().kind().code())
            .fixed("clock_ordinal", INT, notice -> notice.clock().ordinal())
            .fixed("rung", TEXT, notice -> notice.rung().code())
            .fixed("kind", TEXT, notice -> notice.rung().kind().code())
            .fixed("department", TEXT, NewNotice::department)
            .fixed("due_at", INSTANT, NewNotice::dueAt)
            .fixed("issued_at", INSTANT, NewNotice::issuedAt)
            .fixedOptional("to_person", BIGINT, notice -> notice.to().person())
            .fixedOptional("to_department", TEXT, notice -> notice.to().department())
            .fixedOptional("answer_due_at", INSTANT, NewNotice::answerDueAt);

    private static final Batch<Counted> COUNTED = Batch.<Counted>of()
            .all(NOTICE, Counted::notice)
            .fixed("alone_at", INSTANT, counted -> counted.notice().timing().alone())
            .fixedOptional("recipient", TEXT, counted -> counted.place().map(RecipientsWindow::recipient))
            .fixedOptional("begins_at", INSTANT, counted -> window(counted).map(Window::begins))
            .fixedOptional("length", INT, counted -> window(counted).map(Window::minutes))
            .fixed("nth", INT, Counted::nth)
            .fixedOptional("more_than", INT, counted -> window(counted).map(Window::moreThan))
            .fixedOptional("together_at", INSTANT, counted -> window(counted).map(Window::together));

    static final Batch<Event> EVENT = Batch.<Event>of()
            .fixed("complaint_id", BIGINT, event -> event.of().before().id())
            .fixed("seq", INT, Event::seq)
            .fixed("type", TEXT, event -> event.entry().type().code())
            .fixed("at", INSTANT, event -> event.of().at())
            .fixed("actor_kind", TEXT, event -> Actor.Kind.PROGRAM.code())
            .fixed("internal", BOOLEAN, event -> event.entry().internal())
            .fixed("data", JSON, event -> event.stored().data().encode())
            .fixedOptional("personal", JSON, event -> event.stored().personal().map(JsonObject::encode));

    static final Parameters<List<CaseEscalated>> OF_CASES = Parameters.<List<CaseEscalated>>of()
            .batch("complaints", COMPLAINT, cases -> cases)
            .batch("clocks", CLOCK, EscalationColumns::moved)
            .batch("windows", WINDOW, EscalationColumns::windows)
            .batch("notices", COUNTED, EscalationColumns::counted)
            .batch("events", EVENT, EscalationColumns::events);

    private static List<ClockUpdate> moved(List<CaseEscalated> cases) {
        return cases.stream().flatMap(one -> one.clocks().stream()).toList();
    }

    private static List<Counted> counted(List<CaseEscalated> cases) {
        var counted = new ArrayList<Counted>();
        count(cases, counted::add);
        return counted;
    }

    /** Sorted, so that batches that count for the same recipients lock them in one order. */
    private static List<Map.Entry<RecipientsWindow, Integer>> windows(List<CaseEscalated> cases) {
        return List.copyOf(count(cases, counted -> {}).entrySet());
    }

    /** How many notices each recipient gets in each window. */
    private static Map<RecipientsWindow, Integer> count(List<CaseEscalated> cases, Consumer<Counted> each) {
        var perPlace = new TreeMap<RecipientsWindow, Integer>(RecipientsWindow.IN_ORDER);
        for (CaseEscalated one : cases) {
            for (NewNotice notice : one.notices()) {
                var place = notice.timing().window().map(window -> RecipientsWindow.of(notice.to(), window));
                int nth = place.map(known -> perPlace.merge(known, 1, Integer::sum))
                        .orElse(0);
                each.accept(new Counted(notice, place, nth));
            }
        }
        return perPlace;
    }

    private static List<Event> events(List<CaseEscalated> cases) {
        var events = new ArrayList<Event>();
        for (CaseEscalated one : cases) {
            int seq = one.before().lastSeq();
            var envelope = Envelope.of(one.before().matter());
            for (LogEntry entry : one.entries()) {
                events.add(new Event(one, ++seq, entry, envelope.with(entry.event())));
            }
        }
        return events;
    }

    private static Optional<Window> window(Counted counted) {
        return counted.place().map(RecipientsWindow::window);
    }
}
