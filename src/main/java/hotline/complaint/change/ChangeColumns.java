package hotline.complaint.change;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.TEXT;

import hotline.complaint.ClockColumns;
import hotline.rows.Batch;
import io.vertx.core.json.JsonObject;

/** The columns of moved clocks and of new events as a change writes them. */
final class ChangeColumns {
    static final Batch<LoggedEvent> LOGGED = Batch.<LoggedEvent>of()
            .fixed("complaint_id", BIGINT, LoggedEvent::complaint)
            .fixed("seq", INT, LoggedEvent::seq)
            .fixed("type", TEXT, event -> event.type().code())
            .fixed("at", INSTANT, LoggedEvent::at)
            .fixedOptional("actor", BIGINT, event -> event.actor().person())
            .fixed("actor_kind", TEXT, event -> event.actor().kind().code())
            .fixed("internal", BOOLEAN, LoggedEvent::internal)
            .fixed("data", JSON, event -> event.stored().data().encode())
            .fixedOptional("personal", JSON, event -> event.stored().personal().map(JsonObject::encode));

    static final Batch<ClockUpdate> MOVED = Batch.<ClockUpdate>of()
            .fixed("complaint_id", BIGINT, ClockUpdate::complaint)
            .column("state", TEXT, moved -> moved.clock().state().code())
            .optional("next_action_at", INSTANT, ClockUpdate::nextActionAt)
            .all(ClockColumns.CLOCK, ClockUpdate::clock);

    private ChangeColumns() {}
}
