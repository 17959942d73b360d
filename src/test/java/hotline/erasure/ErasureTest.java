package hotline.erasure;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.attachment.UploadClient;
import hotline.attachment.blob.Blobs;
import hotline.customer.lists.ListClient;
import hotline.customer.merge.Desk;
import hotline.measures.facts.FactRecount;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestClient;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** After an erasure no column of the schema names the customer, and every figure is as it was. */
@Tag("K8")
class ErasureTest {
    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final String CUSTOMERS = "/api/v1/customers";
    private static final String NAME = "欧阳鹤鸣";
    private static final String PHONE = "13977788899";
    private static final String WAYBILL = "EZQ7788990011";
    private static final String TEXT = "青花瓷瓶碎了";
    /** What the customer is found by: as it was typed, as a reading of the name, as a pair of characters in the index of words. */
    private static final List<String> VALUES = List.of(NAME, PHONE, WAYBILL, TEXT, "ouyangheming", "花瓷");

    /** Columns that hold what a customer says, or what people write about them: this test writes to each of them. */
    private static final Set<String> PERSONAL = Set.of(
            "agent_refusal.words",
            "attachment.declared_type",
            "attachment.name",
            "blob_chunk.data",
            "blacklisting.harm",
            "blacklisting.reason",
            "call.caller_name",
            "call.from_number",
            "call_event.personal",
            "call_event_raw.body",
            "call_leg.extension",
            "call_transfer.words",
            "callback_attempt.comment",
            "callback_by_hand.cancel_reason",
            "callback_by_hand.name",
            "callback_by_hand.phone",
            "callback_by_hand.reason",
            "call_record.address",
            "call_record.answer",
            "call_record.came_from",
            "call_record.phone",
            "call_record.what",
            "call_record.who",
            "call_record.why",
            "care_contact.personal",
            "care_due.reason",
            "complaint.branch",
            "complaint.complainant",
            "complaint.demand",
            "complaint.description",
            "complaint.email",
            "complaint.hub",
            "complaint.phone",
            "complaint.reasons",
            "complaint.region",
            "complaint.resolution",
            "complaint.tracking_secret",
            "complaint.waybill",
            "complaint_of_days.branch",
            "customer_change.personal",
            "customer_contact.label",
            "customer_contact.value",
            "customer_file.external_id",
            "customer_file.name",
            "customer_file.region",
            "customer_file.review_defect",
            "customer_list.file_name",
            "customer_list.titles",
            "customer_list_part.bytes",
            "customer_list_refusal.personal",
            "customer_name_key.key",
            "data_export.filters",
            "data_export.list",
            "data_export.reason",
            "data_export_chunk.bytes",
            "event.data",
            "event.personal",
            "extension.decision",
            "extension.reason",
            "file_hand_over.defects",
            "file_hand_over.note",
            "file_link.reason",
            "file_link.undone_reason",
            "missing_file.name",
            "missing_file.note",
            "missing_file.reason",
            "notice.answer",
            "outbox.address",
            "outbox.body",
            "outbox.last_detail",
            "outbox.subject",
            "outbox_attempt.detail",
            "problem_entry.text",
            "rating.comment",
            "survey_answer.words",
            "text_gram.gram",
            "tie_opinion.opinion",
            "tie_opinion.reason",
            "tier_proposal.reason",
            "upload.declared_type",
            "upload.name",
            "visit.who");

    /** Personal too, in a form in which a search finds none of the values. */
    private static final Set<String> PERSONAL_IN_OTHER_FORMS = Set.of(
            "action_key.answer",
            "blob.sha256",
            "call.to_number",
            "callback_by_hand.phone_extension",
            "call_record.phone_extension",
            "customer_list_refusal.faults",
            "customer_list_refusal.sheet",
            "complaint.phone_extension",
            "complaint.special_care",
            "complaint.tracking_hash",
            "customer_contact.extension",
            "customer_file.credit_code",
            "customer_file.special_care",
            "idempotency_key.sealed_secret",
            "text_gram.complaints",
            "way_back_code.digest");

    /** A new complaint that is still to be filed holds an erasure; then the row is gone. */
    private static final Set<String> SHORT_LIVED = Set.of("linked_case_owed.comment", "linked_case_owed.key");

    /** Digests that stay on purpose; those of windows go after two days. */
    private static final Set<String> KEPT =
            Set.of("contact_point.address_hash", "erased_contact.digest", "outbox_window.hash");

