package hotline.http.api.attachments;

import hotline.attachment.Attachment;
import hotline.attachment.Prepared.Picture;
import hotline.http.engine.JsonValue;
import hotline.http.engine.Times;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;

/**
 * Files of complaints as the contract has them.
 *
 * @param seesCamera whether the reader may know when a picture was taken, and that it named a place
 * @param seesOriginal whether the reader may fetch that file as it was sent
 */
record AttachmentJson(ZoneId zone, boolean seesCamera, Predicate<Attachment> seesOriginal) {

    JsonObject list(List<Attachment> attachments) {
        var items = new JsonArray();
        attachments.forEach(attachment -> items.add(json(attachment)));
        return new JsonObject().put("items", items);
    }

    private JsonObject json(Attachment attachment) {
        var stored = attachment.blobs();
        var picture = attachment.picture();
        boolean hasOriginal = seesOriginal.test(attachment);
        return new JsonObject()
                .put("id", attachment.id().toString())
                .put("name", attachment.name())
                .put("kind", attachment.kind().code())
                .put("mediaType", attachment.mediaType())
                .put("size", attachment.size())
                .put("state", attachment.state().code())
                .put("isInline", attachment.isInline())
                .put("width", JsonValue.orNull(picture.map(Picture::width)))
                .put("height", JsonValue.orNull(picture.map(Picture::height)))
                .put("hasThumb", stored.thumb().isPresent())
                .put("hasOriginal", hasOriginal)
                .put("originalUntil", Times.of(stored.originalUntil().filter(until -> hasOriginal), zone))
                .put("takenAt", Times.of(picture.flatMap(Picture::takenAt).filter(at -> seesCamera), zone))
                .put(
                        "hadLocation",
                        JsonValue.orNull(picture.map(Picture::hadLocation).filter(had -> seesCamera)))
                .put("event", attachment.event())
                .put("internal", attachment.internal())
                .put("byCustomer", attachment.person().isEmpty())
                .put("at", Times.of(attachment.at(), zone));
    }
}
