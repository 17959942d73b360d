package hotline.server;

import hotline.attachment.AttachmentWork;
import hotline.attachment.Attachments;
import hotline.attachment.FileSettings;
import hotline.attachment.blob.Blobs;
import hotline.attachment.blob.OwnBucket;
import hotline.attachment.bucket.Bucket;
import hotline.attachment.upkeep.AttachmentUpkeep;
import hotline.attachment.upkeep.BucketUpkeep;
import hotline.attachment.upload.Uploads;
import hotline.complaint.reading.ComplaintReader;
import hotline.failure.Failure;
import hotline.failure.FailureText;
import hotline.http.api.attachments.AttachmentRoutes;
import hotline.http.api.attachments.UploadBodies;
import hotline.http.api.attachments.UploadRoutes;
import hotline.http.engine.Routes;
import hotline.http.engine.TrackingCodes;
import hotline.secret.ServerKeys;
import hotline.server.opening.CommandFailed;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Files of complaints: they come in, are prepared, are shown, and go. */
record AttachmentFeature(
        Foundation on,
        Blobs blobs,
        UploadBodies bodies,
        MediaPrograms programs,
        AttachmentWork work,
        AttachmentUpkeep upkeep,
        Optional<OwnBucket> bucket,
        Optional<BucketUpkeep> bucketUpkeep,
        List<Routes> routes)
        implements Feature {

    private static final Duration LONGEST_OPENING = Duration.ofSeconds(10);

    static AttachmentFeature of(
            Foundation on, ComplaintReader complaints, TrackingCodes codes, ServerKeys keys, FileSettings settings) {
        var bucket = settings.bucket().map(named -> new Bucket(on.vertx(), named, on.clock()));
        var own = bucket.map(opened -> new OwnBucket(on.database(), opened));
        var blobs = Blobs.of(on.database(), bucket, on.clock());
        var uploads = new Uploads(on.database(), blobs, on.clock(), settings.limits());
        var attachments = new Attachments(on.database(), blobs, on.clock());
        var bodies = new UploadBodies(on.loops(), settings.limits());
        var programs = MediaPrograms.of(on.vertx(), settings.media());
        return new AttachmentFeature(
                on,
                blobs,
                bodies,
                programs,
                new AttachmentWork(
                        on.loops(),
                        on.database(),
                        blobs,
                        programs.preparation(
                                blobs, () -> on.policies().inForce().policy().zone(), settings.limits()),
                        () -> Duration.ofDays(on.policies()
                                .inForce()
                                .policy()
                                .personalData()
                                .originals()
                                .keptDays()),
                        on.clock()),
                new AttachmentUpkeep(on.loops(), uploads, attachments, blobs),
                own,
                own.map(opened -> new BucketUpkeep(on.loops(), opened, blobs)),
                List.of(
                        new UploadRoutes(
                                uploads, settings.limits(), bodies, codes, keys, on.policies(), on.allowances()),
                        new AttachmentRoutes(attachments, complaints, codes, on.policies(), on.clock())));
    }

    /** Refused where files lie in another bucket than the settings say. One that is away is tried again while the server runs. */
    @Override
    public Future<Void> start() {
        return bucket.map(named -> named.opened().timeout(LONGEST_OPENING.toMillis(), TimeUnit.MILLISECONDS))
                .orElseGet(() -> OwnBucket.none(on.database()))
                .recover(failure -> failure instanceof Failure.Conflict
                        ? Future.failedFuture(new CommandFailed(FailureText.of(failure)))
                        : Future.succeededFuture())
                .onSuccess(opened -> begin());
    }

    private void begin() {
        Gauge.builder("hotline.uploads.receiving", bodies, UploadBodies::count)
                .description("Bodies of uploads that this node receives")
                .register(on.metrics());
        Gauge.builder("hotline.files.bytes", upkeep, files -> files.standing().bytes())
                .description("Room on disk of stored files")
                .baseUnit("bytes")
                .register(on.metrics());
        Gauge.builder("hotline.files.waiting", upkeep, files -> files.standing().waiting())
                .description("Files of complaints that are to be prepared")
                .register(on.metrics());
        bodies.start();
        work.start();
        upkeep.start();
        bucketUpkeep.ifPresent(BucketUpkeep::start);
    }

    @Override
    public Future<Void> stop() {
        return upkeep.stop()
                .compose(stopped -> bucketUpkeep.map(BucketUpkeep::stop).orElseGet(Future::succeededFuture))
                .compose(stopped -> work.stop())
                .compose(stopped -> programs.stop())
                .compose(stopped -> bodies.stop())
                .compose(stopped -> blobs.close());
    }
}
