package hotline.measures.breakdown;

import hotline.measures.facts.FactKind;
import hotline.measures.facts.Figure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The sums that were read for one period, by code and part of the period. */
final class Sums {
    /** A code and a part of the period, by its first day. */
    private record Cell(String code, LocalDate from) {}

    /**
     * @param code an empty text for none
     * @param from the first day of the part of the period
     */
    record Counted(String code, LocalDate from, FactKind kind, int flags, String variant, long n, long value) {}

    /** @param figure what has the values */
    record Timed(Figure figure, String code, LocalDate from, Percentiles percentiles) {}

    /** The stock at the end of a part of the period. */
    record Stock(String code, LocalDate from, FactKind kind, long n) {}

    /** Complaints of branches with a volume on the day. */
    record Measured(String code, LocalDate from, FactKind kind, long n) {}

    /** @param days of branches with a volume, those before today */
    record Parcels(String code, LocalDate from, long parcels, long days) {}

    private final Map<Cell, Map<FactKind, Long>> measured = new HashMap<>();
    private final Map<Cell, Parcels> parcels = new HashMap<>();
    private boolean areParcelsByCode;

    private final Map<Cell, List<Counted>> counted = new HashMap<>();
    private final Map<Cell, Map<Figure, Percentiles>> percentiles = new HashMap<>();
    private final Map<Cell, Map<FactKind, Long>> stocks = new HashMap<>();
    private final NavigableSet<String> codes = new TreeSet<>();
    private final Map<String, String> names = new TreeMap<>();

    void add(Counted sum) {
        codes.add(sum.code());
        counted.computeIfAbsent(new Cell(sum.code(), sum.from()), cell -> new ArrayList<>())
                .add(sum);
    }

    void add(Timed of) {
        codes.add(of.code());
        percentiles
                .computeIfAbsent(new Cell(of.code(), of.from()), cell -> new EnumMap<>(Figure.class))
                .put(of.figure(), of.percentiles());
    }

    void add(Stock stock) {
        if (stock.n() != 0) {
            codes.add(stock.code());
        }
        stocks.computeIfAbsent(new Cell(stock.code(), stock.from()), cell -> new HashMap<>())
                .merge(stock.kind(), stock.n(), Long::sum);
    }

    void add(Measured of) {
        codes.add(of.code());
        measured.computeIfAbsent(new Cell(of.code(), of.from()), cell -> new HashMap<>())
                .merge(of.kind(), of.n(), Long::sum);
    }

    /** @param isByCode otherwise the same parcels are behind the complaints of every code */
    void add(Parcels of, boolean isByCode) {
        areParcelsByCode = isByCode;
        if (isByCode) {
            codes.add(of.code());
        }
        parcels.put(new Cell(of.code(), of.from()), of);
    }

    long measured(String code, LocalDate from, FactKind kind) {
        return measured.getOrDefault(new Cell(code, from), Map.of()).getOrDefault(kind, 0L);
    }

    Parcels parcels(String code, LocalDate from) {
        return parcels.getOrDefault(new Cell(areParcelsByCode ? code : "", from), new Parcels(code, from, 0, 0));
    }

    void name(String code, String name) {
        names.put(code, name);
    }

    /** Those that anything was counted for. */
    NavigableSet<String> codes() {
        return codes;
    }

    Optional<String> name(String code) {
        return Optional.ofNullable(names.get(code));
    }

    long n(String code, LocalDate from, List<Figure> figures) {
        return figures.stream().mapToLong(figure -> n(code, from, figure)).sum();
    }

    private long n(String code, LocalDate from, Figure figure) {
        var cell = new Cell(code, from);
        if (figure.kind().isStock()) {
            // An end may be read before the breach that it follows: minus one for a moment.
            return Math.max(0, stocks.getOrDefault(cell, Map.of()).getOrDefault(figure.kind(), 0L));
        }
        return counted.getOrDefault(cell, List.of()).stream()
                .filter(sum -> figure.counts(sum.kind(), sum.flags(), sum.variant()))
                .mapToLong(Counted::n)
                .sum();
    }

    long value(String code, LocalDate from, Figure figure) {
        return counted.getOrDefault(new Cell(code, from), List.of()).stream()
                .filter(sum -> figure.counts(sum.kind(), sum.flags(), sum.variant()))
                .mapToLong(Counted::value)
                .sum();
    }

    Percentiles percentiles(String code, LocalDate from, Figure of) {
        return percentiles.getOrDefault(new Cell(code, from), Map.of()).getOrDefault(of, Percentiles.NONE);
    }
}
