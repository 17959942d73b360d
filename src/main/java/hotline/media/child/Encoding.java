package hotline.media.child;

import hotline.media.MediaType;
import hotline.media.NewPicture;
import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Writes pictures, without a word beside them: photos as JPEG, drawings as PNG. */
final class Encoding {
    private static final float QUALITY = 0.85f;
    private static final int FEW_COLOURS = 256;
    /** A larger one is a photo, whatever its colours. */
    private static final int LARGEST_DRAWING = 3 * 1024 * 1024;

    private Encoding() {}

    /** One can see through it, or it has few colours, as screens do that someone photographed by keys. */
    static boolean isDrawing(BufferedImage picture) {
        Set<Integer> colours = new HashSet<>();
        boolean canBeClear = picture.getColorModel().hasAlpha();
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight() && (canBeClear || colours.size() <= FEW_COLOURS); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int colour : row) {
                if (colour >>> 24 != 0xff) {
                    return true;
                }
                if (colours.size() <= FEW_COLOURS) {
                    colours.add(colour);
                }
            }
        }
        return colours.size() <= FEW_COLOURS;
    }

    static NewPicture of(BufferedImage picture, boolean isDrawing) throws IOException {
        if (isDrawing) {
            var drawing = written(picture, MediaType.PNG);
            if (drawing.bytes().length() <= LARGEST_DRAWING) {
                return drawing;
            }
        }
        return written(Scaling.opaque(picture), MediaType.JPEG);
    }

    private static NewPicture written(BufferedImage picture, MediaType type) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(type.mime()).next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            if (type == MediaType.JPEG) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(QUALITY);
            }
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return new NewPicture(type, Buffer.buffer(bytes.toByteArray()), picture.getWidth(), picture.getHeight());
    }
}
