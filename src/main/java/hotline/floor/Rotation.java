package hotline.floor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The places of a line, earlier ones first (R1). Places only grow, day after day, so that who stays at their post over midnight is
 * before those who sign in later. Pure: each method says which places change.
 *
 * @param seats all of the line, or at least those that a method speaks of
 * @param last the highest place that was given so far
 */
public record Rotation(List<Seat> seats, long last) {
    /** Places of a day: far more than there are turns in it. */
    private static final long A_DAY = 1_000_000;

    public Rotation {
        seats = seats.stream().sorted(Comparator.comparingLong(Seat::turn)).toList();
    }

    /** A person's place. */
    public record Seat(long person, long turn, Standing standing) {}

    /** Why a place changes. */
    public enum Why {
        SIGNED_IN,
        TAKEN,
        LOST,
        OWED,
        RESTORED,
        SWAPPED,
        LEFT
    }

    /** @param turn the new place; empty: none */
    public record Move(long person, Optional<Long> turn, Why why) {}

    /** The highest place before any was given on that day. */
    public static long before(LocalDate day) {
        return day.toEpochDay() * A_DAY;
    }

    /** To the end of the line. */
    public Move signIn(long person) {
        return new Move(person, Optional.of(last + 1), Why.SIGNED_IN);
    }

    /** Work that was dealt in turn went to this person; who is before them has missed their turn, or keeps it with good reason. */
    public List<Move> dealt(long person) {
        var own = seat(person);
        var ends = new Ends(last);
        var passed = seats.stream()
                .filter(seat -> own.isPresent() && seat.turn() < own.get().turn())
                .flatMap(seat -> passed(seat, ends).stream());
        return Stream.concat(passed, Stream.of(person).map(one -> new Move(one, ends.next(), Why.TAKEN)))
                .toList();
    }

    private static Optional<Move> passed(Seat seat, Ends ends) {
        return switch (seat.standing()) {
            case KEEPS -> Optional.empty();
            case LOSES -> Optional.of(new Move(seat.person(), ends.next(), Why.LOST));
            case OWED -> Optional.of(new Move(seat.person(), ends.next(), Why.OWED));
            case LEAVES -> Optional.of(new Move(seat.person(), Optional.empty(), Why.LOST));
        };
    }

    /** They did not answer when it was their turn (R2). */
    public Move missed(long person) {
        return new Move(person, Optional.of(last + 1), Why.LOST);
    }

    /** A turn that a supervisor gives back (R2): before all others. */
    public Move first(long person) {
        long first = seats.isEmpty() ? last + 1 : seats.get(0).turn() - 1;
        return new Move(person, Optional.of(first), Why.RESTORED);
    }

    /** By a supervisor (R8); empty unless both have a place. */
    public List<Move> swap(long one, long other) {
        var moves = new ArrayList<Move>();
        seat(one).ifPresent(of -> seat(other).ifPresent(with -> {
            moves.add(new Move(one, Optional.of(with.turn()), Why.SWAPPED));
            moves.add(new Move(other, Optional.of(of.turn()), Why.SWAPPED));
        }));
        return List.copyOf(moves);
    }

    private Optional<Seat> seat(long person) {
        return seats.stream().filter(seat -> seat.person() == person).findFirst();
    }

    /** Places at the end, each given once. */
    private static final class Ends {
        private long last;

        Ends(long last) {
            this.last = last;
        }

        Optional<Long> next() {
            last++;
            return Optional.of(last);
        }
    }
}
