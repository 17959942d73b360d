package hotline.http.api.network;

import hotline.http.api.ComplaintJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.network.NetworkMap;
import hotline.network.Unit;
import hotline.network.UnitChange;
import hotline.network.UnitImport;
import hotline.network.UnitMember;
import hotline.policy.taxonomy.LocalizedName;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Units as the contract writes them.
 *
 * @param day of the network that is shown
 * @param below how many units belong to each one
 */
record UnitJson(NetworkMap network, LocalDate day, Map<String, Integer> below) {
    private static final int MOST_CHANGES = 200;

    UnitJson(NetworkMap network, LocalDate day) {
        this(network, day, network.countsBelow(day));
    }

    /** For a form that suggests it. */
    JsonObject suggestion(Unit unit, boolean isForStaff) {
        return named(unit)
                .put("kind", unit.kind().code())
                .put(
                        "hub",
                        JsonValue.orNull(network.hubOf(unit, day)
                                .filter(hub -> isForStaff)
                                .map(UnitJson::named)));
    }

    JsonObject unit(Unit unit) {
        return unit(unit, true);
    }

    JsonObject unit(Unit unit, boolean seesPhones) {
        return named(unit)
                .put("kind", unit.kind().code())
                .put("parent", named(unit.parentOn(day)))
                .put("line", JsonValue.orNull(unit.line()))
                .put("phone", JsonValue.orNull(unit.phone().filter(phone -> seesPhones)))
                .put("validFrom", day(unit.from()))
                .put("validTo", JsonValue.orNull(unit.to().map(LocalDate::toString)))
                .put("below", below.getOrDefault(unit.code(), 0));
    }

    JsonObject details(Unit unit, List<UnitMember> members, List<UnitChange> changes, ZoneId zone) {
        return new JsonObject()
                .put("unit", unit(unit))
                .put("parents", ComplaintJson.array(unit.parents(), one -> new JsonObject()
                        .put("from", day(one.from()))
                        .put("parent", named(one.parent()))))
                .put("members", ComplaintJson.array(members, UnitJson::member))
                .put("changes", ComplaintJson.array(changes, change -> new JsonObject()
                        .put("at", Times.of(change.at(), zone))
                        .put("byName", JsonValue.orNull(change.byName()))
                        .put("fields", change.fields())));
    }

    private static JsonObject member(UnitMember member) {
        return new JsonObject()
                .put("login", JsonValue.orNull(member.login()))
                .put("name", JsonValue.orNull(member.name()))
                .put("department", JsonValue.orNull(member.department()))
                .put("from", member.from().toString())
                .put("until", JsonValue.orNull(member.until().map(LocalDate::toString)));
    }

    static JsonObject outcome(UnitImport.Outcome outcome) {
        var changes = outcome.changes();
        int created = (int) changes.stream().filter(UnitImport.Change::isNew).count();
        return new JsonObject()
                .put("created", created)
                .put("changed", changes.size() - created)
                .put("unchanged", outcome.unchanged())
                .put(
                        "changes",
                        ComplaintJson.array(
                                changes.subList(0, Math.min(MOST_CHANGES, changes.size())), change -> new JsonObject()
                                        .put("code", change.after().code())
                                        .put("name", name(change.after().name()))
                                        .put("created", change.isNew())
                                        .put("fields", change.fields())));
    }

    /** A {@code Named}. */
    static JsonObject named(Unit unit) {
        return new JsonObject().put("code", unit.code()).put("name", name(unit.name()));
    }

    private @Nullable JsonObject named(Optional<String> code) {
        return JsonValue.orNull(code.flatMap(network::unit).map(UnitJson::named));
    }

    private static JsonObject name(LocalizedName name) {
        return new JsonObject().put("zh", name.zh()).put("en", name.en());
    }

    private static @Nullable String day(LocalDate day) {
        return day.equals(Unit.EVER) ? null : day.toString();
    }
}
