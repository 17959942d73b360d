package hotline.floor;

import hotline.complaint.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The floor at a moment: who does what, and what waits. */
public record FloorSnapshot(Instant at, List<Row> agents, List<Line> lines) {
    public FloorSnapshot {
        agents = List.copyOf(agents);
        lines = List.copyOf(lines);
    }

    /**
     * An agent.
     *
     * @param place in the rotation, from 1; empty: not in it
     * @param isLive a stream is open
     * @param doneToday complaints resolved and calls made
     */
    public record Row(
            PersonName name,
            AgentOnFloor agent,
            Optional<Integer> place,
            InHand inHand,
            boolean isLive,
            long doneToday) {
        /** Until when the state may last has passed. */
        public boolean isOver(Instant now) {
            return agent.until().filter(until -> !now.isBefore(until)).isPresent();
        }

        /** Since when no stream is open. */
        public Optional<Instant> silentSince() {
            return isLive ? Optional.empty() : Optional.of(agent.seenUntil().minus(Presence.LEASE));
        }
    }

    /**
     * What a person holds.
     *
     * @param cases numbers of the complaints that are due first
     * @param openCases how many there are
     * @param callback number of the complaint that they call about
     * @param isCalling also where the call concerns no complaint
     * @param hasVisitor a customer is with them in person
     * @param offered the work that is offered to them
     */
    public record InHand(
            List<String> cases,
            long openCases,
            Optional<String> callback,
            boolean isCalling,
            boolean hasVisitor,
            Optional<Offered> offered) {
        public InHand {
            cases = List.copyOf(cases);
        }
    }

    /**
     * An offer, by which a supervisor takes it back.
     *
     * @param complaint number of the case that is offered
     */
    public record Offered(String kind, long subject, int number, Optional<String> complaint) {}

    /** What waits for a line, and since when. */
    public record Waiting(
            long cases, long callbacks, long visitors, Optional<Instant> longestSince, Optional<Instant> oldestDue) {
        public static final Waiting NOTHING = new Waiting(0, 0, 0, Optional.empty(), Optional.empty());
    }

    /**
     * A line. Its numbers are sums over its agents' rows.
     *
     * @param ready agents who can be given work now: none with an offer or work in hand
     */
    public record Line(String code, long present, long ready, long working, long away, long over, Waiting waiting) {
        static Line of(String code, List<Row> rows, Waiting waiting, Instant now) {
            return new Line(
                    code,
                    rows.stream()
                            .filter(row -> row.agent().state() != FloorState.OFF)
                            .count(),
                    in(rows, FloorState.READY),
                    in(rows, FloorState.OFFERED, FloorState.BUSY, FloorState.WRAP_UP),
                    in(rows, FloorState.BREAK, FloorState.AWAY_ON_DUTY, FloorState.MISSED),
                    rows.stream().filter(row -> row.isOver(now)).count(),
                    waiting);
        }

        private static long in(List<Row> rows, FloorState... states) {
            var wanted = List.of(states);
            return rows.stream()
                    .filter(row -> wanted.contains(row.agent().state()))
                    .count();
        }
    }
}
