package hotline.media.child;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import hotline.media.MediaType;
import hotline.media.NewPicture;
import hotline.media.PictureAnswer;
import hotline.media.PictureAnswer.Remade;
import hotline.media.PictureAnswer.TooManyPixels;
import hotline.media.PictureAnswer.Unreadable;
import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/** Makes pictures of a file: it asks for the size before it decodes, and decodes no more than it needs. */
final class PictureWork {
    static final int MOST_PIXELS = 50_000_000;
    static final int LONGEST_SIDE = 20_000;
    static final int SHOWN_SIDE = 2_560;
    static final int THUMB_SIDE = 320;
    /** Of the 160 MB that the process has. */
    private static final long DECODED_BYTES = 72L * 1024 * 1024;

    private PictureWork() {}

    static PictureAnswer of(Buffer file) {
        return of(file.getBytes());
    }

    /** It makes no copy of the file: the largest ones are a fifth of the memory that there is. */
    static PictureAnswer of(byte[] file) {
        Optional<MediaType> type = MediaType.of(file);
        if (type.isEmpty()) {
            return new Unreadable("no picture");
        }
        // Those of the JDK keep a second copy of what they have read.
        try (ImageInputStream input = new ByteArrayImageInputStream(file)) {
            Iterator<ImageReader> readers =
                    ImageIO.getImageReadersByMIMEType(type.get().mime());
            if (!readers.hasNext()) {
                return new Unreadable("no reader of " + type.get());
            }
            var reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return read(reader, file);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            return new Unreadable(broken.getClass().getSimpleName());
        }
    }

    private static PictureAnswer read(ImageReader reader, byte[] file) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
            return new TooManyPixels(width, height);
        }
        var words = CameraWords.of(file);
        var decoded = reader.read(0, every(step(reader, width, height), reader));
        var shown = Scaling.upright(Scaling.within(decoded, SHOWN_SIDE), words.turn());
        boolean isDrawing = Encoding.isDrawing(shown);
        var plain = isDrawing ? shown : Scaling.opaque(shown);
        return new Remade(
                Encoding.of(plain, isDrawing), thumb(plain), words.takenAt(), words.camera(), words.hasLocation());
    }

    private static NewPicture thumb(BufferedImage shown) throws IOException {
        return Encoding.of(Scaling.within(shown, THUMB_SIDE), false);
    }

    /** Of how many rows and columns one is read: a picture twice as large as needed is large enough, and must fit into memory. */
    private static int step(ImageReader reader, int width, int height) throws IOException {
        int enough = Math.max(1, Math.max(width, height) / (2 * SHOWN_SIDE));
        long bytes = (long) width * height * bytesOfPixel(reader);
        int fitting = (int) Math.ceil(Math.sqrt((double) bytes / DECODED_BYTES));
        return Math.max(enough, fitting);
    }

    private static int bytesOfPixel(ImageReader reader) throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        if (!types.hasNext()) {
            return 4;
        }
        return Math.max(3, types.next().getColorModel().getPixelSize() / 8);
    }

    private static ImageReadParam every(int step, ImageReader reader) {
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return parameters;
    }
}
