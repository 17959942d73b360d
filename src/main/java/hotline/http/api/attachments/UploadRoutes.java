package hotline.http.api.attachments;

import hotline.allowance.Allowance;
import hotline.allowance.Allowances;
import hotline.attachment.AttachmentKind;
import hotline.attachment.AttachmentLimits;
import hotline.attachment.AttachmentLimits.Limit;
import hotline.attachment.FileName;
import hotline.attachment.upload.NewUpload;
import hotline.attachment.upload.Sender;
import hotline.attachment.upload.Upload;
import hotline.attachment.upload.UploadMoved;
import hotline.attachment.upload.UploadRefused;
import hotline.attachment.upload.UploadState;
import hotline.attachment.upload.Uploads;
import hotline.failure.Failure;
import hotline.http.api.attachments.UploadBodies.Place;
import hotline.http.engine.Answer;
import hotline.http.engine.Exchange;
import hotline.http.engine.Operation;
import hotline.http.engine.Problem;
import hotline.http.engine.Routes;
import hotline.http.engine.Times;
import hotline.http.engine.TrackingCodes;
import hotline.policy.Policies;
import hotline.policy.Quota;
import hotline.secret.KeyPurpose;
import hotline.secret.ServerKeys;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Uploads by tus 1.0.0: core, creation, creation-with-upload, expiration and termination. */
public final class UploadRoutes implements Routes {
    private static final String VERSION = "1.0.0";
    private static final String EXTENSIONS = "creation,creation-with-upload,expiration,termination";
    private static final String PIECE = "application/offset+octet-stream";
    private static final String PLACE = "/api/v1/uploads/";
    private static final Quota BEGUN = new Quota(120, Duration.ofMinutes(10));
    private static final int MOST_TRIES = 6;
    private static final long LONGEST_WAIT_MILLIS = 150;

    private final Uploads uploads;
    private final AttachmentLimits limits;
    private final Map<String, String> spoken;
    private final UploadBodies bodies;
    private final TrackingCodes codes;
    private final ServerKeys keys;
    private final Policies policies;
    private final Allowances allowances;

    public UploadRoutes(
            Uploads uploads,
            AttachmentLimits limits,
            UploadBodies bodies,
            TrackingCodes codes,
            ServerKeys keys,
            Policies policies,
            Allowances allowances) {
        this.uploads = uploads;
        this.limits = limits;
        this.spoken = Map.of(
                "Tus-Resumable",
                VERSION,
                "Tus-Version",
                VERSION,
                "Tus-Extension",
                EXTENSIONS,
                "Tus-Max-Size",
                Long.toString(limits.most()));
        this.bodies = bodies;
        this.codes = codes;
        this.keys = keys;
        this.policies = policies;
        this.allowances = allowances;
    }

    @Override
    public void bind(BiConsumer<String, Operation> bind) {
        bind.accept("getUploadLimits", this::limits);
        bind.accept("discoverUploads", this::discover);
        bind.accept("beginUpload", exchange -> sameVersion(exchange, this::begin));
        bind.accept("getUpload", exchange -> sameVersion(exchange, this::get));
        bind.accept("appendUpload", exchange -> sameVersion(exchange, this::append));
        bind.accept("appendUploadByPost", exchange -> sameVersion(exchange, this::byPost));
        bind.accept("deleteUpload", exchange -> sameVersion(exchange, this::delete));
    }

