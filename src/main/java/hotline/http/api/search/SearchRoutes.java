package hotline.http.api.search;

import hotline.complaint.reading.ComplaintRow;
import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.customers.CustomerJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.intake.PhoneNumbers;
import hotline.network.Network;
import hotline.policy.CaseNumbers;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.search.Excerpt;
import hotline.search.SearchBox;
import hotline.search.SearchResult;
import hotline.search.SearchResult.ComplaintHit;
import hotline.search.SearchResult.CustomerHit;
import hotline.search.SearchResult.Group;
import hotline.search.SearchResult.Hit;
import hotline.search.SearchResult.Match;
import hotline.search.SearchText;
import hotline.text.TypedText;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Finds complaints and customers by anything that is typed. */
public final class SearchRoutes implements Routes {
    private static final int LONGEST = 400;
    private static final int MOST_HITS = 10;

    private final SearchBox box;
    private final PhoneNumbers phones = new PhoneNumbers();
    private final CaseNumbers numbers;
    private final Policies policies;
    private final InstantSource clock;
    private final Network network;
    private final ComplaintJson json;

    public SearchRoutes(SearchBox box, Policies policies, InstantSource clock, Network network, ComplaintJson json) {
        this.box = box;
        this.numbers = new CaseNumbers(policies);
        this.policies = policies;
        this.clock = clock;
        this.network = network;
        this.json = json;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("search", this::search);
    }

    private Future<Answer> search(Exchange exchange) {
        var typed = exchange.query("q").orElse("");
        if (typed.length() > LONGEST) {
            throw Failure.Invalid.field(
                    "q",
                    "must have at most " + LONGEST
                            + " characters: a number, a waybill, a phone number, a name or some words of the complaint",
                    "too-long");
        }
        if (TypedText.line(typed).isEmpty()) {
            throw Failure.Invalid.field("q", "must have characters that can be seen");
        }
        var policy = policies.inForce().policy();
        var asking = new SearchBox.Asking(
                exchange.caller(), clock.instant(), MOST_HITS, number -> phones.written(number, policy.phoneRegion()));
        Function<ComplaintRow, JsonObject> row =
                exchange.caller().signedIn().role().handlesComplaints() ? json::row : json::rowForBranch;
        return box.find(SearchText.read(typed, numbers, phones, policy.phoneRegion()), asking)
                .map(found -> Answer.ok(new Written(row, policy).result(found)));
    }

    private final class Written {
        private final Function<ComplaintRow, JsonObject> row;
        private final CustomerJson customers;

        Written(Function<ComplaintRow, JsonObject> row, Policy policy) {
            this.row = row;
            this.customers =
                    new CustomerJson(phones, policy.phoneRegion(), policy.zone(), clock.instant(), network.map());
        }

        JsonObject result(SearchResult found) {
            return new JsonObject().put("groups", ComplaintJson.array(found.groups(), this::group));
        }

        private JsonObject group(Group group) {
            return new JsonObject()
                    .put("kind", group.kind().code())
                    .put("items", ComplaintJson.array(group.hits(), this::hit))
                    .put("more", group.hasMore());
        }

        private JsonObject hit(Hit hit) {
            var written = new JsonObject().putNull("complaint").putNull("customer");
            if (hit instanceof ComplaintHit one) {
                written.put("complaint", row.apply(one.complaint()));
            } else if (hit instanceof CustomerHit one) {
                written.put("customer", customers.customer(one.customer()));
            }
            return written.put("matched", match(hit.match()));
        }

        private static JsonObject match(Match match) {
            var marks = new JsonArray();
            for (Excerpt.Mark mark : match.excerpt().marked()) {
                marks.add(new JsonObject().put("from", mark.from()).put("to", mark.to()));
            }
            return new JsonObject()
                    .put("by", match.by().code())
                    .put("text", match.excerpt().text())
                    .put("marks", marks);
        }
    }
}