    /** Codes, numbers of cases, and words of the server itself. */
    private static final Set<String> CODES = Set.of(
            "branch_question.branch",
            "attachment.kind",
            "attachment.media_type",
            "attachment.state",
            "upload.state",
            "phrase_use.phrase",
            "visit.line",
            "visit.needs",
            "visit.outcome",
            "visit.prefer_why",
            "call_fact.about",
            "contact_point.stopped",
            "contact_point.way",
            "call_fact.direction",
            "call_fact.kind",
            "call_fact.queue",
            "call_sum.about",
            "call_sum.kind",
            "call_sum.member",
            "agent_floor.line",
            "agent_floor.next_reason",
            "agent_floor.next_state",
            "agent_floor.reason",
            "agent_floor.state",
            "agent_refusal.fault",
            "background_job.kind",
            "background_job.problem",
            "background_job.request",
            "background_job.result",
            "background_job.state",
            "blacklisting.department",
            "call.call_id",
            "call.cause",
            "call.corrected",
            "call.direction",
            "call.ended_by",
            "call.extension",
            "call.orig_call",
            "call.queue",
            "call.state",
            "call.times_by",
            "call_event.data",
            "call_event.leg",
            "call_event.own_id",
            "call_event.type",
            "call_event_raw.content_type",
            "call_event_raw.message_id",
            "call_event_raw.problem",
            "call_event_raw.state",
            "call_leg.cause",
            "call_leg.leg",
            "callback.deferred_why",
            "callback.status",
            "callback_attempt.outcome",
            "callback_by_hand.purpose",
            "callback_by_hand.undelivered",
            "callback_by_hand.untold",
            "call_record.department",
            "call_record.kind",
            "call_record.urgency",
            "call_record.verified",
            "campaign_member.reason",
            "campaign_member.state",
            "care_contact.level",
            "care_contact.way",
            "care_due.department",
            "care_due.level",
            "care_due.rule",
            "care_due.state",
            "care_due.tier",
            "care_due.ways",
            "complaint.calendar_warning",
            "complaint.cause",
            "complaint.channel",
            "complaint.codes_by_program",
            "complaint.filed_by_branch",
            "complaint.held_by",
            "complaint.judged_by",
            "complaint.language",
            "complaint.market",
            "complaint.nature",
            "complaint.number",
            "complaint.outcome",
            "complaint.pause_reason",
            "complaint.quality",
            "complaint.raised_from",
            "complaint.remedy_sought",
            "complaint.severity",
            "complaint.source",
            "complaint.stage",
            "complaint.status",
            "complaint.subtype",
            "complaint.tier",
            "complaint.type",
            "complaint.validity",
            "complaint_earlier.because",
            "complaint_hint.reasons",
            "complaint_hint.state",
            "customer_change.fields",
            "customer_change.what",
            "customer_contact.kind",
            "customer_file.calls",
            "customer_file.department",
            "customer_file.kind",
            "customer_file.language",
            "customer_file.review",
            "customer_file.sms",
            "customer_kin.relation",
            "data_export.columns",
            "data_export.format",
            "data_export.language",
            "data_export.what",
            "duplicate_hint.reasons",
            "duplicate_hint.state",
            "erased_contact.refused",
            "erasure.why",
            "event.actor_kind",
            "event.type",
            "file_check.field",
            "file_check.verdict",
            "file_hand_over.from_department",
            "file_hand_over.kind",
            "file_hand_over.state",
            "file_hand_over.to_department",
            "file_hand_over.waits_for",
            "file_sample.department",
            "file_sample.fields",
            "file_sample.missing",
            "floor_event.details",
            "floor_event.line",
            "floor_event.type",
            "look_reason.why",
            "missing_file.department",
            "missing_file.state",
            "outbox.cause",
            "outbox.details",
            "outbox.kind",
            "outbox.last_code",
            "outbox.provider_id",
            "outbox.state",
            "outbox.template",
            "outbox.way",
            "outbox_attempt.code",
            "outbox_attempt.outcome",
            "outbox_count.state",
            "outbox_count.way",
            "outbox_fact.kind",
            "outbox_fact.state",
            "outbox_fact.way",
            "outbox_replay.selection",
            "outbox_secret.secret",
            "outbox_sum.kind",
            "outbox_sum.state",
            "outbox_sum.way",
            "outbox_route.name",
            "outbox_route.reason",
            "outbox_route.settings",
            "outbox_route.state",
            "outbox_route.way",
            "notice.clock_kind",
            "notice.department",
            "notice.kind",
            "notice.number",
            "notice.rung",
            "notice.to_department",
            "call_work.call_id",
            "call_work.line",
            "call_work.needs",
            "call_work.prefer_why",
            "connector.command_url",
            "dial.call_id",
            "dial.state",
            "offer.answer",
            "offer.kind",
            "offer.line",
            "offer.reason",
            "offer.taking",
            "offer.why",
            "parked.event",
            "parked.item",
            "parked.number",
            "parked.place",
            "parked.reason",
            "personal_data_access.what",
            "personal_data_access.why",
            "problem_entry.kind",
            "problem_entry.number",
            "rotation.line",
            "sla_clock.department",
            "sla_clock.kind",
            "sla_clock.rungs",
            "sla_clock.stage",
            "sla_clock.state",
            "survey_answer.channel",
            "survey_answer.choice",
            "survey_answer.kind",
            "survey_answer.purpose",
            "survey_answer.question",
            "tier_proposal.department",
            "tier_proposal.held",
            "tier_proposal.inputs",
            "tier_proposal.proposed",
            "tier_proposal.state",
            "work_day.about",
            "work_day.line",
            "work_day.what");

