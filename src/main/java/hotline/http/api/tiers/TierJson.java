package hotline.http.api.tiers;

import hotline.http.api.ComplaintJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.policy.tier.Tier;
import hotline.tier.DueReview;
import hotline.tier.HeldTier;
import hotline.tier.PastTierImport;
import hotline.tier.Proposals;
import hotline.tier.Scheme;
import hotline.tier.TierProposal;
import hotline.tier.TierReview;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tiers as the contract writes them. */
record TierJson(ZoneId zone) {

    JsonObject past(PastTierImport past) {
        return new JsonObject()
                .put("at", Times.of(past.at(), zone))
                .put("byName", JsonValue.orNull(past.byName()))
                .put("scheme", past.scheme().code())
                .put("added", past.added())
                .put("replaced", past.replaced())
                .put("same", past.same());
    }

    JsonObject review(TierReview review) {
        return new JsonObject()
                .put("id", review.id())
                .put("scheme", review.scheme().code())
                .put("department", JsonValue.orNull(review.department()))
                .put("period", review.period())
                .put("policyVersion", review.policyVersion())
                .put("byName", JsonValue.orNull(review.byName()))
                .put("askedAt", Times.of(review.askedAt(), zone))
                .put("finishedAt", Times.of(review.finishedAt(), zone))
                .put("customers", review.customers())
                .put("unchanged", review.unchanged())
                .put("lacking", review.lacking())
                .put("vipPlaces", JsonValue.orNull(review.vipPlaces()))
                .put("preferredPlaces", JsonValue.orNull(review.preferredPlaces()))
                .put("waiting", review.waiting());
    }

    JsonObject due(DueReview due) {
        return new JsonObject()
                .put("scheme", due.scheme().code())
                .put("department", JsonValue.orNull(due.department()))
                .put("period", due.period())
                .put("since", Times.of(due.since(), zone));
    }

    JsonObject proposal(TierProposal proposal) {
        return new JsonObject()
                .put("id", proposal.id())
                .put("review", proposal.review())
                .put("scheme", proposal.scheme().code())
                .put("period", proposal.period())
                .put("department", JsonValue.orNull(proposal.department()))
                .put("customer", proposal.file())
                .put("name", proposal.name())
                .put("held", code(proposal.held()))
                .put("proposed", proposal.proposed().code())
                .put("inputs", proposal.inputs())
                .put("score", JsonValue.orNull(proposal.score()))
                .put("rank", JsonValue.orNull(proposal.rank()))
                .put("tied", proposal.isTied())
                .put("dueAt", Times.of(proposal.dueAt(), zone));
    }

    JsonObject held(HeldTier tier) {
        return new JsonObject()
                .put("tier", tier.tier().code())
                .put("department", JsonValue.orNull(tier.department()))
                .put("since", Times.of(tier.since(), zone))
                .put("until", Times.of(tier.until(), zone))
                .put("readmission", tier.isReadmission())
                .put("scheme", JsonValue.orNull(tier.scheme().map(Scheme::code)))
                .put("period", JsonValue.orNull(tier.period()))
                .put("policyVersion", JsonValue.orNull(tier.policyVersion()))
                .put("inputs", tier.inputs())
                .put("score", JsonValue.orNull(tier.score()))
                .put("rank", JsonValue.orNull(tier.rank()))
                .put("byName", tier.byName())
                .put("reason", JsonValue.orNull(tier.reason()));
    }

    static JsonObject outcome(Proposals.Outcome outcome) {
        var left = new JsonArray();
        outcome.left()
                .forEach((id, why) -> left.add(new JsonObject().put("id", id).put("why", why)));
        return new JsonObject()
                .put("decided", outcome.decided())
                .put("moves", ComplaintJson.array(outcome.moves(), move -> new JsonObject()
                        .put("from", code(move.from()))
                        .put("to", move.to().code())
                        .put("customers", move.customers())))
                .put("left", left);
    }

    private static @Nullable String code(Optional<Tier> tier) {
        return JsonValue.orNull(tier.map(Tier::code));
    }
}
