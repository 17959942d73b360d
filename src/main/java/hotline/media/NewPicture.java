package hotline.media;

import io.vertx.core.buffer.Buffer;

/** A picture that we encoded: nothing of the file that it was made of is in it but what one sees. */
public record NewPicture(MediaType type, Buffer bytes, int width, int height) {}