    /**
     * Tables about rules, people of ours, units and figures. What an agent types into a day's summary, a remark of a report, a verdict about a
     * warning or a view names no case, so nothing leads from the customer to it; {@code docs/security.md} says so.
     */
    private static final Set<String> TABLES_WITHOUT_CUSTOMERS = Set.of(
            "calendar_version",
            "campaign",
            "care_made",
            "agent_extension",
            "past_extension",
            "case_serial",
            "chart_baseline",
            "connector",
            "connector_secret",
            "server_key",
            "customer_points",
            "customer_tier",
            "day_summary",
            "day_summary_written",
            "dimension",
            "early_warning",
            "fact_rebuild_left_out",
            "file_count",
            "log_position",
            "notice_window",
            "parcel_volume",
            "person",
            "person_change",
            "policy_in_force",
            "policy_version",
            "report",
            "report_delivery",
            "report_draft",
            "report_remark",
            "report_schedule",
            "saved_view",
            "work_day",
            "signing_key",
            "tier_import",
            "tier_review",
            "staff_skill",
            "topic_day",
            "unit",
            "unit_alias",
            "unit_change",
            "unit_member",
            "unit_parent",
            "volume_replaced",
            "warning_judgement_corrected",
            "warning_watch");

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private Desk desk;
    private WholeSchema schema;

    @BeforeEach
    void forget() {
        server.forgetComplaints();
        server.database()
                .execute(
                        "TRUNCATE file_link, file_root, duplicate_hint, hint_due, erasure, erased_contact, blacklisting, text_gram,"
                                + " data_export, data_export_chunk, file_hand_over, missing_file, agent_refusal, tie_opinion, customer_kin, problem_entry, tier_proposal, tier_review CASCADE");
        desk = new Desk(server);
        schema = new WholeSchema(server.database());
    }

    private static TestClient supervisor() {
        return server.as("supervisor1");
    }

    private static TestClient agent() {
        return server.as("agent1").with("If-Match", "*");
    }

    private static JsonObject ok(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isBetween(200, 202);
        return reply.json();
    }

    private static Reply erase(long file) {
        return supervisor()
                .with("If-Match", "*")
                .post(CUSTOMERS + "/" + file + "/erasure", new JsonObject().put("why", "asked"));
    }

    private static JsonObject preview(long file) {
        return ok(supervisor().get(CUSTOMERS + "/" + file + "/erasure"));
    }

    private static JsonArray register() {
        return ok(supervisor().get("/api/v1/erasures")).getJsonArray("items");
    }

    private static void finished() {
        await("the erasure is done", () -> register().getJsonObject(0).getString("finishedAt") != null);
    }

    private static String value(String sql) {
        return server.database().value(sql);
    }

    private static void close(String number) {
        close(number, NAME + "的" + TEXT + "，已赔付");
    }

    private static void close(String number, String words) {
        agent().post(COMPLAINTS + "/" + number + "/steps", new JsonObject().put("step", "assign"));
        ok(agent().post(
                        COMPLAINTS + "/" + number + "/steps",
                        new JsonObject().put("step", "resolve").put("resolution", words)));
        var taken = ok(agent().post("/api/v1/callbacks/take-next"));
        ok(agent().post(
                        "/api/v1/callbacks/" + taken.getInteger("id") + "/outcome",
                        new JsonObject()
                                .put("attempt", taken.getInteger("attempt"))
                                .put("outcome", "reached")
                                .put("score", 5)
                                .put("comment", words)));
    }

    /** A customer with two files, in everything that keeps what they say or what is written about them. */
    /** One that the complaint has, one that its customer has not sent along yet. */
    private void files(JsonObject filed) {
        var customer = server.anybody().with("Tracking-Code", filed.getString("trackingCode"));
        var uploads = new UploadClient(customer);
        var bytes = (NAME + TEXT).getBytes(StandardCharsets.UTF_8);
        var taken = uploads.sent(NAME + ".pdf", "application/" + PHONE, bytes);
        ok(customer.post(
                "/api/v1/tracking/additions",
                new JsonObject().put("text", TEXT).put("attachments", new JsonArray().add(taken))));
        uploads.sent(NAME + ".pdf", "application/" + PHONE, bytes);
    }