    private Future<Answer> limits(Exchange exchange) {
        var kinds = new JsonArray();
        Arrays.stream(AttachmentKind.values())
                .forEach(kind ->
                        kinds.add(new JsonObject().put("kind", kind.code()).put("mostBytes", limits.of(kind))));
        var answer = Answer.ok(new JsonObject()
                .put("mostBytes", limits.most())
                .put("mostPerMessage", AttachmentLimits.MOST_PER_MESSAGE)
                .put("mostBytesPerComplaint", limits.bytes(Limit.CUSTOMER))
                .put("ofKinds", kinds));
        for (var header : spoken.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        return Future.succeededFuture(answer);
    }

    private Future<Answer> discover(Exchange exchange) {
        return Future.succeededFuture(Answer.nothing(spoken));
    }

    /** A client of another version is told ours; one that names none, such as a small script, is taken at its word. */
    private static Future<Answer> sameVersion(Exchange exchange, Operation operation) {
        return exchange.header("Tus-Resumable")
                        .filter(other -> !other.equals(VERSION))
                        .isPresent()
                ? problem(
                        exchange,
                        Problem.of(412, "tus-version", "Another version of tus", "this server speaks tus " + VERSION)
                                .with("Tus-Version", VERSION))
                : operation
                        .answer(exchange)
                        .recover(failure -> failure instanceof UploadMoved moved
                                ? problem(exchange, moved(moved))
                                : failure instanceof UploadRefused refused
                                        ? problem(exchange, refused(refused))
                                        : Future.failedFuture(failure));
    }

    private static Problem moved(UploadMoved moved) {
        return Problem.of(
                        409,
                        "upload-moved",
                        "The upload is at another place",
                        "the upload goes on at byte " + moved.received())
                .with("Upload-Offset", Long.toString(moved.received()));
    }

    private static Problem refused(UploadRefused refused) {
        return Problem.of(429, "upload-quota", "Too many files", refused.why()).with("Retry-After", "3600");
    }

    private static Future<Answer> problem(Exchange exchange, Problem problem) {
        problem.send(exchange.context().response());
        return Future.succeededFuture(Answer.streamed());
    }

    private Future<Answer> begin(Exchange exchange) {
        long size = number(exchange, "Upload-Length");
        var metadata = UploadMetadata.read(exchange.header("Upload-Metadata").orElse(""));
        var type = metadata.getOrDefault("filetype", "");
        if (size < 1) {
            throw Failure.Invalid.field("Upload-Length", "must be 1 or more");
        }
        if (size > limits.ofDeclared(type)) {
            throw new HttpException(413);
        }
        var name = FileName.shown(metadata.getOrDefault("filename", ""));
        var id = exchange.header("Upload-Id")
                .map(text -> uuid(text).orElseThrow(() -> Failure.Invalid.field("Upload-Id", "must be a UUID")))
                .orElseGet(UUID::randomUUID);
        return sender(exchange)
                .compose(sender -> hasPiece(exchange)
                        ? within(bodies.take(id, sender, exchange.client()), place -> begin(
                                        exchange, id, sender, name, type, size)
                                .compose(begun -> receive(exchange, id, 0, place))
                                .compose(end -> uploads.read(id)))
                        : begin(exchange, id, sender, name, type, size))
                .map(upload -> Answer.created(json(upload), PLACE + upload.id())
                        .with("Tus-Resumable", VERSION)
                        .with("Upload-Offset", Long.toString(upload.received()))
                        .with("Upload-Expires", expires(upload)));
    }

    private Future<Upload> begin(Exchange exchange, UUID id, Sender sender, String name, String type, long size) {
        var client = exchange.client();
        return allowances
                .take(List.of(Allowance.own(
                        "uploads begun by",
                        sender.person().map(person -> "person " + person).orElseGet(client::own),
                        BEGUN)))
                .recover(UploadRoutes::tooManyBegun)
                .compose(free -> keys.of(KeyPurpose.ADDRESS))
                .compose(key -> begin(
                        exchange,
                        new NewUpload(
                                id,
                                sender,
                                NewUpload.digest(key.digest("address of uploads " + client.own())),
                                NewUpload.digest(key.digest("network of uploads " + client.network())),
                                name,
                                type,
                                size),
                        MOST_TRIES));
    }

    private static Future<Void> tooManyBegun(Throwable failure) {
        return Future.failedFuture(
                failure instanceof Failure.TooMany tooMany
                        ? new Failure.TooMany("too many uploads were begun from this address", tooMany.retryAfter())
                        : failure);
    }

    /** Others of the same network are begun in a moment, and none waits with a connection in hand. */
    private Future<Upload> begin(Exchange exchange, NewUpload upload, int tries) {
        return uploads.begin(upload)
                .recover(failure -> failure instanceof Failure.Busy && tries > 1
                        ? exchange.context()
                                .vertx()
                                .timer(ThreadLocalRandom.current().nextLong(10, LONGEST_WAIT_MILLIS))
                                .compose(later -> begin(exchange, upload, tries - 1))
                        : Future.failedFuture(failure));
    }

    private static boolean hasPiece(Exchange exchange) {
        return exchange.header("Content-Type").filter(PIECE::equals).isPresent();
    }

    private Future<Sender> sender(Exchange exchange) {
        var staff = exchange.caller().staff();
        if (staff.isPresent()) {
            return Future.succeededFuture(Sender.person(staff.get().id()));
        }
        return exchange.header("Tracking-Code").isPresent()
                ? codes.complaint(exchange).map(complaint -> Sender.customer(complaint.id()))
                : Future.succeededFuture(Sender.stranger());
    }

    private Future<Answer> get(Exchange exchange) {
        return uploads.read(id(exchange)).map(upload -> Answer.ok(json(upload))
                .with("Tus-Resumable", VERSION)
                .with("Upload-Offset", Long.toString(upload.received()))
                .with("Upload-Length", Long.toString(upload.size()))
                .with("Upload-Expires", expires(upload)));
    }

    private Future<Answer> append(Exchange exchange) {
        var id = id(exchange);
        if (!hasPiece(exchange)) {
            return problem(
                    exchange,
                    Problem.of(415, "not-a-piece", "The content type is not supported", "send the bytes as " + PIECE)
                            .with("Accept", PIECE));
        }
        long at = number(exchange, "Upload-Offset");
        return uploads.sender(id)
                .compose(sender ->
                        within(bodies.take(id, sender, exchange.client()), place -> receive(exchange, id, at, place)))
                .compose(end -> uploads.read(id))
                .map(upload -> Answer.nothing(Map.of(
                        "Tus-Resumable",
                        VERSION,
                        "Upload-Offset",
                        Long.toString(upload.received()),
                        "Upload-Expires",
                        expires(upload))));
    }

    private Future<Answer> byPost(Exchange exchange) {
        return switch (exchange.header("X-HTTP-Method-Override").orElse("")) {
            case "PATCH" -> append(exchange);
            case "DELETE" -> delete(exchange);
            default -> throw Failure.Invalid.field("X-HTTP-Method-Override", "must be PATCH or DELETE");
        };
    }

    private Future<Answer> delete(Exchange exchange) {
        return uploads.end(id(exchange)).map(ended -> Answer.nothing(Map.of("Tus-Resumable", VERSION)));
    }

    /** The place is left, whatever comes of it. */
    private static <T> Future<T> within(Place place, Function<Place, Future<T>> work) {
        return Future.<Void>succeededFuture()
                .compose(taken -> work.apply(place))
                .onComplete(over -> place.leave());
    }

    private Future<Long> receive(Exchange exchange, UUID id, long at, Place place) {
        var request = exchange.context().request();
        return uploads.turn(id, at).compose(turn -> {
            long promised =
                    exchange.header("Content-Length").map(Long::parseLong).orElse(0L);
            if (promised > turn.size() - turn.from()) {
                throw new HttpException(413);
            }
            var body = new UploadBody(uploads, limits, turn, exchange.context());
            place.hold(body);
            if (request.headers().contains(HttpHeaders.EXPECT) && request.version() != HttpVersion.HTTP_1_0) {
                exchange.context().response().writeContinue();
            }
            return body.read();
        });
    }

    private static UUID id(Exchange exchange) {
        return uuid(exchange.path("id"))
                .orElseThrow(() -> new Failure.NotFound("there is no such upload, or its time is over"));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static long number(Exchange exchange, String header) {
        return exchange.header(header)
                .filter(text -> text.matches("\\d{1,15}"))
                .map(Long::parseLong)
                .orElseThrow(() -> Failure.Invalid.field(header, "must be a number of bytes"));
    }

    private static String expires(Upload upload) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(upload.expiresAt().atZone(ZoneOffset.UTC));
    }

    private JsonObject json(Upload upload) {
        return new JsonObject()
                .put("id", upload.id().toString())
                .put("name", upload.state() == UploadState.TAKEN ? "" : upload.name())
                .put("size", upload.size())
                .put("received", upload.received())
                .put("state", upload.state().code())
                .put(
                        "expiresAt",
                        Times.of(upload.expiresAt(), policies.inForce().policy().zone()));
    }
}
