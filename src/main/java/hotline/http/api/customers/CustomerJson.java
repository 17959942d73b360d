package hotline.http.api.customers;

import hotline.complaint.ReportedUnit;
import hotline.customer.Consent;
import hotline.customer.Contact;
import hotline.customer.ContactKind;
import hotline.customer.Customer;
import hotline.customer.Missing;
import hotline.customer.PastChange;
import hotline.customer.StoryEntry;
import hotline.customer.StoryEntry.Called;
import hotline.customer.StoryEntry.Filed;
import hotline.customer.StoryEntry.Rated;
import hotline.customer.StoryEntry.Readmitted;
import hotline.customer.duplicate.DuplicateHint;
import hotline.customer.merge.FileMerge;
import hotline.customer.merge.FileMerge.Undone;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.intake.PhoneNumbers;
import hotline.network.NetworkMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;

/** Customers' files as the contract writes them. */
public final class CustomerJson {
    private final PhoneNumbers phones;
    private final String region;
    private final ZoneId zone;
    private final Instant now;
    private final NetworkMap network;

    /** @param region ISO 3166 region of the readers */
    public CustomerJson(PhoneNumbers phones, String region, ZoneId zone, Instant now, NetworkMap network) {
        this.network = network;
        this.phones = phones;
        this.region = region;
        this.zone = zone;
        this.now = now;
    }

    public JsonObject customer(Customer customer) {
        return customer(customer, customer.id());
    }

    /** @param asked id of the file that was asked for, perhaps one that is merged into this one */
    JsonObject customer(Customer customer, long asked) {
        var fields = customer.fields();
        return new JsonObject()
                .put("id", customer.id())
                .put("version", customer.version())
                .put("kind", fields.kind().code())
                .put("name", fields.name())
                .put("externalId", JsonValue.orNull(customer.externalId()))
                .put("creditCode", JsonValue.orNull(fields.creditCode()))
                .put("language", fields.language())
                .put("region", JsonValue.orNull(fields.region()))
                .put("department", JsonValue.orNull(fields.department()))
                .put("specialCare", new JsonArray(fields.specialCare()))
                .put("calls", JsonValue.orNull(fields.calls().map(Consent::code)))
                .put("sms", JsonValue.orNull(fields.sms().map(Consent::code)))
                .put("responsible", ComplaintJson.person(customer.responsible()))
                .put("servedBy", ComplaintJson.person(customer.servedBy()))
                .put("createdAt", Times.of(customer.createdAt(), zone))
                .put("lastContactAt", Times.of(customer.lastContactAt(), zone))
                .put("erasedAt", Times.of(customer.erasedAt(), zone))
                .put("sealedAt", Times.of(customer.sealedAt(), zone))
                .put("contacts", ComplaintJson.array(customer.contacts(), this::contact))
                .put("missing", missing(customer))
                .put("tiers", ComplaintJson.array(customer.tiers(), this::tier))
                .put(
                        "blacklisted",
                        ComplaintJson.array(
                                customer.listed().stream()
                                        .filter(one -> one.isInForce(now))
                                        .toList(),
                                this::listed))
                .put("cases", customer.cases().all())
                .put("open", customer.cases().open())
                .put("openCases", ComplaintJson.array(customer.cases().shown(), this::open))
                .put("promisedReplyAt", Times.of(customer.cases().promisedReplyAt(), zone))
                .put("mergedInto", asked == customer.id() ? null : customer.id())
                .put("merged", ComplaintJson.array(customer.merged(), CustomerJson::merged));
    }

    static JsonObject merged(Customer.Merged file) {
        return new JsonObject()
                .put("id", file.file())
                .put("name", file.name())
                .put("kind", file.kind().code());
    }

    private static JsonArray missing(Customer customer) {
        var codes = new JsonArray();
        if (customer.erasedAt().isPresent()) {
            return codes;
        }
        customer.missing().stream().map(Missing::code).forEach(codes::add);
        return codes;
    }

    private JsonObject listed(Customer.Listed listed) {
        return new JsonObject()
                .put("department", JsonValue.orNull(listed.department()))
                .put("by", listed.by())
                .put("harm", listed.harm())
                .put("since", Times.of(listed.since(), zone))
                .put("endsAt", Times.of(listed.endsAt(), zone));
    }