    private long everywhere() {
        var filed = ok(server.anybody()
                .with("Idempotency-Key", "erasure-test-1")
                .post(
                        COMPLAINTS,
                        Draft.usual()
                                .complainant(NAME)
                                .phone(PHONE)
                                .with("email", NAME + "@example.com")
                                .waybill(WAYBILL)
                                .branch(NAME + "家附近网点")
                                .with("hub", NAME + "家附近分拨")
                                .region("浙江")
                                .description(NAME + "的" + TEXT + "，电话" + PHONE)
                                .demand("赔" + TEXT)
                                .json()));
        var number = filed.getString("number");
        long file = desk.customerOf(number);
        var at = COMPLAINTS + "/" + number;
        ok(agent().with("Idempotency-Key", "erasure-test-2")
                .post(
                        at + "/notes",
                        new JsonObject().put("text", NAME + "来电：" + TEXT).put("internal", true)));
        ok(agent().put(
                        at + "/particulars",
                        new JsonObject()
                                .put("complainant", NAME)
                                .put("phone", PHONE + "转1")
                                .put("waybill", WAYBILL)
                                .put("branch", NAME + "家附近的网点")
                                .put("hub", NAME + "家附近分拨")
                                .put("reason", NAME)));
        ok(supervisor()
                .with("If-Match", "*")
                .post(
                        at + "/hand-over",
                        new JsonObject()
                                .put("department", "operations")
                                .put("reason", NAME)
                                .put("note", TEXT)));
        files(filed);
        close(number);
        ok(supervisor()
                .post(
                        "/api/v1/visits",
                        new JsonObject()
                                .put("line", "customer-service")
                                .put("who", NAME)
                                .put("phone", PHONE)));
        var other = desk.file(NAME + "（" + TEXT + "）", "13900000077");
        long second = desk.customerOf(other);
        close(other);
        var strange = desk.file("王方", "13900000066");
        long stranger = desk.customerOf(strange);
        close(strange, "已赔付");
        ok(desk.merge(second, stranger));
        ok(desk.undoMergeOf(second));
        ok(desk.merge(second, file));
        ok(agent().post(
                        CUSTOMERS + "/" + file + "/contacts",
                        new JsonObject()
                                .put("kind", "address")
                                .put("value", NAME + "路1号")
                                .put("label", NAME)));
        int version = desk.read(file).getInteger("version");
        desk.patch(file, version, new JsonObject().put("region", NAME + "区").put("calls", "refused"));
        var entry =
                ok(agent().post(CUSTOMERS + "/" + file + "/blacklistings", new JsonObject().put("harm", NAME + "辱骂")));
        steps(entry.getInteger("id"));
        handOver(file);
        telephoned();
        tie(file);
        missing(file);
        ok(agent().post(
                        "/api/v1/agent-log",
                        new JsonObject()
                                .put("text", NAME + "投诉")
                                .put("number", number)
                                .put("kind", "other")));
        export();
        lists(file);
        exported("customers", new JsonObject());
        ok(agent().post(
                        CUSTOMERS + "/" + file + "/care/contacts",
                        new JsonObject()
                                .put("way", "phone")
                                .put("level", "staff")
                                .put("at", "2026-09-28T09:00:00+08:00")
                                .put("needs", NAME + "要" + TEXT)));
        plant(file, number);
        return file;
    }

    private static void steps(int entry) {
        for (var step : List.of("supervisor1 verify", "supervisor2 approve")) {
            var parts = step.split(" ", -1);
            ok(server.as(parts[0])
                    .post(
                            "/api/v1/blacklistings/" + entry + "/steps",
                            new JsonObject().put("step", parts[1]).put("reason", NAME)));
        }
    }

    /** One that is taken, with a row that is not, and one that is only begun. */
    private static void lists(long file) {
        var lists = new ListClient(server, "supervisor1");
        var csv = "customer,external-id,name,phones,kind\n%d,%s,%s,,\n,,%s,%s,robot\n"
                .formatted(file, WAYBILL, NAME, NAME, PHONE);
        lists.taken(lists.checked(NAME + ".csv", csv.getBytes(StandardCharsets.UTF_8)));
        lists.sent("1.csv", ("name\n" + NAME).getBytes(StandardCharsets.UTF_8));
        lists.checked("external-id,name,phones\nK-1,王伟,13900000011\n");
    }

    private static void tie(long file) {
        var at = CUSTOMERS + "/" + file;
        var agent = Integer.parseInt(value("SELECT id FROM person WHERE login = 'agent1'"));
        ok(supervisor()
                .post(
                        at + "/refusals",
                        new JsonObject()
                                .put("agent", agent)
                                .put("fault", "none")
                                .put("standsFirm", true)
                                .put("words", NAME + "不愿意")));
        ok(supervisor()
                .post(at + "/tie-opinions", new JsonObject().put("agent", agent).put("opinion", NAME + "首次由其接待")));
        ok(server.as("supervisor2")
                .post(
                        at + "/tie-opinions/" + value("SELECT id FROM tie_opinion") + "/decision",
                        new JsonObject().put("agreed", false).put("reason", NAME + "另有约定")));
    }

