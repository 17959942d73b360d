package hotline.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import hotline.floor.Rotation.Move;
import hotline.floor.Rotation.Seat;
import hotline.floor.Rotation.Why;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** Places of a rotation equal a queue of people that is kept as a plain list, over random days. */
@Tag("R1")
@Tag("R2")
@Tag("R8")
@Tag("R9")
class RotationPropertiesTest {
    private static final LocalDate DAY = LocalDate.parse("2026-09-28");

    /** What someone does, with the people it concerns. */
    record Act(Kind kind, long one, long other, Standing standing) {
        enum Kind {
            SIGN_IN,
            DEALT,
            MISSED,
            STANDING,
            SWAP,
            FIRST,
            LEAVE
        }
    }

    /** Rows of a line as the database keeps them. */
    private static final class Line {
        private final Map<Long, Long> turns = new HashMap<>();
        private final Map<Long, Standing> standings = new HashMap<>();
        private long last = Rotation.before(DAY);

        Rotation rotation() {
            return new Rotation(
                    turns.entrySet().stream()
                            .map(of -> new Seat(of.getKey(), of.getValue(), standing(of.getKey())))
                            .toList(),
                    last);
        }

        Standing standing(long person) {
            return standings.getOrDefault(person, Standing.KEEPS);
        }

        void move(List<Move> moves) {
            moves.forEach(move -> {
                turns.remove(move.person());
                move.turn().ifPresent(turn -> {
                    turns.put(move.person(), turn);
                    last = Math.max(last, turn);
                });
            });
            assertThat(new HashSet<>(turns.values()))
                    .as("a place is one person's")
                    .hasSize(turns.size());
        }

        List<Long> order() {
            return turns.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    @Property
    void places_are_those_of_a_plain_queue(@ForAll @Size(max = 60) List<@From("acts") Act> day) {
        var line = new Line();
        var queue = new ArrayList<Long>();
        for (var act : day) {
            boolean isIn = queue.contains(act.one());
            switch (act.kind()) {
                case SIGN_IN -> {
                    if (!isIn) {
                        queue.add(act.one());
                        line.move(List.of(line.rotation().signIn(act.one())));
                    }
                }
                case DEALT -> {
                    if (isIn) {
                        dealt(queue, act.one(), line);
                        line.move(line.rotation().dealt(act.one()));
                    }
                }
                case MISSED -> {
                    if (isIn) {
                        queue.remove(act.one());
                        queue.add(act.one());
                        line.move(List.of(line.rotation().missed(act.one())));
                    }
                }
                case SWAP -> {
                    if (isIn && queue.contains(act.other()) && act.one() != act.other()) {
                        int at = queue.indexOf(act.one());
                        queue.set(queue.indexOf(act.other()), act.one());
                        queue.set(at, act.other());
                    }
                    line.move(
                            act.one() == act.other()
                                    ? List.of()
                                    : line.rotation().swap(act.one(), act.other()));
                }
                case FIRST -> {
                    if (isIn) {
                        queue.remove(act.one());
                        queue.add(0, act.one());
                        line.move(List.of(line.rotation().first(act.one())));
                    }
                }
                case LEAVE -> {
                    queue.remove(act.one());
                    line.turns.remove(act.one());
                }
                case STANDING -> line.standings.put(act.one(), act.standing());
            }
            assertThat(line.order()).as("after %s", act).isEqualTo(queue);
        }
    }

    /** Who is before them loses the turn, keeps it or goes; then they go to the end themselves. */
    private static void dealt(List<Long> queue, long person, Line line) {
        var before = List.copyOf(queue.subList(0, queue.indexOf(person)));
        for (long earlier : before) {
            switch (line.standing(earlier)) {
                case KEEPS -> {}
                case LOSES, OWED -> {
                    queue.remove(earlier);
                    queue.add(earlier);
                }
                case LEAVES -> queue.remove(earlier);
            }
        }
        queue.remove(person);
        queue.add(person);
    }

    /** With everyone at their post the turns go round: after any number of them no one had two more than another. */
    @Property
    void everyone_has_as_many_turns_as_the_others(@ForAll("turns") int turns) {
        var line = new Line();
        for (long person = 1; person <= 7; person++) {
            line.move(List.of(line.rotation().signIn(person)));
        }
        var had = new HashMap<Long, Integer>();
        for (int turn = 0; turn < turns; turn++) {
            long first = line.order().get(0);
            had.merge(first, 1, Integer::sum);
            line.move(line.rotation().dealt(first));
        }
        int most = had.values().stream().max(Comparator.naturalOrder()).orElse(0);
        int least = had.size() < 7
                ? 0
                : had.values().stream().min(Comparator.naturalOrder()).orElse(0);
        assertThat(most - least).isLessThanOrEqualTo(1);
    }

    @Example
    void who_stays_over_midnight_is_before_those_who_sign_in_on_the_new_day() {
        var night =
                new Rotation(List.of(), Rotation.before(DAY)).signIn(1).turn().orElseThrow();
        var morning = new Rotation(List.of(new Seat(1, night, Standing.KEEPS)), Rotation.before(DAY.plusDays(1)))
                .signIn(2)
                .turn()
                .orElseThrow();
        assertThat(morning).isGreaterThan(night);
    }

    @Example
    void an_owed_turn_is_marked_and_comes_back_before_all_others() {
        var line = new Rotation(List.of(new Seat(1, 1, Standing.OWED), new Seat(2, 2, Standing.KEEPS)), 2);
        assertThat(line.dealt(2))
                .extracting(Move::person, Move::why)
                .containsExactly(tuple(1L, Why.OWED), tuple(2L, Why.TAKEN));
        assertThat(new Rotation(List.of(new Seat(1, 3, Standing.KEEPS), new Seat(2, 4, Standing.KEEPS)), 4)
                        .first(2)
                        .turn())
                .contains(2L);
    }

    @Provide
    Arbitrary<Integer> turns() {
        return Arbitraries.integers().between(1, 100);
    }

    @Provide
    Arbitrary<Act> acts() {
        var people = Arbitraries.longs().between(1, 6);
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(4, Act.Kind.SIGN_IN),
                                Tuple.of(6, Act.Kind.DEALT),
                                Tuple.of(2, Act.Kind.MISSED),
                                Tuple.of(4, Act.Kind.STANDING),
                                Tuple.of(1, Act.Kind.SWAP),
                                Tuple.of(1, Act.Kind.FIRST),
                                Tuple.of(1, Act.Kind.LEAVE)),
                        people,
                        people,
                        Arbitraries.of(Standing.class))
                .as(Act::new);
    }
}
