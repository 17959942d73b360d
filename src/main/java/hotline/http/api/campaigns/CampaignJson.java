package hotline.http.api.campaigns;

import hotline.campaign.Campaign;
import hotline.campaign.CampaignCalls;
import hotline.campaign.Preview;
import hotline.care.CarePolicies;
import hotline.http.api.survey.QuestionnaireJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.policy.survey.Questionnaires;
import hotline.policy.survey.SurveyPurpose;
import hotline.policy.taxonomy.LocalizedName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Campaigns as JSON. */
record CampaignJson(ZoneId zone, Questionnaires questionnaires, CarePolicies care) {
    JsonObject campaign(Campaign campaign) {
        var draft = campaign.draft();
        return new JsonObject()
                .put("id", campaign.id())
                .put("name", draft.name())
                .put("purpose", draft.purpose())
                .put("filter", draft.filter().json())
                .put("quietDays", draft.quietDays())
                .put("pace", draft.pace())
                .put("state", campaign.state())
                .put("createdById", campaign.createdBy())
                .put("created", act(Optional.of(campaign.created())))
                .put("decided", act(campaign.decided()))
                .put("ended", act(campaign.ended()))
                .put("reason", JsonValue.orNull(campaign.reason()))
                .put("members", JsonValue.orNull(campaign.members()))
                .put(
                        "leftOut",
                        counts(campaign.leftOut().map(JsonObject::getMap).orElse(Map.of())))
                .put("progress", counts(campaign.progress()))
                .put("cadence", JsonValue.orNull(campaign.cadence().map(this::cadence)));
    }

    private JsonObject cadence(Campaign.Cadence cadence) {
        var name = care.rule(cadence.rule()).map(ruled -> ruled.rule().name());
        return new JsonObject()
                .put("rule", cadence.rule())
                .put(
                        "ruleName",
                        new JsonObject()
                                .put("zh", name.map(LocalizedName::zh).orElse(cadence.rule()))
                                .put("en", name.map(LocalizedName::en).orElse(cadence.rule())))
                .put("from", cadence.from().toString())
                .put("to", cadence.end().minusDays(1).toString());
    }

    private @Nullable JsonObject act(Optional<Campaign.Act> act) {
        return JsonValue.orNull(
                act.map(of -> new JsonObject().put("byName", of.byName()).put("at", Times.of(of.at(), zone))));
    }

    JsonObject preview(Preview preview) {
        return new JsonObject()
                .put("members", preview.members().size())
                .put("leftOut", counts(preview.leftOut()))
                .put("digest", preview.digest());
    }

    private static JsonArray counts(Map<String, ?> counts) {
        var array = new JsonArray();
        new TreeMap<>(counts)
                .forEach((code, n) ->
                        array.add(new JsonObject().put("code", code).put("n", n)));
        return array;
    }

    JsonObject call(CampaignCalls.Shown shown) {
        var call = shown.call();
        return new JsonObject()
                .put("id", call.callback())
                .put("attempt", call.attempt())
                .put("leaseUntil", Times.of(call.leaseUntil(), zone))
                .put("campaign", shown.campaign().id())
                .put("campaignName", shown.campaign().draft().name())
                .put("purpose", shown.campaign().draft().purpose())
                .put("customer", shown.file())
                .put("name", shown.name())
                .put("phone", shown.phone())
                .put(
                        "questionnaire",
                        JsonValue.orNull(questionnaires
                                .of(
                                        shown.campaign().cadence().isPresent()
                                                ? SurveyPurpose.CARE
                                                : SurveyPurpose.CAMPAIGN)
                                .map(QuestionnaireJson::of)));
    }
}