    /** A call from the customer's number, as an exchange reported it. */
    private static void telephoned() {
        server.database().execute("""
                WITH message AS (
                    INSERT INTO call_event_raw (connector, received_at, content_type, body, state)
                    SELECT id, now(), 'application/json', convert_to('{"from":"%2$s","name":"%1$s"}', 'UTF8'), 'done' FROM connector WHERE code = 'by-hand'
                    RETURNING id, connector),
                called AS (
                    INSERT INTO call (connector, day, call_id, direction, state, from_number, to_number, caller_name, times_by, seen_at)
                    SELECT connector, '2026-09-28', 'c1', 'in', 'ended', '+86%2$s', '4008201234', '%1$s', 'arrival', now() FROM message
                    RETURNING id),
                leg AS (INSERT INTO call_leg (call, leg, extension) SELECT id, 'x', '+86%2$s' FROM called)
                INSERT INTO call_event (call, leg, type, at, data, personal, raw)
                SELECT called.id, '', 'offered', now(), '{}', '{"from":"+86%2$s","callerName":"%1$s"}', message.id FROM called, message
                """.formatted(NAME, PHONE));
        // The exchange sent it twice, and once in words that its mapping does not know.
        server.database().execute("""
                INSERT INTO call_event_raw (connector, received_at, content_type, body, state, calls)
                SELECT c.connector, now(), 'application/json', convert_to('{"from":"%2$s","name":"%1$s"}', 'UTF8'), m.state, m.calls
                FROM call c, LATERAL (VALUES ('done', ARRAY[c.id]), ('refused', NULL)) AS m (state, calls)
                WHERE c.call_id = 'c1'
                """.formatted(NAME, PHONE));
    }

    private static void handOver(long file) {
        ok(agent().post(
                        "/api/v1/file-hand-overs",
                        new JsonObject()
                                .put("kind", "sales")
                                .put("customers", new JsonArray().add(file))
                                .put("to", "claims")
                                .put("note", NAME + "的档案")));
        var id = value("SELECT id FROM file_hand_over WHERE ended_at IS NULL AND file = " + file);
        ok(supervisor()
                .post(
                        "/api/v1/file-hand-overs/" + id + "/steps",
                        new JsonObject().put("step", "return").put("defects", new JsonArray().add(NAME + "的地址不全"))));
    }

    /** Its papers are missing, and its review found a defect. */
    private static void missing(long file) {
        ok(agent().post(
                        "/api/v1/missing-files",
                        new JsonObject()
                                .put("customer", file)
                                .put("department", "claims")
                                .put("note", NAME + "的合同")));
        var id = value("SELECT id FROM missing_file WHERE file = " + file);
        ok(supervisor()
                .post(
                        "/api/v1/missing-files/" + id + "/steps",
                        new JsonObject().put("step", "hold-back").put("reason", NAME + "的原件在法院")));
        server.database().execute("UPDATE missing_file SET name = '%s' WHERE id = %s".formatted(NAME, id));
        server.database()
                .execute("UPDATE customer_file SET review = 'returned', review_defect = '%s的地址不全' WHERE id = %d"
                        .formatted(NAME, file));
    }

    private static void export() {
        exported("complaints", new JsonObject().put("phone", PHONE));
    }

    private static void exported(String what, JsonObject filters) {
        ok(supervisor()
                .post(
                        "/api/v1/exports",
                        new JsonObject()
                                .put("what", what)
                                .put("filters", filters)
                                .put("format", "csv-rfc4180")
                                .put("language", "zh")
                                .put("reason", NAME + "要求")));
        await("the file is written", () -> ok(supervisor().get("/api/v1/exports"))
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("state")
                .equals("done"));
    }

