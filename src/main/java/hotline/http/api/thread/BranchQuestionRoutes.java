package hotline.http.api.thread;

import hotline.failure.Failure;
import hotline.http.api.ComplaintJson;
import hotline.http.api.Names;
import hotline.http.api.WordsOrFiles;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.network.Network;
import hotline.network.Unit;
import hotline.policy.Policies;
import hotline.policy.taxonomy.LocalizedName;
import hotline.thread.BranchQuestion;
import hotline.thread.BranchQuestions;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Agents ask the branch complained about, which reads nothing of the customer (P6). */
public final class BranchQuestionRoutes implements Routes {
    private static final int LONGEST = 2_000;

    private final BranchQuestions questions;
    private final Policies policies;
    private final Network network;
    private final InstantSource clock;

    public BranchQuestionRoutes(BranchQuestions questions, Policies policies, Network network, InstantSource clock) {
        this.questions = questions;
        this.policies = policies;
        this.network = network;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("askBranch", this::ask);
        bind.accept("listBranchQuestions", this::list);
        bind.accept("answerBranchQuestion", this::answer);
    }

    private Future<Answer> ask(Exchange exchange) {
        var agent = exchange.caller().handler();
        var body = exchange.body();
        var text = body.requiredText("text", LONGEST);
        body.done();
        return questions
                .ask(exchange.once(), exchange.caseNumber(), agent.id(), text)
                .map(asked -> Answer.nothing());
    }

    private Future<Answer> list(Exchange exchange) {
        return branch(exchange)
                .map(questions::ofBranch)
                .orElseGet(() -> Future.succeededFuture(List.of()))
                .map(found -> Answer.ok(new JsonObject().put("items", ComplaintJson.array(found, this::json))));
    }

    private Future<Answer> answer(Exchange exchange) {
        var branch = branch(exchange);
        long id = Exchange.id(exchange.path("id")).orElseThrow(BranchQuestionRoutes::notAsked);
        var body = exchange.body();
        var answer = WordsOrFiles.read(body, LONGEST);
        body.done();
        return questions
                .answer(
                        exchange.once(),
                        id,
                        branch.orElseThrow(BranchQuestionRoutes::notAsked),
                        exchange.caller().signedIn().id(),
                        answer.text(),
                        answer.attachments())
                .map(answered -> Answer.nothing());
    }

    private static Failure notAsked() {
        return new Failure.NotFound("your branch was not asked this");
    }

    /** The code of the unit that the account works for; empty where the network has none of its name. */
    private Optional<String> branch(Exchange exchange) {
        var name = exchange.caller()
                .signedIn()
                .branch()
                .orElseThrow(() -> new Failure.Forbidden("only branches are asked"));
        var today =
                LocalDate.ofInstant(clock.instant(), policies.inForce().policy().zone());
        return network.map().written(name, today).map(Unit::code);
    }

    private JsonObject json(BranchQuestion question) {
        var policy = policies.version(question.policyVersion()).policy();
        var zone = policy.zone();
        return new JsonObject()
                .put("id", question.id())
                .put("number", question.number())
                .put(
                        "type",
                        policy.taxonomy()
                                .type(question.type())
                                .map(type -> Names.named(question.type(), type.name()))
                                .orElseGet(() -> Names.named(
                                        question.type(), new LocalizedName(question.type(), question.type()))))
                .put("waybill", JsonValue.orNull(question.waybill()))
                .put("receivedAt", Times.of(question.receivedAt(), zone))
                .put("askedAt", Times.of(question.askedAt(), zone))
                .put("asked", JsonValue.orNull(question.asked()))
                .put("answeredAt", Times.of(question.answeredAt(), zone))
                .put("answered", JsonValue.orNull(question.answered()))
                .put("files", question.files());
    }
}
