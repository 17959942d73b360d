package hotline.workday;

import hotline.dispatch.Floor;
import hotline.dispatch.Match;
import hotline.dispatch.Offering;
import hotline.dispatch.Work;
import hotline.dispatch.WorkId;
import hotline.floor.FloorState;
import hotline.floor.SimulatedFloor;
import hotline.offer.Posts;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * A month of a line: agents sign in and out, take breaks, are offered calls by the real match, in the order of the real rotation, and answer, miss or
 * decline them. Nothing waits for real time.
 */
public final class SimulatedMonth {
    public static final String LINE = "customer-service";

    private static final LocalTime OPEN = LocalTime.of(9, 0);
    private static final Duration DAY = Duration.ofHours(9);
    private static final Duration BREAK = Duration.ofMinutes(15);
    public static final Duration WRAP_UP = Duration.ofSeconds(30);
    private static final Duration CLICKS_BACK = Duration.ofMinutes(3);
    private static final int MOST_SEEN = 200;

    private final DispatchRules rules;
    private final ZoneId zone;
    private final Random random;
    private final SimulatedFloor floor;
    private final NaiveWork onlooker;
    private final PriorityQueue<Step> steps = new PriorityQueue<>();
    private final Map<WorkId, Waits> waiting = new HashMap<>();
    private final Map<Long, OfferRow> offered = new HashMap<>();
    private final Map<WorkId, Integer> numbers = new HashMap<>();
    /** When each work arrived, by its id. */
    public final Map<Long, Instant> arrivals = new TreeMap<>();

    public final List<OfferRow> offers = new ArrayList<>();
    public final List<CallRow> calls = new ArrayList<>();
    final Map<Long, Integer> taken = new TreeMap<>();
    private long steppedSoFar;
    private boolean mayMatch;

    public record OfferRow(
            long subject, int number, long agent, Instant at, Instant until, String answer, Instant answeredAt) {}

    public record CallRow(long subject, int attempt, long agent, Instant from, Instant to, String outcome) {}

    private record Waits(long subject, Instant arrived, Map<Long, Instant> avoid) {
        Set<Long> avoided(Instant now) {
            avoid.values().removeIf(until -> !until.isAfter(now));
            return avoid.keySet();
        }
    }

    private record Step(Instant at, long order, Runnable act) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** Whom no one looks on. */
    public static SimulatedMonth unseen(DispatchRules rules, ZoneId zone, long seed) {
        return new SimulatedMonth(rules, zone, new NaiveWork(zone), seed);
    }

    SimulatedMonth(DispatchRules rules, ZoneId zone, NaiveWork onlooker, long seed) {
        this.rules = rules;
        this.zone = zone;
        this.random = new Random(seed);
        this.floor = new SimulatedFloor(LINE, zone);
        this.onlooker = onlooker;
    }

    public SimulatedFloor floor() {
        return floor;
    }

    /** @param works over all days alike, in the hours of business */
    public void run(LocalDate from, int days, int agents, int works) {
        long subject = 0;
        for (int day = 0; day < days; day++) {
            var open = from.plusDays(day).atTime(OPEN).atZone(zone).toInstant();
            var order =
                    new ArrayList<>(LongStream.rangeClosed(1, agents).boxed().toList());
            Collections.shuffle(order, random);
            for (long person : order) {
                signsIn(person, open.plusSeconds(random.nextInt(600)));
            }
            for (int n = works * day / days; n < works * (day + 1) / days; n++) {
                long id = ++subject;
                var at = open.plusMillis(random.nextLong(DAY.minusMinutes(30).toMillis()));
                arrivals.put(id, at);
                at(at, () -> waiting.put(new WorkId(WorkKind.CALLBACK, id), new Waits(id, at, new HashMap<>())));
            }
        }
        while (!steps.isEmpty()) {
            var step = steps.poll();
            step.act().run();
            mayMatch = true;
            match(step.at());
        }
    }

    private void at(Instant at, Runnable act) {
        steps.add(new Step(at, steppedSoFar++, act));
    }

    private void see(long person, Instant at) {
        onlooker.see(person, floor.state(person), at, Optional.of(at.plus(BREAK)));
    }

    private void choose(long person, FloorState state, Instant at) {
        boolean isBreak = state == FloorState.BREAK;
        floor.choose(
                person,
                state,
                isBreak ? Optional.of("rest") : Optional.empty(),
                isBreak ? Optional.of(BREAK) : Optional.empty(),
                at);
        see(person, at);
    }