    /** What takes longer stories to be written. */
    private static void plant(long file, String number) {
        var complaint = value("SELECT id FROM complaint WHERE number = '" + number + "'");
        var database = server.database();
        database.execute(
                "UPDATE complaint SET tracking_secret = '%1$s', reasons = '[{\"words\": \"%1$s\"}]', branch = '%1$s', branch_typed = true, hub = '%1$s', hub_typed = true, region = '%1$s' WHERE id = %2$s"
                        .formatted(TEXT, complaint));
        database.execute(
                "INSERT INTO extension (complaint_id, working_days, reason, asked_by, asked_at, due_before, granted, decided_at, decision)"
                        + " VALUES (%2$s, 1, '%1$s', 1, now(), now(), false, now(), '%1$s')"
                                .formatted(TEXT, complaint));
        database.execute(
                "INSERT INTO notice (number, complaint_id, clock_kind, clock_ordinal, rung, kind, department, due_at, issued_at, tell_at,"
                        + " in_digest, answer, answered_at) VALUES ('N1', %2$s, 'handling', 1, 'r', 'expediting', 'operations', now(), now(), now(), false, '%1$s', now())"
                                .formatted(TEXT, complaint));
        database.execute(
                "INSERT INTO tier_review (scheme, department, period, policy_version, asked_at) VALUES ('trade', '', '2026', 1, now())");
        database.execute("INSERT INTO tier_proposal (review, file, department, inputs, proposed, state, reason)"
                + " VALUES ((SELECT max(id) FROM tier_review), %2$d, '', '{}', 'vip', 'waiting', '%1$s')"
                        .formatted(NAME, file));
        database.execute(
                "INSERT INTO care_due (file, rule, period_from, period_end, policy_version, tier, rank, department, level, ways, state, changed_at, excused_by, reason)"
                        + " VALUES (%2$d, 'r', '2026-08-01', '2026-09-01', 1, 'vip', 1, '', 'staff', '{phone}', 'excused', now(), 1, '%1$s')"
                                .formatted(NAME, file));
        database.execute("UPDATE customer_list SET titles = '{%1$s}' WHERE file_name LIKE '%1$s%%'".formatted(NAME));
        database.execute("""
                WITH planned AS (
                    INSERT INTO campaign (name, purpose, filter, quiet_days, pace, state, created_by, created_at)
                    VALUES ('n', 'p', '{"withinDays": 0}', 0, 1, 'ended', 1, now()) RETURNING id),
                called AS (
                    INSERT INTO callback (campaign, file, status, due_at, not_before, attempts, created_at, finished_at)
                    SELECT id, %2$d, 'reached', now(), now(), 1, now(), now() FROM planned RETURNING id, campaign, file),
                member AS (
                    INSERT INTO campaign_member (campaign, file, state, callback) SELECT campaign, file, 'reached', id FROM called)
                INSERT INTO callback_attempt (callback_id, attempt, agent, started_at, ended_at, outcome, comment)
                SELECT id, 1, 1, now(), now(), 'reached', '%1$s' FROM called
                """.formatted(TEXT, file));
        // With a complaint, with the file alone, and with the number alone.
        for (String about : List.of(complaint + ", NULL", "NULL, " + file, "NULL, NULL")) {
            database.execute("""
                    WITH called AS (
                        INSERT INTO callback (by_hand, status, due_at, not_before, attempts, created_at, finished_at)
                        VALUES (true, 'reached', now(), now(), 1, now(), now()) RETURNING id),
                    attempt AS (
                        INSERT INTO callback_attempt (callback_id, attempt, agent, started_at, ended_at, outcome, comment)
                        SELECT id, 1, 1, now(), now(), 'reached', '%1$s' FROM called),
                    answer AS (
                        INSERT INTO survey_answer (purpose, question, kind, channel, policy_version, callback_id, words, none, answered_at)
                        SELECT 'by-hand', 'q', 'text', 'phone', 1, id, '%1$s', false, now() FROM called)
                    INSERT INTO callback_by_hand
                        (callback_id, complaint_id, file, purpose, name, phone, phone_extension, reason, asked_by, asked_at, cancel_reason)
                    SELECT id, %2$s, 'by-hand', '%1$s', '+86%3$s', '801', '%1$s', 1, now(), '%1$s' FROM called
                    """.formatted(TEXT, about, PHONE));
        }
        database.execute("""
                INSERT INTO call_transfer (call, from_person, to_person, words, at)
                SELECT id, 1, 1, '%1$s', now() FROM call WHERE file = %2$s OR complaint = %3$s OR from_number = '+86%4$s'
                """.formatted(TEXT, file, complaint, PHONE));
        for (String about : List.of("NULL, " + complaint, file + ", NULL", "NULL, NULL")) {
            database.execute("""
                    WITH called AS (
                        INSERT INTO call (connector, day, call_id, direction, state, offered_at, ended_at, cause, person, times_by, seen_at)
                        SELECT id, current_date, gen_random_uuid()::text, 'in', 'ended', now(), now(), 'answered', 1, 'arrival', now()
                        FROM connector WHERE code = 'by-hand' RETURNING id)
                    INSERT INTO call_record (call, agent, kind, who, phone, phone_extension, address, came_from, what, why, file, complaint,
                        department, passed_at, read_by, read_at, answer, recorded_at, changed_at)
                    SELECT id, 1, 'suggestion', '%1$s', '+86%3$s', '801', '%1$s', '%1$s', '%1$s', '%1$s', %2$s, 'customer-service', now(), 1, now(), '%1$s', now(), now()
                    FROM called
                    """.formatted(TEXT, about, PHONE));
        }
        database.execute("""
                WITH way AS (
                    INSERT INTO outbox_route (way, name, settings, state, per_second, in_flight, tokens_at, next_at, created_at)
                    VALUES ('mail', 'relay', '{}', 'paused', 1, 1, now(), now(), now()) RETURNING id),
                told AS (
                    INSERT INTO outbox (route, way, recipient, kind, cause, complaint_id, lane, place, address, subject, body, state, next_at,
                        give_up_at, last_detail, created_at)
                    SELECT id, 'mail', 1, 'received', 'event:1', %3$s, 1, 1, '%2$s@example.com', '%1$s', '%1$s', 'waiting', now(), now(), '%2$s', now()
                    FROM way RETURNING id)
                INSERT INTO outbox_attempt (outbox_id, attempt, began_at, ended_at, outcome, code, detail)
                SELECT id, 1, now(), now(), 'temporary', '450', '%2$s@example.com' FROM told
                """.formatted(TEXT, PHONE, complaint));
        // As the release before wrote it.
        database.execute(
                "UPDATE event SET data = data || jsonb_build_object('text', '%1$s') WHERE complaint_id = %2$s AND type = 'noted'"
                        .formatted(TEXT, complaint));
        database.execute("UPDATE file_link SET reason = '%1$s', undone_reason = '%1$s'".formatted(NAME));
        database.execute("UPDATE blacklisting SET reason = '%s'".formatted(NAME));
        database.execute(
                "UPDATE callback_attempt SET comment = '%1$s' WHERE callback_id IN (SELECT id FROM callback WHERE complaint_id = %2$s)"
                        .formatted(TEXT, complaint));
    }

