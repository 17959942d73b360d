package hotline.server;

import hotline.attachment.AttachmentLimits;
import hotline.attachment.Preparation;
import hotline.attachment.PreparationByContent;
import hotline.attachment.blob.Blobs;
import hotline.media.ForeignPictures;
import hotline.media.MediaChildren;
import hotline.media.MediaSettings;
import hotline.media.VirusScanner;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** The processes and programs beside the server that look at files. */
record MediaPrograms(MediaChildren pictures, Optional<VirusScanner> scanner, Optional<ForeignPictures> foreign) {

    static MediaPrograms of(Vertx vertx, MediaSettings settings) {
        return new MediaPrograms(
                new MediaChildren(vertx),
                settings.scanner().map(clamd -> new VirusScanner(vertx, clamd)),
                settings.heicCommand().map(command -> new ForeignPictures(vertx, command)));
    }

    Preparation preparation(Blobs blobs, Supplier<ZoneId> zone, AttachmentLimits limits) {
        return new PreparationByContent(blobs, pictures, scanner, foreign, zone, limits);
    }

    Future<Void> stop() {
        return pictures.stop()
                .compose(stopped -> scanner.map(VirusScanner::stop).orElse(Future.succeededFuture()))
                .compose(stopped -> foreign.map(ForeignPictures::stop).orElse(Future.succeededFuture()));
    }
}
