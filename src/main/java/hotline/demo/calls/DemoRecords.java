package hotline.demo.calls;

import hotline.audit.PersonalDataAccess;
import hotline.callback.CallHours;
import hotline.callback.CustomerCalls;
import hotline.callback.hand.HandCalls;
import hotline.customer.Customers;
import hotline.identity.Caller;
import hotline.once.Once;
import hotline.policy.Policies;
import hotline.sla.Deadlines;
import hotline.telephony.CallDirection;
import hotline.telephony.figure.CallCounting;
import hotline.telephony.record.CallRecords;
import hotline.telephony.record.CallRecords.Unreported;
import hotline.telephony.record.RecordDraft;
import hotline.telephony.record.RecordKind;
import hotline.telephony.record.RecordLooks;
import hotline.telephony.record.Urgency;
import hotline.telephony.record.Verified;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Calls of the last hours that were no complaints: questions of people who may buy (T12), suggestions (T9), and a wrong number. */
public final class DemoRecords {
    private record Call(
            int minutesAgo,
            RecordKind kind,
            String who,
            String phone,
            String from,
            String what,
            String why,
            List<Verified> verified,
            Optional<Urgency> urgency) {
        RecordDraft draft() {
            return new RecordDraft(
                    kind,
                    who,
                    text(phone),
                    Optional.empty(),
                    Optional.empty(),
                    text(from),
                    what,
                    text(why),
                    verified,
                    urgency,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        private static Optional<String> text(String words) {
            return Optional.of(words).filter(given -> !given.isEmpty());
        }
    }

    private static final List<Call> CALLS = List.of(
            new Call(
                    350,
                    RecordKind.INQUIRY,
                    "褚云帆",
                    "+8615900000611",
                    "浙江义乌",
                    "问每周两车小商品到成都的运费，能不能月结。",
                    "现在的承运商涨价了",
                    List.of(Verified.PHONE, Verified.NAME, Verified.MATTER),
                    Optional.of(Urgency.THIS_MONTH)),
            new Call(
                    215,
                    RecordKind.SUGGESTION,
                    "卫思齐",
                    "+8615900000622",
                    "江苏苏州",
                    "建议网点周日上午也收件，工厂周日发货没处送。",
                    "周末没有网点收件",
                    List.of(Verified.NAME, Verified.MATTER),
                    Optional.empty()),
            new Call(140, RecordKind.OTHER, "", "", "", "打错电话，找的是快递驿站。", "", List.of(), Optional.empty()),
            new Call(
                    45,
                    RecordKind.INQUIRY,
                    "Daniel Hughes",
                    "+8615900000633",
                    "Shanghai",
                    "Asks whether pallets with lithium batteries are taken to Guangzhou, and at what price.",
                    "",
                    List.of(Verified.PHONE),
                    Optional.of(Urgency.AT_ONCE)));

    private final CallRecords records;
    private final Instant now;

    public DemoRecords(Pool pool, Policies policies, Deadlines deadlines, Instant now) {
        var access = new PersonalDataAccess();
        var callbacks = new HandCalls(pool, new CustomerCalls(policies, new CallHours(policies, deadlines)), access);
        this.records = new CallRecords(
                pool,
                callbacks,
                new RecordLooks(new Customers(pool, access), access),
                access,
                new CallCounting(() -> policies.inForce().policy().zone()));
        this.now = now;
    }

    /** The first agent took them. */
    public Future<Void> write(Caller.Staff agent) {
        var done = Future.<Void>succeededFuture();
        for (Call call : CALLS) {
            var at = now.minus(Duration.ofMinutes(call.minutesAgo()));
            done = done.compose(before -> records.saveUnreported(
                            Once.unkeyed(), new Unreported(CallDirection.IN, at), call.draft(), agent, "zh", at)
                    .mapEmpty());
        }
        return done;
    }
}
