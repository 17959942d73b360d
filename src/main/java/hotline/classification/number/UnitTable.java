package hotline.classification.number;

import hotline.classification.text.NormalizedText;
import hotline.classification.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Units that may stand directly at a place of a text; of several the longest is meant. */
public final class UnitTable {
    public record Unit(String written, double worth) {}

    private final Map<Character, List<Unit>> byFirst = new LinkedHashMap<>();

    public UnitTable(Map<String, Double> units) {
        units.forEach((written, worth) -> {
            var plain = new String(Normalizer.normalize(written).chars());
            byFirst.computeIfAbsent(plain.charAt(0), any -> new ArrayList<>()).add(new Unit(plain, worth));
        });
        byFirst.values()
                .forEach(list -> list.sort(Comparator.comparingInt((Unit unit) -> unit.written.length())
                        .reversed()));
    }

    /** The unit that starts here. A Latin unit must end with its word. */
    public Optional<Unit> at(NormalizedText text, int at) {
        for (var unit : byFirst.getOrDefault(text.at(at), List.of())) {
            int end = at + unit.written.length();
            if (text.has(at, unit.written)
                    && !(Normalizer.isLatin(text.at(end - 1)) && Normalizer.isLatin(text.at(end)))) {
                return Optional.of(unit);
            }
        }
        return Optional.empty();
    }

    /** The unit that ends here. */
    public Optional<Unit> before(NormalizedText text, int end) {
        for (var units : byFirst.values()) {
            for (var unit : units) {
                int start = end - unit.written.length();
                if (text.has(start, unit.written)
                        && !(Normalizer.isLatin(text.at(start)) && Normalizer.isLatin(text.at(start - 1)))) {
                    return Optional.of(unit);
                }
            }
        }
        return Optional.empty();
    }

    public static int skipBlank(NormalizedText text, int at) {
        return text.at(at) == ' ' || text.at(at) == '-' ? at + 1 : at;
    }
}