    private JsonObject tier(Customer.TierNow now) {
        return new JsonObject()
                .put("tier", now.tier().code())
                .put("department", JsonValue.orNull(now.department()))
                .put("since", Times.of(now.since(), zone));
    }

    private JsonObject contact(Contact contact) {
        var draft = contact.draft();
        boolean isPhone = draft.kind() == ContactKind.PHONE;
        return new JsonObject()
                .put("id", contact.id())
                .put("file", contact.file())
                .put("kind", draft.kind().code())
                .put("value", draft.value())
                .put("extension", JsonValue.orNull(draft.extension()))
                .put("written", isPhone ? phones.written(draft.value(), region) : draft.value())
                .put("label", JsonValue.orNull(draft.label()))
                .put("since", Times.of(contact.since(), zone))
                .put("unreachable", contact.unreachable());
    }

    private JsonObject open(Customer.OpenCase open) {
        return new JsonObject()
                .put("number", open.number())
                .put("status", open.status())
                .put("type", open.type())
                .put("subtype", JsonValue.orNull(open.subtype()))
                .put("severity", open.severity())
                .put("branch", JsonValue.orNull(open.branch().map(ReportedUnit::text)))
                .put("branchUnit", ComplaintJson.unit(open.branch(), network))
                .put("dueAt", Times.of(open.dueAt(), zone));
    }

    JsonObject entry(StoryEntry entry) {
        return new JsonObject()
                .put("at", Times.of(entry.at(), zone))
                .put("number", JsonValue.orNull(entry.number()))
                .put("file", entry.file())
                .mergeIn(what(entry.what()));
    }

    private static JsonObject what(StoryEntry.What what) {
        if (what instanceof Filed filed) {
            return new JsonObject()
                    .put("what", "case")
                    .put("type", filed.type())
                    .put("subtype", JsonValue.orNull(filed.subtype()))
                    .put("severity", filed.severity())
                    .put("status", filed.status())
                    .put("channel", filed.channel())
                    .put("complainant", filed.complainant());
        }
        if (what instanceof Called called) {
            return new JsonObject()
                    .put("what", "call")
                    .put("attempt", called.attempt())
                    .put("outcome", JsonValue.orNull(called.outcome()))
                    .put("comment", JsonValue.orNull(called.comment()))
                    .put("agent", ComplaintJson.person(called.agent()));
        }
        if (what instanceof Rated rated) {
            return new JsonObject()
                    .put("what", "rating")
                    .put("score", rated.score())
                    .put("comment", JsonValue.orNull(rated.comment()))
                    .put("source", rated.onPage() ? "page" : "callback");
        }
        if (what instanceof Readmitted readmitted) {
            return new JsonObject()
                    .put("what", "readmission")
                    .put("department", JsonValue.orNull(readmitted.department()))
                    .put("comment", JsonValue.orNull(readmitted.reason()))
                    .put("agent", ComplaintJson.person(readmitted.by()));
        }
        throw new IllegalStateException("unknown: " + what);
    }

    JsonObject change(PastChange change) {
        return new JsonObject()
                .put("id", change.id())
                .put("file", change.file())
                .put("at", Times.of(change.at(), zone))
                .put("by", ComplaintJson.person(change.by()))
                .put("what", change.what())
                .put("number", JsonValue.orNull(change.number()))
                .put("fields", new JsonArray(change.fields()))
                .put("values", change.values());
    }

    JsonObject merge(FileMerge merge) {
        return new JsonObject()
                .put("id", merge.id())
                .put("from", merged(merge.from()))
                .put("into", merged(merge.into()))
                .put("by", ComplaintJson.person(merge.by()))
                .put("at", Times.of(merge.at(), zone))
                .put("reason", merge.reason())
                .put("undoneBy", ComplaintJson.person(merge.undone().flatMap(Undone::by)))
                .put("undoneAt", Times.of(merge.undone().map(Undone::at), zone))
                .put("undoneReason", JsonValue.orNull(merge.undone().flatMap(Undone::reason)));
    }

    JsonObject duplicate(DuplicateHint hint) {
        return new JsonObject()
                .put("score", hint.score())
                .put("reasons", new JsonArray(hint.reasons()))
                .put("at", Times.of(hint.at(), zone))
                .put("files", new JsonArray().add(customer(hint.one())).add(customer(hint.other())));
    }
}
