package hotline.http.api.notices;

import hotline.escalation.NoticeReader;
import hotline.escalation.NoticeReplies;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;

/** Notices of the escalation ladder: lists, receipts, answers. */
public final class NoticeRoutes implements Routes {
    private static final int MOST_RECEIPTS = 200;
    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_ANSWER = 5000;

    private final NoticeReader notices;
    private final NoticeReplies replies;
    private final InstantSource clock;
    private final Policies policies;

    /** @param policies times are written in their zones */
    public NoticeRoutes(NoticeReader notices, NoticeReplies replies, InstantSource clock, Policies policies) {
        this.notices = notices;
        this.replies = replies;
        this.clock = clock;
        this.policies = policies;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listNotices", this::list);
        bind.accept("summarizeNotices", this::summary);
        bind.accept("listNoticesOfComplaint", this::ofComplaint);
        bind.accept("receiveNotice", this::receive);
        bind.accept("receiveNotices", this::receiveMany);
        bind.accept("answerNotice", this::answer);
    }

    private Future<Answer> list(Exchange exchange) {
        var json = json(exchange);
        return notices.list(exchange.caller(), NoticeQueryReader.read(exchange::query, exchange.limit()), json.now())
                .map(page -> Answer.ok(new JsonObject()
                        .put("items", ComplaintJson.array(page.items(), json::of))
                        .put("next", JsonValue.orNull(page.next()))
                        .put("unreadable", page.unreadable())));
    }

    private Future<Answer> summary(Exchange exchange) {
        var json = json(exchange);
        return notices.summary(exchange.caller(), json.now()).map(summary -> Answer.ok(json.of(summary)));
    }

    private Future<Answer> ofComplaint(Exchange exchange) {
        var json = json(exchange);
        return notices.ofComplaint(exchange.caller(), exchange.caseNumber())
                .map(items -> Answer.ok(new JsonObject().put("items", ComplaintJson.array(items, json::of))));
    }

    private Future<Answer> receive(Exchange exchange) {
        var json = json(exchange);
        var number = exchange.noticeNumber();
        return replies.receive(exchange.once(), json.caller(), List.of(number), json.now())
                .compose(done -> show(json, number));
    }

    private Future<Answer> answer(Exchange exchange) {
        var json = json(exchange);
        var number = exchange.noticeNumber();
        var body = exchange.body();
        var text = body.requiredText("text", LONGEST_ANSWER);
        body.done();
        return replies.answer(exchange.once(), json.caller(), number, text, json.now())
                .compose(done -> show(json, number));
    }

    private Future<Answer> receiveMany(Exchange exchange) {
        var json = json(exchange);
        var body = exchange.body();
        var numbers = body.texts("numbers", MOST_RECEIPTS, LONGEST_NUMBER)
                .map(typed ->
                        typed.stream().map(exchange.caseNumbers()::meantNotice).toList());
        var digest = body.time("digest");
        if (numbers.isPresent() == digest.isPresent()) {
            body.wrong("numbers", "give either numbers or a digest");
        }
        body.done();
        return digest.map(sentAt -> replies.receiveDigest(json.caller(), sentAt, json.now()))
                .orElseGet(() -> replies.receive(exchange.once(), json.caller(), numbers.orElseThrow(), json.now()))
                .map(received -> Answer.ok(new JsonObject().put("received", received)));
    }

    private Future<Answer> show(NoticeJson json, String number) {
        return notices.byNumber(number).map(notice -> Answer.ok(json.of(notice)));
    }

    private NoticeJson json(Exchange exchange) {
        return new NoticeJson(policies, clock.instant(), exchange.caller().handler());
    }
}
