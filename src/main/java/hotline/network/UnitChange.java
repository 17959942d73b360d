package hotline.network;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A change of a unit.
 *
 * @param by id of the administrator; empty: the command line
 * @param byName the administrator's name, where it was read
 * @param fields each changed one with its value before and after
 */
public record UnitChange(Instant at, String unit, Optional<Long> by, Optional<String> byName, JsonObject fields) {

    static UnitChange of(Optional<Unit> before, Unit after, Optional<Long> by, Instant at) {
        return new UnitChange(at, after.code(), by, Optional.empty(), between(before, after));
    }

    /** Each field that differs, as an object of {@code before} and {@code after}. */
    static JsonObject between(Optional<Unit> before, Unit after) {
        var old = before.map(UnitChange::fields).orElseGet(Map::of);
        var differing = new JsonObject();
        fields(after).forEach((name, value) -> {
            var was = old.getOrDefault(name, "");
            if (!was.equals(value)) {
                differing.put(name, new JsonObject().put("before", was).put("after", value));
            }
        });
        return differing;
    }

    private static Map<String, String> fields(Unit unit) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("kind", unit.kind().code());
        fields.put("nameZh", unit.name().zh());
        fields.put("nameEn", unit.name().en());
        fields.put("parent", parent(unit));
        fields.put("line", unit.line().orElse(""));
        fields.put("phone", unit.phone().orElse(""));
        fields.put("validFrom", day(unit.from()));
        fields.put("validTo", unit.to().map(UnitChange::day).orElse(""));
        return fields;
    }

    /** The last one, with the day it begins where another one went before. */
    private static String parent(Unit unit) {
        if (unit.parents().isEmpty()) {
            return "";
        }
        var last = unit.parents().get(unit.parents().size() - 1);
        var code = last.parent().orElse("–");
        return unit.parents().size() == 1 ? code : code + " (" + last.from() + ")";
    }

    private static String day(LocalDate day) {
        return day.equals(Unit.EVER) ? "" : day.toString();
    }
}
