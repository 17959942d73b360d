package hotline.http.api;

import hotline.attachment.AttachmentLimits;
import hotline.complaint.coding.Coding;
import hotline.complaint.coding.CodingRules;
import hotline.failure.Failure;
import hotline.http.api.coding.CodingReader;
import hotline.http.engine.Exchange;
import hotline.http.engine.JsonReader;
import hotline.identity.Caller;
import hotline.intake.ComplaintDraft;
import hotline.intake.ComplaintDraft.Filing;
import hotline.intake.PersonJudgement;
import hotline.intake.PhoneNumbers;
import hotline.policy.Policies;
import hotline.policy.Policy;
import hotline.policy.taxonomy.Channel;
import hotline.policy.taxonomy.Filer;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Severity;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a complaint as filed through the API; the policy says which role may file on which channel (F2). */
final class DraftReader {
    private static final List<String> MARKETS =
            Arrays.stream(Market.values()).map(Market::code).toList();

    static final int MOST_OTHERS = 20;
    static final int LONGEST_NUMBER = 60;

    private final PhoneNumbers phones;
    private final InstantSource clock;

    DraftReader(PhoneNumbers phones, InstantSource clock) {
        this.phones = phones;
        this.clock = clock;
    }

    /** A customer's, on the first channel of the policy that customers file on. */
    ComplaintDraft ofForm(Exchange exchange, Policies policies) {
        var policy = policies.inForce().policy();
        var channel = policy.taxonomy().channels().stream()
                .filter(one -> one.filedBy() == Filer.CUSTOMER)
                .findFirst()
                .orElseThrow(() -> new Failure.Forbidden("customers file no complaints here"));
        var form = exchange.form();
        var report = ReportJson.read(form, phones, policy);
        var coding = CodingReader.atIntake(form, rules(policy));
        form.done();
        return new ComplaintDraft(
                policy.lineOfBusiness(),
                channel,
                report,
                Optional.empty(),
                Filing.BY_CUSTOMER,
                phones.market(report.phone(), policy.phoneRegion()),
                Optional.empty(),
                mayMark(Optional.empty(), coding));
    }

    ComplaintDraft read(JsonReader json, Caller caller, Policies policies) {
        var policy = policy(json, policies);
        var channels = policy.taxonomy().channels();
        var channelCode = json.requiredCode(
                "channel", channels.stream().map(Channel::code).toList());
        var report = ReportJson.read(json, phones, policy);
        var callbackAt = json.time("preferredCallbackAt");
        var market = json.code("market", MARKETS)
                .flatMap(Market::of)
                .orElseGet(() -> phones.market(report.phone(), policy.phoneRegion()));
        var judged = json.object("judgement").flatMap(judgement -> {
            var read = judgement(judgement, policy);
            judgement.nothingElse();
            return read;
        });
        var coding = CodingReader.atIntake(json, rules(policy));
        var notSame = json.texts("notSameAs", MOST_OTHERS, LONGEST_NUMBER).orElse(List.of());
        var attachments = json.uuids("attachments", AttachmentLimits.MOST_PER_MESSAGE);
        json.done();
        var channel = policy.taxonomy().channel(channelCode).orElseThrow();
        return new ComplaintDraft(
                policy.lineOfBusiness(),
                channel,
                report,
                callbackAt,
                filing(caller, channel),
                market,
                mayJudge(caller, judged),
                mayMark(caller.staff(), coding),
                mayTellApart(caller, notSame),
                attachments);
    }

    private static Set<String> mayTellApart(Caller caller, List<String> notSame) {
        if (!notSame.isEmpty()
                && caller.staff().filter(s -> s.role().handlesComplaints()).isEmpty()) {
            throw new Failure.Forbidden("only agents may say that a complaint is not the same thing");
        }
        return Set.copyOf(notSame);
    }

    private CodingRules rules(Policy policy) {
        var now = clock.instant();
        return CodingRules.of(policy, now, now);
    }

    /** Emergencies are reported at once (F16), so strangers don't mark them. */
    private static Coding mayMark(Optional<Caller.Staff> staff, Coding coding) {
        if (coding.emergency() && staff.isEmpty()) {
            throw new Failure.Forbidden("only people with accounts may mark emergencies");
        }
        return coding;
    }

    /**
     * The rules of the line of business that the text names, or of the server's own. The other fields can't be read
     * without them.
     */
    static Policy policy(JsonReader json, Policies policies) {
        var line = json.text("lineOfBusiness", 50);
        return line.map(policies::inForce)
                .orElseGet(() -> Optional.of(policies.inForce()))
                .orElseThrow(() -> Failure.Invalid.field(
                        "/lineOfBusiness", "must be one of " + String.join(", ", policies.lines())))
                .policy();
    }

    /** A person's judgement with codes of the policy; problems are reported to the reader. */
    static Optional<PersonJudgement> judgement(JsonReader json, Policy policy) {
        var types = policy.taxonomy().types();
        var typeCode = json.requiredCode(
                "type", types.stream().map(type -> type.code()).toList());
        var subtype = json.text("subtype", 50);
        var severity = json.requiredCode("severity", List.of("minor", "moderate", "severe"));
        var type = policy.taxonomy().type(typeCode);
        if (type.isPresent()
                && subtype.isPresent()
                && type.get().subtype(subtype.get()).isEmpty()) {
            return json.wrong("subtype", "is no subtype of " + typeCode);
        }
        return type.flatMap(
                known -> Severity.of(severity).map(grade -> new PersonJudgement(known.code(), subtype, grade)));
    }

    private static Filing filing(Caller caller, Channel channel) {
        if (channel.filedBy() == Filer.CUSTOMER) {
            return Filing.BY_CUSTOMER;
        }
        var staff = caller.signedIn();
        boolean fits = channel.filedBy() == Filer.AGENT
                ? staff.role().handlesComplaints()
                : staff.branch().isPresent();
        if (!fits) {
            throw new Failure.Forbidden("complaints on channel " + channel.code() + " are filed by "
                    + (channel.filedBy() == Filer.AGENT ? "agents" : "branch accounts"));
        }
        return new Filing(staff.id(), staff.branch());
    }

    private static Optional<PersonJudgement> mayJudge(Caller caller, Optional<PersonJudgement> judged) {
        if (judged.isPresent()
                && caller.staff().filter(s -> s.role().handlesComplaints()).isEmpty()) {
            throw new Failure.Forbidden("only agents may judge type and severity");
        }
        return judged;
    }
}