    private static String log() {
        return value("SELECT md5(string_agg(tx || ' ' || id || ' ' || seq || type || at, ',' ORDER BY id)) FROM event");
    }

    private static String facts() {
        return value("SELECT md5(string_agg(f::text, ',' ORDER BY f::text)) FROM fact f")
                + value("SELECT count(*) || ' ' || coalesce(sum(n), 0) FROM fact_sum");
    }

    private static void isRead() {
        await("the log is read", () -> value("""
                SELECT bool_and((p.tx, p.id) >= (last.tx, last.id))
                FROM log_position p, (SELECT tx, id FROM event ORDER BY tx DESC, id DESC LIMIT 1) last""").equals("t"));
    }

    @Test
    void no_column_names_an_erased_customer_and_no_figure_changes() {
        assertThat(schema.columns().stream().filter(column -> !isKnown(column)))
                .as("""
                    Columns of text. A new one belongs into one of the sets above: into PERSONAL if customers' names, numbers or words may stand in it
                    or what people write about a customer, and then the erasure has to empty it (hotline.erasure); into CODES if not.""")
                .isEmpty();
        long file = everywhere();
        isRead();
        var before = schema.holding(VALUES);
        assertThat(before)
                .as("the test writes to each personal column, and to no other")
                .containsExactlyElementsOf(new TreeSet<>(PERSONAL));
        var log = log();
        var facts = facts();
        var shown = preview(file);
        assertThat(shown.getJsonArray("holds")).isEmpty();
        assertThat(shown.getInteger("complaints")).isEqualTo(2);
        assertThat(shown.getInteger("exports")).isEqualTo(2);
        assertThat(shown.getBoolean("leavesDigests")).isTrue();

        ok(erase(file));
        finished();
        isRead();
        bytesAreSwept();

        assertThat(schema.holding(VALUES)).isEmpty();
        assertThat(value("SELECT count(*) FROM action_key WHERE answer IS NOT NULL"))
                .isEqualTo("0");
        assertThat(value("SELECT count(*) FROM idempotency_key WHERE sealed_secret IS NOT NULL"))
                .isEqualTo("0");
        assertThat(
                        value(
                                "SELECT count(*) FROM complaint WHERE erased_at IS NOT NULL AND (tracking_hash IS NOT NULL OR phone_extension IS NOT NULL)"))
                .isEqualTo("0");
        assertThat(log()).isEqualTo(log);
        assertThat(facts()).isEqualTo(facts);
        assertThat(await(new FactRecount(server.vertx(), server.connections().pool(), ZoneId.of("Asia/Shanghai")).run())
                        .first())
                .isEmpty();
        assertThat(value("SELECT state FROM file_hand_over")).isEqualTo("withdrawn");
        var entry = register().getJsonObject(0);
        assertThat(entry.getInteger("complaints")).isEqualTo(2);
        assertThat(entry.getInteger("exports")).isEqualTo(2);
        assertThat(value("SELECT string_agg(DISTINCT list::text, ' ') FROM customer_list_part"))
                .as("of a list that names others only")
                .isEqualTo(value("SELECT max(id)::text FROM customer_list"));
        assertThat(entry.getJsonObject("by").getString("name")).isNotEmpty();
        assertThat(ok(server.as("admin1").get("/api/v1/erasures")).getJsonArray("items"))
                .isEqualTo(register());
    }

    /** By what deletes all files that are over. */
    private static void bytesAreSwept() {
        var blobs = Blobs.inDatabase(server.connections(), server.clock());
        await("the bytes are deleted", () -> !await(blobs.sweep()));
    }

