package hotline.staffing.replay;

import hotline.callback.CallHours;
import hotline.database.Database;
import hotline.dispatch.Preference;
import hotline.dispatch.WorkId;
import hotline.failure.Failure;
import hotline.floor.FloorEvent;
import hotline.measures.Period;
import hotline.offer.OfferAnswer;
import hotline.offer.Wishes;
import hotline.policy.Policy;
import hotline.policy.dispatch.WorkKind;
import hotline.rows.Fields;
import hotline.staff.Staff;
import hotline.staff.StaffMember;
import hotline.staffing.replay.Past.Agent;
import hotline.staffing.replay.Past.PastOffer;
import hotline.staffing.replay.Past.PastWork;
import hotline.staffing.replay.PastStore.Asked;
import hotline.tie.Belonging;
import hotline.tie.Ties;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a line's past, in batches: the whole of it is what a replay holds in memory, so there is a most. */
public final class PastReading {
    /** Some hundred megabytes. */
    public static final int MOST_WORKS = 200_000;

    private static final int BATCH = 2_000;
    private static final Duration BEFORE = Duration.ofDays(3);

    private final Database database;
    private final Wishes wishes;
    private final CallHours hours;

    public PastReading(Database database, Wishes wishes, CallHours hours) {
        this.database = database;
        this.wishes = wishes;
        this.hours = hours;
    }

    /** Fails with {@link Failure.Conflict} where it is too much. */
    Future<Past> of(String line, Period period, Policy policy, Instant now) {
        var zone = policy.zone();
        var from = period.from().atStartOfDay(zone).toInstant();
        var end = period.to().plusDays(1).atStartOfDay(zone).toInstant();
        var asked = new Asked(line, from.minus(BEFORE), from, end.isBefore(now) ? end : now, MOST_WORKS + 1);
        return database.inTransaction(transaction ->
                PastStore.mayTakeLong(transaction).compose(allowed -> new Reader(transaction, asked, policy).read()));
    }

    private record Offered(PastOffer offer, Optional<Fields> tied) {}

    /** Of one request. */
    private final class Reader {
        private final SqlConnection transaction;
        private final Asked asked;
        private final Policy policy;
        private final PastStories stories;
        private List<FloorEvent> events = List.of();
        private List<Offered> offers = List.of();

        Reader(SqlConnection transaction, Asked asked, Policy policy) {
            this.transaction = transaction;
            this.asked = asked;
            this.policy = policy;
            this.stories = new PastStories(asked, policy, hours);
        }

        Future<Past> read() {
            return PastStore.floor(transaction, asked, Reader::event)
                    .compose(read -> {
                        events = read;
                        return PastStore.offers(transaction, asked, Reader::offered);
                    })
                    .compose(read -> {
                        offers = read;
                        return PastStore.cases(transaction, asked);
                    })
                    .compose(ids ->
                            batches(checked(ids), part -> PastStore.caseStories(transaction, part, stories::caseStory)))
                    .compose(done -> PastStore.callbacks(transaction, asked))
                    .compose(ids -> batches(
                            checked(ids), part -> PastStore.callbackStories(transaction, part, stories::callbackStory)))
                    .compose(done -> PastStore.calls(transaction, asked, stories::call))
                    .compose(calls -> Staff.members(
                            transaction,
                            events.stream().map(FloorEvent::person).distinct().toList()))
                    .compose(members -> belongings().map(belongings -> past(members, belongings)));
        }

        private interface Part<T> {
            Future<List<T>> of(List<Long> ids);
        }

        private <T> Future<Void> batches(List<Long> ids, Part<T> part) {
            var done = Future.<Void>succeededFuture();
            for (int from = 0; from < ids.size(); from += BATCH) {
                var some = ids.subList(from, Math.min(ids.size(), from + BATCH));
                done = done.compose(before -> part.of(some).mapEmpty());
            }
            return done;
        }

        private List<Long> checked(List<Long> ids) {
            if (stories.works().size() + ids.size() > MOST_WORKS) {
                throw new Failure.Conflict(
                        "more than " + MOST_WORKS + " works waited or were in hand; ask for fewer days");
            }
            return ids;
        }

