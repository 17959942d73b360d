package hotline.export;

import hotline.policy.taxonomy.LocalizedName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A column of a list: its names and how its cells are made of the rows.
 *
 * @param code for programs
 * @param header for people
 * @param readers which files have it
 */
public record Column<R>(String code, LocalizedName header, Kind kind, Readers readers, BiConsumer<R, CellTarget> cell) {

    /** What its cells hold. */
    public enum Kind {
        TEXT,
        CODE,
        NUMBER,
        INSTANT,
        DATE,
        DURATION;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which callers have a column in their files. */
    public enum Readers {
        ALL,
        /** Neither a branch (P6) nor an analyst reads it. */
        HOUSE,
        /** Personal data leave the system by a supervisor's request only (S5). */
        SUPERVISORS
    }

    /** A code with its name. */
    public record Coded(String code, LocalizedName name) {}

    public static <R> Column<R> text(String code, String zh, String en, Function<R, Optional<String>> text) {
        return of(code, zh, en, Kind.TEXT, text, CellTarget::text);
    }

    public static <R> Column<R> coded(String code, String zh, String en, Function<R, Optional<Coded>> coded) {
        return of(code, zh, en, Kind.CODE, coded, (target, of) -> target.code(of.code(), of.name()));
    }

    public static <R> Column<R> number(String code, String zh, String en, Function<R, Long> number) {
        return of(code, zh, en, Kind.NUMBER, number.andThen(Optional::of), CellTarget::number);
    }

    public static <R> Column<R> someNumber(String code, String zh, String en, Function<R, Optional<Long>> number) {
        return of(code, zh, en, Kind.NUMBER, number, CellTarget::number);
    }

    public static <R> Column<R> real(String code, String zh, String en, Function<R, Optional<Double>> real) {
        return of(code, zh, en, Kind.NUMBER, real, CellTarget::real);
    }

    /** A part of 1, which people read in percent. */
    public static <R> Column<R> share(String code, String zh, String en, Function<R, Optional<Double>> share) {
        return of(code, zh, en, Kind.NUMBER, share, CellTarget::share);
    }

    /** Where something is so, its name stands there; else nothing. */
    public static <R> Column<R> mark(String code, String zh, String en, LocalizedName name, Predicate<R> is) {
        var marked = Optional.of(new Coded("true", name));
        return coded(code, zh, en, row -> is.test(row) ? marked : Optional.empty());
    }

    public static <R> Column<R> instant(String code, String zh, String en, Function<R, Optional<Instant>> at) {
        return of(code, zh, en, Kind.INSTANT, at, CellTarget::instant);
    }

    public static <R> Column<R> day(String code, String zh, String en, Function<R, Optional<LocalDate>> day) {
        return of(code, zh, en, Kind.DATE, day, CellTarget::day);
    }

    public static <R> Column<R> length(String code, String zh, String en, Function<R, Optional<Duration>> length) {
        return of(code, zh, en, Kind.DURATION, length, CellTarget::length);
    }

    private static <R, V> Column<R> of(
            String code,
            String zh,
            String en,
            Kind kind,
            Function<R, Optional<V>> value,
            BiConsumer<CellTarget, V> write) {
        return new Column<>(code, new LocalizedName(zh, en), kind, Readers.ALL, (row, target) -> value.apply(row)
                .ifPresentOrElse(some -> write.accept(target, some), target::nothing));
    }

    public Column<R> forHouse() {
        return new Column<>(code, header, kind, Readers.HOUSE, cell);
    }

    public Column<R> forSupervisors() {
        return new Column<>(code, header, kind, Readers.SUPERVISORS, cell);
    }

    /** The same column of rows that hold such a row. */
    public <S> Column<S> in(Function<S, R> held) {
        return new Column<>(code, header, kind, readers, (row, target) -> cell.accept(held.apply(row), target));
    }
}
