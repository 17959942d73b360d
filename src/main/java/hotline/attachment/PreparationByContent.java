package hotline.attachment;

import hotline.attachment.Prepared.Ended;
import hotline.attachment.Prepared.Held;
import hotline.attachment.Prepared.Picture;
import hotline.attachment.Prepared.Ready;
import hotline.attachment.blob.Blobs;
import hotline.attachment.blob.StoredBlob;
import hotline.media.ForeignPictures;
import hotline.media.MediaChildren;
import hotline.media.MediaType;
import hotline.media.NewPicture;
import hotline.media.PictureAnswer;
import hotline.media.PictureAnswer.Remade;
import hotline.media.PictureAnswer.TooManyPixels;
import hotline.media.PictureAnswer.Unreadable;
import hotline.media.ScanAnswer;
import hotline.media.VirusScanner;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the virus scanner, where there is one, then goes by what is in a file: pictures are made anew, other types that are taken are shown as
 * they were sent, and all others are refused. A picture that could not be made anew is not shown: it may say where it was taken.
 */
public final class PreparationByContent implements Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(PreparationByContent.class);
    /** Until a scanner that is away is asked again. */
    private static final Duration HELD = Duration.ofSeconds(30);

    private final Blobs blobs;
    private final MediaChildren pictures;
    private final Optional<VirusScanner> scanner;
    private final Optional<ForeignPictures> foreign;
    private final Supplier<ZoneId> zone;
    private final AttachmentLimits limits;

    /** @param zone of the clocks in customers' cameras */
    public PreparationByContent(
            Blobs blobs,
            MediaChildren pictures,
            Optional<VirusScanner> scanner,
            Optional<ForeignPictures> foreign,
            Supplier<ZoneId> zone,
            AttachmentLimits limits) {
        this.blobs = blobs;
        this.pictures = pictures;
        this.scanner = scanner;
        this.foreign = foreign;
        this.zone = zone;
        this.limits = limits;
    }

    @Override
    public Future<Prepared> prepare(ClaimedAttachment attachment) {
        return blobs.read(attachment.original()).compose(file -> scanner.map(asked -> scanned(asked, attachment, file))
                .orElseGet(() -> byContent(attachment, file)));
    }

    private Future<Prepared> scanned(VirusScanner asked, ClaimedAttachment attachment, Buffer file) {
        return asked.scan(file)
                .map(Optional::of)
                .recover(away -> {
                    LOG.warn("Attachment {} waits for the virus scanner: {}", attachment.id(), away.toString());
                    return Future.succeededFuture(Optional.empty());
                })
                .compose(answer -> answer.map(said -> after(said, attachment, file))
                        .orElseGet(() -> Future.succeededFuture(new Held(AttachmentState.SCANNING, HELD))));
    }

    private Future<Prepared> after(ScanAnswer answer, ClaimedAttachment attachment, Buffer file) {
        if (answer instanceof ScanAnswer.Infected infected) {
            LOG.warn("Attachment {} is infected: {}", attachment.id(), infected.name());
            return ended(AttachmentState.INFECTED);
        }
        if (answer == ScanAnswer.NotScanned.NOT_SCANNED) {
            LOG.warn(
                    "Attachment {} is larger than the virus scanner takes: raise its StreamMaxLength", attachment.id());
            return ended(AttachmentState.REFUSED);
        }
        return byContent(attachment, file);
    }

    private Future<Prepared> byContent(ClaimedAttachment attachment, Buffer file) {
        return MediaType.of(file)
                .filter(type -> file.length() <= limits.of(kind(type)))
                .map(type -> of(type, attachment, file))
                .orElseGet(() -> ended(AttachmentState.REFUSED));
    }

    private Future<Prepared> of(MediaType type, ClaimedAttachment attachment, Buffer file) {
        return switch (type.kind()) {
            case PICTURE -> pictures.remake(file).compose(answer -> picture(answer, attachment));
            case FOREIGN_PICTURE ->
                foreign.map(program -> program.convert(file).compose(converted -> converted
                                .map(jpeg -> pictures.remake(jpeg).compose(answer -> picture(answer, attachment)))
                                .orElseGet(() -> ended(AttachmentState.UNREADABLE))))
                        .orElseGet(() -> ended(AttachmentState.UNREADABLE));
            case PDF, AUDIO, OFFICE, TEXT -> asSent(type, attachment);
        };
    }

    private Future<Prepared> picture(PictureAnswer answer, ClaimedAttachment attachment) {
        if (answer instanceof Remade remade) {
            return Future.all(store(remade.shown()), store(remade.thumb()))
                    .map(stored -> ready(attachment, remade, stored.resultAt(0), stored.resultAt(1)));
        }
        if (answer instanceof TooManyPixels many) {
            LOG.info("Attachment {} has {} × {} pixels", attachment.id(), many.width(), many.height());
            return ended(AttachmentState.REFUSED);
        }
        if (answer instanceof Unreadable unreadable) {
            LOG.info("Attachment {} is unreadable: {}", attachment.id(), unreadable.why());
            return ended(AttachmentState.UNREADABLE);
        }
        throw new IllegalStateException(answer.toString());
    }

    private Future<StoredBlob> store(NewPicture picture) {
        return blobs.store(picture.bytes());
    }

    private Prepared ready(ClaimedAttachment attachment, Remade remade, StoredBlob shown, StoredBlob thumb) {
        var picture = remade.shown();
        return new Ready(
                named(attachment.name(), picture.type()),
                AttachmentKind.IMAGE,
                picture.type().mime(),
                Optional.of(shown),
                Optional.of(thumb),
                Optional.of(new Picture(
                        picture.width(),
                        picture.height(),
                        remade.takenAt().map(time -> time.atZone(zone.get()).toInstant()),
                        remade.hadLocation())));
    }

    private static Future<Prepared> asSent(MediaType type, ClaimedAttachment attachment) {
        return Future.succeededFuture(new Ready(
                named(attachment.name(), type),
                kind(type),
                type.mime(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    /** It ends as files of its type do, so that no picture is called a program. */
    private static String named(String name, MediaType type) {
        String lower = name.toLowerCase(Locale.ROOT);
        return type.extensions().stream().anyMatch(extension -> lower.endsWith("." + extension))
                ? name
                : FileName.withExtension(name, type.extensions().get(0));
    }

    private static AttachmentKind kind(MediaType type) {
        return switch (type.kind()) {
            case PICTURE, FOREIGN_PICTURE -> AttachmentKind.IMAGE;
            case PDF -> AttachmentKind.PDF;
            case AUDIO -> AttachmentKind.AUDIO;
            case OFFICE -> AttachmentKind.DOCUMENT;
            case TEXT -> AttachmentKind.TEXT;
        };
    }

    private static Future<Prepared> ended(AttachmentState state) {
        return Future.succeededFuture(new Ended(state));
    }
}
