package hotline.http.api.notices;

import hotline.complaint.PersonName;
import hotline.escalation.Notice;
import hotline.escalation.NoticeSummary;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.identity.Caller;
import hotline.policy.Policies;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Notices as the contract writes them, for one caller at one moment. */
public record NoticeJson(Policies policies, Instant now, Caller.Staff caller) {

    /** A {@code Notice}. */
    JsonObject of(Notice notice) {
        var to = notice.to();
        var reply = notice.reply();
        var zone = policies.zone(notice.about().policyVersion());
        return new JsonObject()
                .put("number", notice.number())
                .put("kind", notice.kind().code())
                .put("rung", notice.rung())
                .put("clock", notice.clock().code())
                .put("stage", JsonValue.orNull(notice.stage()))
                .put("department", notice.department())
                .put("complaint", about(notice.about(), zone))
                .put("limitDueAt", Times.of(notice.limitDueAt(), zone))
                .put("dueAt", Times.of(notice.dueAt(), zone))
                .put("issuedAt", Times.of(notice.issuedAt(), zone))
                .put("toPerson", ComplaintJson.person(recipient(notice)))
                .put("toDepartment", JsonValue.orNull(to.department()))
                .put("tellAt", Times.of(notice.telling().at(), zone))
                .put("inDigest", notice.telling().inDigest())
                .put("answerDueAt", Times.of(reply.dueAt(), zone))
                .put("answerLate", reply.isLateAt(now))
                .put("receivedAt", Times.of(reply.receivedAt(), zone))
                .put("receivedBy", ComplaintJson.person(reply.receivedBy()))
                .put("answeredAt", Times.of(reply.answeredAt(), zone))
                .put("answeredBy", ComplaintJson.person(reply.answeredBy()))
                .put("answer", JsonValue.orNull(reply.answer()))
                .put("inTime", JsonValue.orNull(reply.inTime()))
                .put("lapsedAt", Times.of(reply.lapsedAt(), zone))
                .put("mayAnswer", reply.answeredAt().isEmpty() && to.mayBeAnsweredBy(caller));
    }

    /** A {@code NoticeSummary}: of many complaints, so in the server's zone. */
    JsonObject of(NoticeSummary summary) {
        var zone = policies.inForce().policy().zone();
        return new JsonObject()
                .put("asOf", Times.of(summary.asOf(), zone))
                .put("unread", summary.unread())
                .put("digests", ComplaintJson.array(summary.digests(), digest -> new JsonObject()
                        .put("tellAt", Times.of(digest.toldAt(), zone))
                        .put("unread", digest.unread())))
                .put("toAnswer", summary.toAnswer())
                .put("toAnswerLate", summary.toAnswerLate())
                .put("unanswered", JsonValue.orNull(summary.everybodys().map(NoticeSummary.Unanswered::count)))
                .put("unansweredLate", JsonValue.orNull(summary.everybodys().map(NoticeSummary.Unanswered::late)));
    }

    private JsonObject about(Notice.About complaint, ZoneId zone) {
        return new JsonObject()
                .put("number", complaint.number())
                .put("status", complaint.status().code())
                .put("type", complaint.type())
                .put("severity", complaint.severity().code())
                .put("dueAt", Times.of(complaint.dueAt(), zone))
                .put("owner", ComplaintJson.person(complaint.owner()));
    }

    private static Optional<PersonName> recipient(Notice notice) {
        return notice.to().person().map(id -> new PersonName(id, notice.toName().orElseThrow()));
    }
}
