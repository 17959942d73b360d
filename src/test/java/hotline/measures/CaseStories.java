package hotline.measures;

import hotline.measures.facts.Dimension;
import hotline.policy.tier.Tier;
import hotline.support.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Each complaint's events in their order, as the log has them, with what the complaint was after each of them. */
final class CaseStories {
    /** Stands for the code where a complaint has none. */
    static final String NONE = "-";

    private static final List<Dimension> OF_EACH_EVENT = List.of(Dimension.TYPE, Dimension.SEVERITY, Dimension.CHANNEL);

    private static final Map<Dimension, String> AT_RECEIPT = Map.of(
            Dimension.SUBTYPE, "subtype",
            Dimension.SOURCE, "source",
            Dimension.LANGUAGE, "language",
            Dimension.MARKET, "market",
            Dimension.BRANCH, "branch",
            Dimension.HUB, "hub",
            Dimension.REGION, "region",
            Dimension.DEPARTMENT, "heldBy",
            Dimension.REMEDY, "remedySought",
            Dimension.TIER, "tier");

    private static final Map<Dimension, String> CORRECTED = Map.of(
            Dimension.BRANCH, "branch",
            Dimension.HUB, "hub",
            Dimension.REGION, "region",
            Dimension.CAUSE, "cause",
            Dimension.OUTCOME, "outcome",
            Dimension.VALIDITY, "validity",
            Dimension.REMEDY, "remedySought");

    private final Map<Long, List<Told>> stories = new TreeMap<>();

    /** An earlier complaint and a later one that came back with its matter. */
    private final List<List<Long>> sameMatter = new ArrayList<>();

    private final Set<Long> repeated = new HashSet<>();

    /** The tiers that a complaint's customer has now, each with its department; an empty one stands for the company. */
    private final Map<Long, List<Held>> tiers = new HashMap<>();

    record Held(String department, Tier tier) {}

    /**
     * @param of the complaint after the event
     * @param tiers those of its customer now
     */
    record Told(
            long complaint,
            long tx,
            String type,
            Instant at,
            JsonObject data,
            Map<Dimension, String> of,
            List<Held> tiers) {
        /** The complaint as that department had it. */
        Map<Dimension, String> at(String department) {
            var there = new EnumMap<>(of);
            there.put(Dimension.DEPARTMENT, department);
            there.put(Dimension.TIER_NOW, tierNow(tiers, department));
            return there;
        }

        private static String tierNow(List<Held> tiers, String department) {
            return tiers.stream()
                    .filter(held ->
                            held.department().isEmpty() || held.department().equals(department))
                    .map(Held::tier)
                    .min(Tier.BEST_FIRST)
                    .map(Tier::code)
                    .orElse(NONE);
        }
    }

    static CaseStories of(TestDatabase database) throws SQLException {
        var stories = new CaseStories();
        try (var connection = database.connection();
                var events = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT complaint_id, tx::text, type, at, data FROM event ORDER BY complaint_id, seq");
                var returns = connection
                        .createStatement()
                        .executeQuery("SELECT earlier, complaint, same_matter, within_month FROM customer_return");
                var tiers = connection.createStatement().executeQuery("""
                        SELECT f.complaint, t.department, t.tier
                        FROM complaint_file f LEFT JOIN file_root r USING (file), customer_tier t LEFT JOIN file_root o USING (file)
                        WHERE t.until IS NULL AND coalesce(r.root, f.file) = coalesce(o.root, t.file)""")) {
            while (tiers.next()) {
                stories.tiers
                        .computeIfAbsent(tiers.getLong(1), id -> new ArrayList<>())
                        .add(new Held(
                                tiers.getString(2), Tier.of(tiers.getString(3)).orElseThrow()));
            }
            while (events.next()) {
                stories.add(
                        events.getLong(1),
                        Long.parseLong(events.getString(2)),
                        events.getString(3),
                        events.getObject(4, OffsetDateTime.class).toInstant(),
                        new JsonObject(events.getString(5)));
            }
            while (returns.next()) {
                if (returns.getBoolean(3)) {
                    stories.sameMatter.add(List.of(returns.getLong(1), returns.getLong(2)));
                }
                if (returns.getBoolean(4)) {
                    stories.repeated.add(returns.getLong(2));
                }
            }
        }
        return stories;
    }

    Collection<List<Told>> all() {
        return stories.values();
    }

    /** When the customer came back with the matter of that complaint. */
    List<Instant> returnsTo(long complaint) {
        return sameMatter.stream()
                .filter(pair -> pair.get(0) == complaint)
                .map(pair -> stories.get(pair.get(1)).get(0).at())
                .toList();
    }

    boolean isRepeated(long complaint) {
        return repeated.contains(complaint);
    }

    private void add(long complaint, long tx, String type, Instant at, JsonObject data) {
        var story = stories.computeIfAbsent(complaint, id -> new ArrayList<>());
        var of = new EnumMap<Dimension, String>(Dimension.class);
        if (story.isEmpty()) {
            Stream.of(Dimension.values()).forEach(dimension -> of.put(dimension, NONE));
        } else {
            of.putAll(story.get(story.size() - 1).of());
        }
        change(of, type, data);
        var held = tiers.getOrDefault(complaint, List.of());
        of.put(Dimension.TIER_NOW, Told.tierNow(held, of.get(Dimension.DEPARTMENT)));
        story.add(new Told(complaint, tx, type, at, data, of, held));
    }

    private static void change(Map<Dimension, String> of, String type, JsonObject data) {
        OF_EACH_EVENT.forEach(dimension -> of.put(dimension, code(data, dimension.column())));
        switch (type) {
            case "received" -> AT_RECEIPT.forEach((dimension, field) -> of.put(dimension, code(data, field)));
            case "judgement-corrected", "ruled-anew" -> of.put(Dimension.SUBTYPE, code(data, "subtype"));
            case "assigned" -> of.put(Dimension.AGENT, code(data, "owner"));
            case "released" -> of.put(Dimension.AGENT, NONE);
            case "handed-over" -> of.put(Dimension.DEPARTMENT, code(data, "to"));
            case "particulars-corrected", "coded" ->
                CORRECTED.forEach((dimension, field) -> {
                    if (data.getJsonObject("from").containsKey(field)
                            || data.getJsonObject("to").containsKey(field)) {
                        of.put(dimension, code(data.getJsonObject("to"), field));
                    }
                });
            default -> {
                // changes nothing that figures are split by
            }
        }
    }

    private static String code(JsonObject data, String field) {
        return Optional.ofNullable(data.getValue(field)).map(String::valueOf).orElse(NONE);
    }
}