    @Test
    @Tag("A8")
    void bytes_that_are_being_stored_meanwhile_go_too() throws SQLException {
        var filed = ok(server.anybody().post(COMPLAINTS, Draft.usual().json()));
        var customer = server.anybody().with("Tracking-Code", filed.getString("trackingCode"));
        var upload = new UploadClient(customer).begun("a.txt", "text/plain", 300_000);
        var blob = value("SELECT blob FROM upload WHERE id = '" + upload + "'");
        long file = desk.customerOf(filed.getString("number"));
        close(filed.getString("number"), "已赔付");
        try (var append = server.database().connection();
                var statement = append.createStatement()) {
            append.setAutoCommit(false);
            statement.execute("UPDATE upload SET received = 4 WHERE id = '" + upload + "'");
            statement.execute("INSERT INTO blob_chunk (blob, no, data) VALUES (" + blob + ", 0, 'late')");
            ok(erase(file));
            await("the erasure waits for it", () -> value(
                            "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
                    .equals("t"));
            append.commit();
        }
        finished();
        bytesAreSwept();
        assertThat(value("SELECT count(*) FROM blob_chunk WHERE blob = " + blob))
                .isEqualTo("0");
        assertThat(value("SELECT count(*) FROM upload WHERE id = '" + upload + "'"))
                .isEqualTo("0");
    }

    private static boolean isKnown(String column) {
        return PERSONAL.contains(column)
                || PERSONAL_IN_OTHER_FORMS.contains(column)
                || SHORT_LIVED.contains(column)
                || KEPT.contains(column)
                || CODES.contains(column)
                || TABLES_WITHOUT_CUSTOMERS.contains(column.substring(0, column.indexOf('.')));
    }

    @Test
    void an_erased_customer_is_found_and_changed_no_more_and_exports_say_how_many_rows_they_lack() {
        var number = desk.file(NAME, PHONE);
        long file = desk.customerOf(number);
        close(number);
        ok(erase(file));
        finished();
        assertThat(desk.found("phone", PHONE)).isEmpty();
        assertThat(desk.found("name", NAME)).isEmpty();
        var complaint = desk.complaint(number);
        assertThat(complaint.getBoolean("erased")).isTrue();
        assertThat(complaint.getString("complainant")).isEmpty();
        assertThat(complaint.getString("status")).isEqualTo("closed");
        assertThat(desk.read(file).getString("erasedAt")).isNotNull();
        assertThat(agent().get(COMPLAINTS + "/" + number + "/events").status()).isEqualTo(200);
        assertThat(agent().get(CUSTOMERS + "/" + file + "/story").status()).isEqualTo(200);
        assertThat(agent().post(
                                COMPLAINTS + "/" + number + "/notes",
                                new JsonObject().put("text", "x").put("internal", true))
                        .status())
                .isEqualTo(409);
        assertThat(desk.patch(file, desk.read(file).getInteger("version"), new JsonObject().put("name", "张伟"))
                        .status())
                .isEqualTo(409);
        assertThat(erase(file).status()).as("again").isEqualTo(409);
        var list = new JsonObject().put("what", "complaints").put("filters", new JsonObject().put("view", "ended"));
        var left = ok(supervisor().post("/api/v1/exports/preview", list));
        assertThat(left.getInteger("rows")).isZero();
        assertThat(left.getInteger("erased")).isEqualTo(1);
        assertThat(desk.customer(NAME, PHONE)).as("a new file").isNotEqualTo(file);
    }

    @Test
    void a_blacklist_and_a_refusal_outlive_the_erasure_by_digest() {
        var number = desk.file(NAME, PHONE);
        long file = desk.customerOf(number);
        close(number);
        desk.patch(file, desk.read(file).getInteger("version"), new JsonObject().put("calls", "refused"));
        steps(ok(agent().post(CUSTOMERS + "/" + file + "/blacklistings", new JsonObject().put("harm", "伪造单据")))
                .getInteger("id"));
        ok(erase(file));
        finished();
        var again = desk.read(desk.customer("张伟", PHONE));
        assertThat(again.getJsonArray("blacklisted").getJsonObject(0).getString("by"))
                .isEqualTo("phone");
        assertThat(again.getString("calls")).isEqualTo("refused");
        assertThat(desk.read(desk.customer("李娜", "13900000055")).getJsonArray("blacklisted"))
                .isEmpty();
    }

    @Test
    void what_is_open_holds_the_erasure_with_its_reason() {
        var number = desk.file(NAME, PHONE);
        long file = desk.customerOf(number);
        var hold = preview(file).getJsonArray("holds").getJsonObject(0);
        assertThat(hold.getString("kind")).isEqualTo("open-case");
        assertThat(hold.getString("number")).isEqualTo(number);
        var refused = erase(file);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains(number);
        assertThat(desk.complaint(number).getString("complainant")).isEqualTo(NAME);
        assertThat(supervisor()
                        .with("If-Match", "\"99\"")
                        .post(CUSTOMERS + "/" + file + "/erasure", new JsonObject().put("why", "asked"))
                        .status())
                .as("another version, or held")
                .isIn(409, 412);
    }

    @Test
    void a_call_by_hand_that_an_agent_makes_meanwhile_ends_with_the_erasure() {
        var number = desk.file(NAME, PHONE);
        long file = desk.customerOf(number);
        close(number);
        ok(agent().post(
                        "/api/v1/callbacks",
                        new JsonObject().put("customer", file).put("reason", TEXT)));
        var call = ok(agent().post("/api/v1/callbacks/take-next"));
        ok(erase(file));
        finished();

        var outcome = new JsonObject()
                .put("attempt", call.getInteger("attempt"))
                .put("outcome", "no-answer")
                .put("comment", TEXT);
        assertThat(agent().post("/api/v1/callbacks/" + call.getLong("id") + "/outcome", outcome)
                        .status())
                .isEqualTo(409);
        assertThat(agent().post("/api/v1/callbacks/take-next").status()).isEqualTo(204);
        assertThat(value("SELECT count(*) FROM callback WHERE by_hand AND status IN ('waiting', 'in-progress')"))
                .isEqualTo("0");
        assertThat(value("SELECT count(*) FROM callback_attempt WHERE ended_at IS NULL OR comment IS NOT NULL"))
                .isEqualTo("0");
    }
}
