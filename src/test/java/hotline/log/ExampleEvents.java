package hotline.log;

import hotline.log.AnsweringEvent.FirstResponse;
import hotline.log.CallbackEvent.CallWishChanged;
import hotline.log.CallbackEvent.CallbackBegun;
import hotline.log.CallbackEvent.CallbackEnded;
import hotline.log.CallbackEvent.CallbackGivenBack;
import hotline.log.ExtensionEvent.ExtensionAsked;
import hotline.log.ExtensionEvent.ExtensionGranted;
import hotline.log.ExtensionEvent.ExtensionRefused;
import hotline.log.FilingEvent.Linked;
import hotline.log.FilingEvent.Received;
import hotline.log.JudgementEvent.JudgementCorrected;
import hotline.log.JudgementEvent.RuledAnew;
import hotline.log.JudgementEvent.RuledBefore;
import hotline.log.LimitEvent.Breached;
import hotline.log.LimitEvent.Overdue;
import hotline.log.LimitEvent.PauseReviewMoved;
import hotline.log.LimitEvent.Paused;
import hotline.log.LimitEvent.Recounted;
import hotline.log.LimitEvent.ReplyPromised;
import hotline.log.LimitEvent.Resumed;
import hotline.log.NoticeEvent.NoticeAnswered;
import hotline.log.NoticeEvent.NoticeIssued;
import hotline.log.NoticeEvent.NoticeReceived;
import hotline.log.StepEvent.Assigned;
import hotline.log.StepEvent.Closed;
import hotline.log.StepEvent.Investigating;
import hotline.log.StepEvent.JudgedNotValid;
import hotline.log.StepEvent.Released;
import hotline.log.StepEvent.Reopened;
import hotline.log.StepEvent.Resolved;
import hotline.log.StepEvent.Withdrawn;
import hotline.log.moved.CustomerLimitMove;
import hotline.log.moved.DepartmentTurn;
import hotline.log.moved.UnextendedLimitMove;
import hotline.policy.ClockKind;
import hotline.policy.taxonomy.Severity;
import hotline.policy.tier.Tier;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One event of each kind with every field filled in. */
public final class ExampleEvents {
    public static final Envelope ENVELOPE = new Envelope("cargo-shortage", Severity.MODERATE, "website");

    private static final Instant RECEIVED = Instant.parse("2026-09-25T08:00:00Z");
    private static final Instant DUE = Instant.parse("2026-09-29T08:00:00Z");
    private static final Instant LATER = Instant.parse("2026-10-12T08:00:00Z");
    private static final DepartmentTurn TURN = new DepartmentTurn("claims", RECEIVED, 630, false);
    private static final CustomerLimitMove MOVED =
            new CustomerLimitMove(RECEIVED, DUE, LATER, true, false, true, Optional.of(DUE), Optional.of(LATER));
    private static final UnextendedLimitMove UNEXTENDED =
            new UnextendedLimitMove(Optional.of(RECEIVED), Optional.of(DUE), Optional.of(LATER));
    private static final LoggedJudgement JUDGEMENT = new LoggedJudgement(
            "claims",
            Optional.of("amount"),
            Severity.MINOR,
            0.87f,
            new JsonArray().add(new JsonObject().put("words", "赔偿太少").put("start", 3)),
            "lexicon-1");
    private static final Optional<FirstResponse> FIRST = Optional.of(new FirstResponse(4_530, Optional.of(true)));
    private static final Optional<String> REASON = Optional.of("客户要求");

    private ExampleEvents() {}