    private void signsIn(long person, Instant in) {
        at(in, () -> choose(person, FloorState.READY, in));
        for (int n = random.nextInt(3); n > 0; n--) {
            var away = in.plusSeconds(1800 + random.nextInt(25_000));
            var back = away.plusSeconds(300 + random.nextInt(1200));
            at(away, () -> {
                if (floor.state(person) == FloorState.READY) {
                    choose(person, FloorState.BREAK, away);
                }
            });
            at(back, () -> {
                if (floor.state(person) == FloorState.BREAK) {
                    choose(person, FloorState.READY, back);
                }
            });
        }
        var out = in.plus(DAY).plusSeconds(random.nextInt(900));
        if (random.nextInt(50) > 0) {
            at(out, () -> choose(person, FloorState.OFF, out));
        }
    }

    private void match(Instant now) {
        if (!mayMatch || waiting.isEmpty()) {
            return;
        }
        mayMatch = false;
        var works = waiting.values().stream()
                .sorted((one, other) -> one.arrived().compareTo(other.arrived()))
                .limit(MOST_SEEN)
                .map(one -> work(one, now))
                .toList();
        var agents = List.copyOf(floor.seen(now));
        for (var offering : Match.offers(new Floor(LINE, agents, works), rules, now)) {
            offer(offering, now);
        }
    }

    private static Work work(Waits one, Instant now) {
        return new Work(
                new WorkId(WorkKind.CALLBACK, one.subject()),
                LINE,
                Need.NONE,
                false,
                one.arrived(),
                one.arrived(),
                one.arrived(),
                Optional.empty(),
                one.avoided(now),
                Set.of(),
                true);
    }

    private void offer(Offering offering, Instant now) {
        long agent = offering.agent();
        var work = waiting.remove(offering.work());
        int number = numbers.merge(offering.work(), 1, Integer::sum);
        var row = new OfferRow(work.subject(), number, agent, now, offering.until(), "", now);
        offered.put(agent, row);
        floor.offered(agent, offering.until(), now);
        see(agent, now);
        int chance = random.nextInt(100);
        if (chance < 88) {
            answers(row, work, "accepted", now.plusMillis(1 + random.nextInt(19_000)));
        } else if (chance < 92) {
            answers(row, work, "declined", now.plusMillis(1 + random.nextInt(19_000)));
        } else if (chance < 96) {
            answers(row, work, "withdrawn", now.plusMillis(1 + random.nextInt(19_000)));
        } else {
            answers(row, work, "expired", offering.until());
        }
    }

    private void answers(OfferRow row, Waits work, String answer, Instant at) {
        at(at, () -> {
            long agent = row.agent();
            offers.add(new OfferRow(row.subject(), row.number(), agent, row.at(), row.until(), answer, at));
            count(row, answer, Duration.between(row.at(), at));
            switch (answer) {
                case "accepted" -> {
                    floor.took(agent, at);
                    taken.merge(agent, 1, Integer::sum);
                    calls(agent, work, row.number(), at);
                }
                case "declined" -> floor.declined(agent, at);
                case "expired" -> floor.missed(agent, at);
                default -> floor.gone(agent, at);
            }
            see(agent, at);
            if (answer.equals("declined") || answer.equals("expired")) {
                var again = at.plus(answer.equals("declined") ? Posts.AFTER_DECLINE : Posts.afterExpiry(rules));
                work.avoid().put(agent, again);
                at(again, () -> {});
                waiting.put(new WorkId(WorkKind.CALLBACK, work.subject()), work);
            }
            if (floor.state(agent) == FloorState.MISSED) {
                var back = at.plus(CLICKS_BACK);
                at(back, () -> {
                    if (floor.state(agent) == FloorState.MISSED) {
                        choose(agent, FloorState.READY, back);
                    }
                });
            }
        });
    }

    /** Written down at once by the definitions: formula F with twenty seconds. */
    private void count(OfferRow row, String answer, Duration took) {
        onlooker.add(row.agent(), row.at(), answer, 1);
        boolean isShort = answer.equals("withdrawn") && took.toMillis() <= 5_000;
        onlooker.add(row.agent(), row.at(), "level-of", isShort ? 0 : 1);
        onlooker.add(row.agent(), row.at(), "level", answer.equals("accepted") && took.toMillis() <= 20_000 ? 1 : 0);
    }

    private void calls(long agent, Waits work, int attempt, Instant from) {
        var to = from.plusMillis(60_000 + random.nextInt(1_500_000));
        at(to, () -> {
            var outcome = List.of("reached", "reached", "no-answer", "refused", "given-back")
                    .get(random.nextInt(5));
            calls.add(new CallRow(work.subject(), attempt, agent, from, to, outcome));
            onlooker.add(agent, to, "call-" + outcome, 1);
            if (!outcome.equals("given-back")) {
                onlooker.add(agent, to, "talk", Duration.between(from, to).toMillis());
            }
            floor.ended(agent, Optional.of(WRAP_UP), to);
            see(agent, to);
            var ready = to.plus(WRAP_UP);
            at(ready, () -> {
                if (floor.state(agent) == FloorState.WRAP_UP) {
                    floor.wrappedUp(agent, ready);
                    see(agent, ready);
                }
            });
        });
    }
}
