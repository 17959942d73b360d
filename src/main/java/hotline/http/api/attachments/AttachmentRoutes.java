package hotline.http.api.attachments;

import hotline.attachment.Attachment;
import hotline.attachment.Attachments;
import hotline.attachment.Attachments.Form;
import hotline.attachment.Attachments.Found;
import hotline.complaint.reading.Complaint;
import hotline.complaint.reading.ComplaintReader;
import hotline.failure.Failure;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Routes;
import hotline.http.engine.TrackingCodes;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.policy.Policies;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The files of complaints: for people who may see the complaint, and for its customer. */
public final class AttachmentRoutes implements Routes {
    private static final String BYTES = "application/octet-stream";

    private final Attachments attachments;
    private final ComplaintReader complaints;
    private final TrackingCodes codes;
    private final Policies policies;
    private final InstantSource clock;
    private final LooksNow looks = new LooksNow();

    public AttachmentRoutes(
            Attachments attachments,
            ComplaintReader complaints,
            TrackingCodes codes,
            Policies policies,
            InstantSource clock) {
        this.attachments = attachments;
        this.complaints = complaints;
        this.codes = codes;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("listAttachments", this::list);
        bind.accept("fetchAttachment", exchange -> fetch(exchange, Form.SHOWN, Optional.of("attachment")));
        bind.accept("fetchAttachmentThumb", exchange -> fetch(exchange, Form.THUMB, Optional.empty()));
        bind.accept("fetchAttachmentOriginal", this::fetchOriginal);
        bind.accept("listTrackedAttachments", this::listTracked);
        bind.accept("fetchTrackedAttachment", exchange -> fetchTracked(exchange, Form.SHOWN));
        bind.accept("fetchTrackedThumb", exchange -> fetchTracked(exchange, Form.THUMB));
    }

    private Future<Answer> list(Exchange exchange) {
        return seen(exchange, Optional.empty()).compose(complaint -> attachments
                .ofComplaint(complaint.id(), seesHouse(exchange.caller()))
                .compose(found -> onRecord(exchange, complaint, found))
                .map(found -> Answer.ok(new AttachmentJson(
                                zone(complaint),
                                seesHouse(exchange.caller()),
                                attachment -> mayHaveOriginal(exchange.caller(), attachment))
                        .list(found))));
    }

    private Future<List<Attachment>> onRecord(Exchange exchange, Complaint complaint, List<Attachment> found) {
        var now = clock.instant();
        long person = exchange.caller().signedIn().id();
        return looks.isOn(person, complaint.id(), found, now)
                ? Future.succeededFuture(found)
                : seen(exchange, Optional.of("attachments")).map(recorded -> {
                    looks.begun(person, complaint.id(), found, now);
                    return found;
                });
    }

    private Future<Answer> fetchOriginal(Exchange exchange) {
        if (!seesOriginals(exchange.caller())) {
            throw new Failure.Forbidden(
                    "files as they were sent are for supervisors and the departments the policy names");
        }
        return fetch(exchange, Form.ORIGINAL, Optional.of("original attachment"));
    }

    /** @param look what is put on record (K8); a list's small pictures are on record with the list */
    private Future<Answer> fetch(Exchange exchange, Form form, Optional<String> look) {
        var id = id(exchange);
        return seen(exchange, look)
                .compose(complaint -> attachments.find(complaint.id(), id, form, seesHouse(exchange.caller())))
                .map(found -> sent(exchange, found, form));
    }

    private Future<Complaint> seen(Exchange exchange, Optional<String> look) {
        return look.map(what -> complaints.read(exchange.caller(), exchange.caseNumber(), what, clock.instant()))
                .orElseGet(() -> complaints.permitted(exchange.caller(), exchange.caseNumber(), clock.instant()));
    }

    private Future<Answer> listTracked(Exchange exchange) {
        return codes.complaint(exchange).compose(complaint -> attachments
                .ofComplaint(complaint.id(), false)
                .map(found -> Answer.ok(new AttachmentJson(zone(complaint), false, attachment -> false).list(found))));
    }

    private Future<Answer> fetchTracked(Exchange exchange, Form form) {
        var id = id(exchange);
        return codes.complaint(exchange)
                .compose(complaint -> attachments.find(complaint.id(), id, form, false))
                .map(found -> sent(exchange, found, form));
    }

    private Answer sent(Exchange exchange, Found found, Form form) {
        FileAnswer.send(exchange, attachments.blobs(), found.blob(), dress(found.attachment(), form));
        return Answer.streamed();
    }

    private static FileAnswer.Dress dress(Attachment attachment, Form form) {
        return switch (form) {
            case SHOWN -> new FileAnswer.Dress(attachment.name(), attachment.mediaType(), attachment.isInline());
            case THUMB -> new FileAnswer.Dress(attachment.name(), "image/jpeg", true);
            case ORIGINAL -> new FileAnswer.Dress(attachment.name(), BYTES, false);
        };
    }

    private static boolean seesHouse(Caller caller) {
        return caller.signedIn().role().handlesComplaints();
    }

    private boolean mayHaveOriginal(Caller caller, Attachment attachment) {
        return seesOriginals(caller) && attachment.blobs().original().isPresent() && attachments.isKept(attachment);
    }

    private boolean seesOriginals(Caller caller) {
        var staff = caller.signedIn();
        return staff.role() == Role.SUPERVISOR
                || staff.department()
                        .filter(policies.inForce()
                                .policy()
                                .personalData()
                                .originals()
                                .departments()::contains)
                        .isPresent();
    }

    private ZoneId zone(Complaint complaint) {
        return policies.version(complaint.state().facts().policyVersion())
                .policy()
                .zone();
    }

    private static UUID id(Exchange exchange) {
        try {
            return UUID.fromString(exchange.path("id"));
        } catch (IllegalArgumentException none) {
            throw new Failure.NotFound("the complaint has no such file");
        }
    }
}
