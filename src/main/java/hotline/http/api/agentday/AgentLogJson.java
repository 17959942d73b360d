package hotline.http.api.agentday;

import hotline.agentday.DaySummary;
import hotline.agentday.LogDay;
import hotline.agentday.ProblemEntry;
import hotline.agentday.SummaryDuty;
import hotline.http.api.ComplaintJson;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import hotline.paging.Page;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Optional;

/** The log of problems as the contract writes it. */
record AgentLogJson(ZoneId zone) {
    JsonObject day(LogDay day) {
        return new JsonObject()
                .put("day", day.day().toString())
                .put("today", day.today().toString())
                .put("duty", JsonValue.orNull(day.duty().map(AgentLogJson::duty)))
                .put("seesAll", day.seesAll())
                .put("entries", ComplaintJson.array(day.entries(), this::entry))
                .put("summary", JsonValue.orNull(day.summary().map(this::summary)));
    }

    JsonObject entry(ProblemEntry entry) {
        return new JsonObject()
                .put("id", entry.id())
                .put("person", ComplaintJson.person(Optional.of(entry.person())))
                .put("day", entry.day().toString())
                .put("kind", entry.kind().code())
                .put("text", entry.text())
                .put("number", JsonValue.orNull(entry.number()))
                .put("writtenAt", Times.of(entry.writtenAt(), zone))
                .put("checkedBy", ComplaintJson.person(entry.checkedBy()))
                .put("checkedAt", Times.of(entry.checkedAt(), zone));
    }

    JsonObject page(Page<ProblemEntry, Long> page) {
        return new JsonObject()
                .put("items", ComplaintJson.array(page.items(), this::entry))
                .put("next", JsonValue.orNull(page.next().map(String::valueOf)));
    }

    static JsonObject duty(SummaryDuty duty) {
        return new JsonObject()
                .put("week", duty.week().toString())
                .put("person", ComplaintJson.person(Optional.of(duty.person())))
                .put("chosen", duty.isChosen())
                .put("next", ComplaintJson.person(duty.next()));
    }

    JsonObject summary(DaySummary summary) {
        return new JsonObject()
                .put("day", summary.day().toString())
                .put("person", ComplaintJson.person(Optional.of(summary.person())))
                .put("text", summary.text())
                .put("entries", summary.entries())
                .put("writtenAt", Times.of(summary.writtenAt(), zone));
    }
}
