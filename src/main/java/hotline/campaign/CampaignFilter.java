package hotline.campaign;

import hotline.policy.tier.Tier;
import hotline.rows.Fields;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Whom a campaign is for; each part that is given narrows it.
 *
 * @param department code, of the customer's file
 * @param region of the customer's file
 * @param kind person or company
 * @param type of a complaint that they filed
 * @param withinDays before the preview, in which they filed it; 0 where any time will do
 */
public record CampaignFilter(
        Optional<Tier> tier,
        Optional<String> department,
        Optional<String> region,
        Optional<String> kind,
        Optional<String> type,
        int withinDays) {

    public boolean isEmpty() {
        return tier.isEmpty()
                && department.isEmpty()
                && region.isEmpty()
                && kind.isEmpty()
                && type.isEmpty()
                && withinDays == 0;
    }

    public JsonObject json() {
        return new JsonObject()
                .put("tier", tier.map(Tier::code).orElse(null))
                .put("department", department.orElse(null))
                .put("region", region.orElse(null))
                .put("kind", kind.orElse(null))
                .put("type", type.orElse(null))
                .put("withinDays", withinDays);
    }

    static CampaignFilter of(JsonObject json) {
        var fields = Fields.of(json);
        return new CampaignFilter(
                fields.optionalText("tier").flatMap(Tier::of),
                fields.optionalText("department"),
                fields.optionalText("region"),
                fields.optionalText("kind"),
                fields.optionalText("type"),
                fields.integer("withinDays"));
    }
}
