package hotline.export;

import hotline.policy.taxonomy.LocalizedName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A column of a list: its names and how its cells are made of the rows.
 *
 * @param code for programs
 * @param header for people
 * @param readers which files have it
 */
record Column<R>(String code, LocalizedName header, Kind kind, Readers readers, BiConsumer<R, CellTarget> cell) {

    /** What its cells hold. */
    enum Kind {
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
    enum Readers {
        ALL,
        /** No branch reads it (P6). */
        HOUSE,
        /** Personal data leave the system by a supervisor's request only (S5). */
        SUPERVISORS
    }

    /** A code with its name. */
    record Coded(String code, LocalizedName name) {}

    static <R> Column<R> text(String code, String zh, String en, Function<R, Optional<String>> text) {
        return of(code, zh, en, Kind.TEXT, text, CellTarget::text);
    }

    static <R> Column<R> coded(String code, String zh, String en, Function<R, Optional<Coded>> coded) {
        return of(code, zh, en, Kind.CODE, coded, (target, of) -> target.code(of.code(), of.name()));
    }

    static <R> Column<R> number(String code, String zh, String en, Function<R, Long> number) {
        return of(code, zh, en, Kind.NUMBER, number.andThen(Optional::of), CellTarget::number);
    }

    static <R> Column<R> instant(String code, String zh, String en, Function<R, Optional<Instant>> at) {
        return of(code, zh, en, Kind.INSTANT, at, CellTarget::instant);
    }

    static <R> Column<R> day(String code, String zh, String en, Function<R, Optional<LocalDate>> day) {
        return of(code, zh, en, Kind.DATE, day, CellTarget::day);
    }

    static <R> Column<R> length(String code, String zh, String en, Function<R, Optional<Duration>> length) {
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

    Column<R> forHouse() {
        return new Column<>(code, header, kind, Readers.HOUSE, cell);
    }

    Column<R> forSupervisors() {
        return new Column<>(code, header, kind, Readers.SUPERVISORS, cell);
    }
}