    public static ComplaintEvent of(EventType type) {
        return switch (type) {
            case RECEIVED ->
                new Received(
                        "202609-000001",
                        Optional.of("part-missing"),
                        "customer",
                        RECEIVED,
                        DUE,
                        "cn",
                        Optional.of(2),
                        1,
                        0.9f,
                        "lexicon-1",
                        Optional.of("domestic"),
                        Optional.of("customer-service"),
                        Optional.of("zh"),
                        Optional.of("SH001"),
                        Optional.of("HUB-SH"),
                        Optional.of("西南"),
                        Optional.of("refund"),
                        Optional.of(true),
                        Optional.of(2),
                        Optional.of(Severity.MINOR),
                        Optional.of(Tier.VIP),
                        Optional.of(1));
            case ASSIGNED -> new Assigned(Optional.of(7L), REASON);
            case RELEASED -> new Released(REASON);
            case INVESTIGATING -> new Investigating(REASON);
            case RESOLVED -> new Resolved(Optional.of("货已找到"), REASON, FIRST);
            case CALLBACK_BEGUN -> new CallbackBegun(31, 1);
            case CALL_WISH_CHANGED -> new CallWishChanged(Optional.empty(), Optional.of(DUE));
            case CALLBACK_GIVEN_BACK -> new CallbackGivenBack(31, 1, "call-later", Optional.of(DUE));
            case CALLBACK_ENDED -> new CallbackEnded(31, "reached", 2, true, DUE);
            case RATED -> new Rated(5, true, "callback", Optional.of(true), Optional.of(6));
            case CLOSED -> new Closed(ending(), REASON, FIRST);
            case REOPENED -> new Reopened(RECEIVED, true, false, Optional.of(DUE), REASON);
            case WITHDRAWN -> new Withdrawn(ending(), REASON);
            case JUDGED_NOT_VALID -> new JudgedNotValid(ending(), REASON, FIRST);
            case JUDGEMENT_CORRECTED ->
                new JudgementCorrected(Optional.of("part-missing"), JUDGEMENT, MOVED, Optional.of(2), REASON);
            case BREACHED -> new Breached(RECEIVED, DUE, Optional.of(DUE));
            case OVERDUE ->
                new Overdue(
                        ClockKind.STAGE, Optional.of("claims"), Optional.of("analysis"), RECEIVED, DUE, Optional.of(1));
            case PAUSED ->
                new Paused(
                        "inspection", Optional.of("请补发票"), DUE, UNEXTENDED, Optional.of(DUE), Optional.of(true), FIRST);
            case RESUMED -> new Resumed(RECEIVED, 480, DUE, LATER, UNEXTENDED);
            case EXTENSION_ASKED -> new ExtensionAsked(5, REASON, DUE);
            case EXTENSION_GRANTED -> new ExtensionGranted(MOVED, 5, REASON);
            case EXTENSION_REFUSED -> new ExtensionRefused(5, REASON, Optional.of(true));
            case CODED ->
                new Coded(
                        new Coded.Codes(
                                Optional.of("apology"),
                                Optional.of("2026-09-23"),
                                Optional.of(true),
                                Optional.of(new JsonArray().add("older")),
                                Optional.of("explained"),
                                Optional.of("partly"),
                                Optional.of("attitude"),
                                Optional.of("service"),
                                Optional.of("human"),
                                Optional.of(new JsonArray().add("nature"))),
                        new Coded.Codes(
                                Optional.of("refund"),
                                Optional.of("2026-09-24"),
                                Optional.empty(),
                                Optional.of(new JsonArray().add("older").add("ill")),
                                Optional.of("refunded"),
                                Optional.of("upheld"),
                                Optional.of("long-wait"),
                                Optional.of("transport"),
                                Optional.of("quality"),
                                Optional.empty()),
                        REASON);
            case JOINED -> new JoiningEvent.Joined(JoiningEvent.FOLLOWER, "202609-000002", REASON);
            case SEPARATED -> new JoiningEvent.Separated(JoiningEvent.LEADER, "202609-000002", REASON);
            case CUSTOMER_CHOSEN -> new CustomerChosen(17, 4, REASON);
            case SAME_THING_JUDGED ->
                new SameThingJudged("202609-000001", false, 2, Optional.of("same-waybill"), REASON);
            case PARTICULARS_CORRECTED ->
                new ParticularsCorrected(
                        new ParticularsCorrected.Fields(
                                Optional.of("李那"),
                                Optional.of("+862161234567"),
                                Optional.of("801"),
                                Optional.of("lina@example.com"),
                                Optional.of("HD2609250017"),
                                Optional.empty(),
                                Optional.of("虹桥那个点"),
                                Optional.of("HUB-HZ"),
                                Optional.empty(),
                                Optional.of("EAST")),
                        new ParticularsCorrected.Fields(
                                Optional.of("李娜"),
                                Optional.of("+8613812345678"),
                                Optional.of("802"),
                                Optional.of("lina@example.org"),
                                Optional.of("HD2609250018"),
                                Optional.of("SH001"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("上海新分拨"),
                                Optional.of("SOUTH")),
                        REASON);
            case HANDED_OVER ->
                new HandedOver(
                        "customer-service",
                        "claims",
                        Optional.of(TURN),
                        REASON,
                        Optional.of(new HandedOver.ByHand(Optional.of("请先看照片"))),
                        Optional.of(new HandedOver.StageChange("analysis", "remedy", Optional.of("铸件有砂眼"))),
                        Optional.of(new HandedOver.Unaccepted(DUE)));
            case PAUSE_REVIEW_MOVED -> new PauseReviewMoved(Optional.empty(), Optional.of(DUE));
            case REPLY_PROMISED -> new ReplyPromised(DUE, Optional.of("周二前回电"), true, FIRST);
            case NOTICE_ISSUED ->
                new NoticeIssued(
                        "202609-000001-N1",
                        "half",
                        "expediting",
                        ClockKind.HANDLING,
                        "claims",
                        DUE,
                        Optional.of(42L),
                        Optional.of("analysis"),
                        Optional.of(7L),
                        Optional.of("claims"),
                        Optional.of(LATER));
            case NOTICE_RECEIVED -> new NoticeReceived("202609-000001-N1", "expediting");
            case NOTICE_ANSWERED ->
                new NoticeAnswered(
                        "202609-000001-N1", "expediting", Optional.of("今天处理"), Optional.of(LATER), Optional.of(true));
            case RULED_ANEW ->
                new RuledAnew(
                        Optional.of("part-missing"),
                        new RuledBefore(JUDGEMENT, 1, "freight/1"),
                        MOVED,
                        Optional.of(2),
                        4,
                        "freight/2",
                        REASON);
            case RECOUNTED ->
                new Recounted(
                        MOVED,
                        Optional.of(3),
                        Optional.of(2),
                        Optional.of(List.of(new RecountedClock(
                                ClockKind.STAGE,
                                Optional.of("claims"),
                                Optional.of("analysis"),
                                Optional.of(DUE),
                                LATER))));
            case BRANCH_ASKED -> new NoticeEvent.BranchAsked("SH001", Optional.of("监控还在吗？"));
            case BRANCH_ANSWERED -> new NoticeEvent.BranchAnswered("SH001", Optional.of("监控已调取"), 2);
            case NOTED -> new Noted(Optional.of("已联系仓库"), Optional.of(2), FIRST);
            case REPLIED -> new AnsweringEvent.Replied(Optional.of("货已找到，明天送到"), Optional.of(1), FIRST);
            case LINKED -> new Linked("202609-000002");
        };
    }

    private static Ending ending() {
        return new Ending(
                Optional.of(TURN), RECEIVED, DUE, DUE, true, false, false, Optional.of(DUE), Optional.of(630L));
    }
}
