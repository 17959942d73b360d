package hotline.http.stream;

import hotline.complaint.Precedence;
import hotline.feed.FeedEntry;
import hotline.feed.FeedWording;
import hotline.floor.CallNews;
import hotline.floor.FloorNews;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.policy.Policies;
import hotline.policy.tier.Tier;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Events as blocks of Server-Sent Events. */
final class FeedText implements FeedWording {
    /** Below that a copy for each connection costs less than memory outside the heap. */
    private static final int WORTH_SHARING = 256;

    private final Policies policies;

    FeedText(Policies policies) {
        this.policies = policies;
    }

    /** Without an id: it has no place in the log, and is not sent again. */
    static Buffer floor(FloorNews news) {
        var text = Buffer.buffer();
        if (news.isOfFloor()) {
            var data = new JsonObject()
                    .put("own", news.isOwn())
                    .put("lines", new JsonArray(news.lines().stream().sorted().toList()));
            text.appendString("event: floor\ndata: " + data.encode() + "\n\n");
        }
        if (news.calls() != CallNews.NONE) {
            var data = new JsonObject().put("own", news.calls() == CallNews.OWN);
            text.appendString("event: calls\ndata: " + data.encode() + "\n\n");
        }
        return text;
    }

    @Override
    public Buffer forHandlers(FeedEntry entry) {
        return change(entry, entry.owner(), Optional.of(entry.heldBy()));
    }

    @Override
    public Buffer forBranch(FeedEntry entry) {
        return change(entry, Optional.empty(), Optional.empty());
    }

    /** All that decides in which lists a complaint stands, and where. */
    private Buffer change(FeedEntry entry, Optional<Long> owner, Optional<String> heldBy) {
        var zone = policies.zone(entry.policyVersion());
        var data = new JsonObject()
                .put("number", entry.number())
                .put("event", entry.event())
                .put("status", entry.status())
                .put("type", entry.type())
                .put("severity", entry.severity())
                .put("channel", entry.channel())
                .put("heldBy", JsonValue.orNull(heldBy))
                .put("receivedAt", Times.of(entry.receivedAt(), zone))
                .put("dueAt", Times.of(entry.dueAt(), zone))
                .put("breached", entry.breached())
                .put("pausedAt", Times.of(entry.pausedAt(), zone))
                .put("owner", JsonValue.orNull(owner))
                .put("given", owner.isPresent() && entry.given())
                .put("toBeJudged", entry.toBeJudged())
                .put("tier", JsonValue.orNull(precedence(entry, heldBy).flatMap(one -> one.tier()
                        .map(Tier::code))))
                .put("turnAt", Times.of(precedence(entry, heldBy).map(one -> entry.turnAt()), zone))
                .put("joined", heldBy.isPresent() && entry.joined())
                .put(
                        "unanswered",
                        ComplaintJson.unanswered(entry.unanswered().filter(waits -> heldBy.isPresent()), zone))
                .put("version", entry.version())
                .put("at", Times.of(entry.at(), zone));
        return block(entry, "change", data.encode());
    }

    /** How important a customer is does not leave the house (P6). */
    private static Optional<Precedence> precedence(FeedEntry entry, Optional<String> heldBy) {
        return heldBy.map(seen -> entry.precedence());
    }

    /** All that a customer's page needs to know to reload. */
    @Override
    public Buffer forCustomer(FeedEntry entry) {
        return block(entry, "changed", "{}");
    }

    private static Buffer block(FeedEntry entry, String event, String data) {
        return Buffer.buffer("id: " + entry.position() + "\nevent: " + event + "\ndata: " + data + "\n\n");
    }

    /** Memory that sockets are written from directly; of a text on the heap each connection that waits would hold a copy. */
    @Override
    public Buffer shared(Buffer text) {
        if (text.length() < WORTH_SHARING) {
            return text;
        }
        var memory =
                ByteBuffer.allocateDirect(text.length()).put(text.getBytes()).flip();
        return BufferInternal.buffer(Unpooled.wrappedBuffer(memory));
    }
}