        private static FloorEvent event(Fields row) {
            return new FloorEvent(
                    row.instant("at"),
                    row.text("line"),
                    row.number("person"),
                    row.code("type", Reader::type),
                    Optional.empty(),
                    row.object("details"));
        }

        private static Optional<FloorEvent.Type> type(String code) {
            return Arrays.stream(FloorEvent.Type.values())
                    .filter(type -> type.code().equals(code))
                    .findFirst();
        }

        private static Offered offered(Fields row) {
            return new Offered(
                    new PastOffer(
                            new WorkId(
                                    row.code(
                                            "kind",
                                            code -> Optional.ofNullable(
                                                    WorkKind.byCode().get(code))),
                                    row.number("subject")),
                            row.integer("number"),
                            row.number("agent"),
                            row.instant("offered_at"),
                            row.optionalText("answer").flatMap(OfferAnswer::of),
                            row.optionalInstant("answered_at")),
                    row.optionalObject("tied").map(Fields::of));
        }

        private Future<Map<Long, Belonging>> belongings() {
            var complaints = stories.works().stream()
                    .map(PastStories.About::complaint)
                    .filter(id -> id != 0)
                    .distinct()
                    .toList();
            var all = new HashMap<Long, Belonging>();
            return batches(complaints, part -> Ties.of(transaction, part, asked.from(), policy.zone())
                            .map(found -> {
                                all.putAll(found);
                                return List.copyOf(found.keySet());
                            }))
                    .map(done -> all);
        }

        private Past past(Map<Long, StaffMember> members, Map<Long, Belonging> belongings) {
            var ties = new HashMap<WorkId, Optional<Fields>>();
            offers.forEach(one -> ties.putIfAbsent(one.offer().work(), one.tied()));
            var people = new HashSet<Long>(stories.inHand().keySet());
            events.forEach(event -> people.add(event.person()));
            return new Past(
                    asked.line(),
                    policy.zone(),
                    asked.from(),
                    asked.to(),
                    people.stream()
                            .sorted()
                            .map(person -> agent(person, Optional.ofNullable(members.get(person))))
                            .toList(),
                    FloorSteps.of(events, asked.from()),
                    stories.works().stream()
                            .map(about -> belonging(
                                    about.work(),
                                    Optional.ofNullable(ties.get(about.work().id())),
                                    belongings.getOrDefault(about.complaint(), Belonging.NONE)))
                            .sorted(Comparator.comparing((PastWork work) ->
                                            work.times().get(0).waits())
                                    .thenComparing(PastWork::id))
                            .toList(),
                    offers.stream().map(Offered::offer).toList());
        }

        private Agent agent(long person, Optional<StaffMember> member) {
            return new Agent(
                    person,
                    member.map(StaffMember::skills).orElse(Map.of()),
                    member.filter(known -> !wishes.isTrained().test(known, asked.from()))
                            .isEmpty(),
                    member.flatMap(StaffMember::mentor).map(StaffMember.Named::id),
                    stories.inHand().getOrDefault(person, List.of()));
        }

        /**
         * Whom the work was meant for: as its first offer says, else as the files say now, as far as that was so then.
         *
         * @param offered of the first offer, if there was one
         */
        private PastWork belonging(PastWork work, Optional<Optional<Fields>> offered, Belonging now) {
            var kind = work.id().kind();
            var until = Preference.until(kind, work.arrived(), work.due(), policy.dispatch());
            var meant = work.preference()
                    .or(() -> offered.isPresent()
                            ? offered.get()
                                    .map(tied -> new Preference(
                                            tied.number("person"), tied.code("because", PastStories::because), until))
                            : now.tie()
                                    .filter(tie -> tie.lastContact().isBefore(work.arrived()))
                                    .map(tie -> new Preference(tie.agent().id(), Preference.Because.TIE, until)))
                    .map(one -> offered.flatMap(first -> first)
                                    .filter(tied -> tied.text("outcome").equals("on-leave"))
                                    .isPresent()
                            ? one.onLeave()
                            : one);
            return new PastWork(
                    work.id(),
                    work.subject(),
                    work.arrived(),
                    work.due(),
                    work.aheadMinutes(),
                    work.lateAt(),
                    meant,
                    Stream.concat(work.avoid().stream(), now.avoid().stream()).collect(Collectors.toSet()),
                    work.notBy(),
                    work.times());
        }
    }
}
