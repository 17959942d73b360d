package hotline.media;

import io.vertx.core.buffer.Buffer;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Files with all that cameras, phones and picture programs write beside the pixels; each such part has {@link #SECRET} in it. */
public enum CameraFiles {
    PHONE_WITH_ALL_SEGMENTS {
        @Override
        public Buffer file(int turn) {
            return beside(TestPictures.written(TestPictures.halves(WIDTH, HEIGHT, 1, false), "jpeg"), turn);
        }
    },
    PROGRESSIVE_PHOTO {
        @Override
        public Buffer file(int turn) {
            return beside(jpeg(new IIOImage(TestPictures.halves(WIDTH, HEIGHT, 2, false), null, null), true), turn);
        }
    },
    GREY_PHOTO {
        @Override
        public Buffer file(int turn) {
            var grey = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
            grey.createGraphics().drawImage(TestPictures.halves(WIDTH, HEIGHT, 3, false), 0, 0, null);
            return beside(jpeg(new IIOImage(grey, null, null), false), turn);
        }
    },
    PRINTERS_CMYK_WITH_ADOBES_SEGMENT {
        @Override
        public Buffer file(int turn) {
            WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, null);
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    inks.setPixel(x, y, x < WIDTH / 2 ? new int[] {255, 20, 20, 250} : new int[] {20, 20, 255, 250});
                }
            }
            var plain = jpeg(new IIOImage(inks, null, null), false);
            var adobe = TestPictures.segment(
                    0xee, Buffer.buffer("Adobe").appendShort((short) 100).appendBytes(new byte[5]));
            return beside(
                    Buffer.buffer()
                            .appendBuffer(plain, 0, 2)
                            .appendBuffer(adobe)
                            .appendBuffer(plain, 2, plain.length() - 2),
                    turn);
        }
    },
    DEEP_PNG_WITH_WORDS {
        @Override
        public Buffer file(int turn) {
            var deep = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
            deep.createGraphics().drawImage(TestPictures.halves(WIDTH, HEIGHT, 4, false), 0, 0, null);
            var plain = TestPictures.written(deep, "png");
            var profile = new ByteArrayOutputStream();
            profile.writeBytes((SECRET + "\0\0").getBytes(StandardCharsets.US_ASCII));
            profile.writeBytes(TestPictures.deflated(
                    ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData()));
            return Buffer.buffer()
                    .appendBuffer(plain, 0, 33)
                    .appendBuffer(TestPictures.chunk("iCCP", Buffer.buffer(profile.toByteArray())))
                    .appendBuffer(TestPictures.chunk("eXIf", TestPictures.exif(1)))
                    .appendBuffer(TestPictures.chunk("tEXt", Buffer.buffer("Author\0" + SECRET)))
                    .appendBuffer(TestPictures.chunk(
                            "iTXt", Buffer.buffer("XML:com.adobe.xmp\0\0\0\0\0<x>" + SECRET + "</x>")))
                    .appendBuffer(
                            TestPictures.chunk("tIME", Buffer.buffer(new byte[] {7, (byte) 0xea, 11, 30, 8, 15, 0})))
                    .appendBuffer(plain, 33, plain.length() - 33);
        }
    },
    WEBP_OF_A_MESSENGER {
        @Override
        public Buffer file(int turn) {
            // One red pixel, without its container.
            var pixels =
                    Buffer.buffer(Base64.getDecoder().decode("UklGRhwAAABXRUJQVlA4TBAAAAAvAAAAAAfQ//73v/+BiOh/AAA="));
            var body = Buffer.buffer("WEBP")
                    .appendBuffer(part("VP8X", Buffer.buffer(new byte[] {0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0})))
                    .appendBuffer(part(
                            "ICCP",
                            Buffer.buffer(
                                    ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())))
                    .appendBuffer(pixels, 12, 24)
                    .appendBuffer(part("EXIF", TestPictures.exif(1)))
                    .appendBuffer(part("XMP ", Buffer.buffer("<x:xmpmeta>" + SECRET + "</x:xmpmeta>")));
            return Buffer.buffer("RIFF").appendIntLE(body.length()).appendBuffer(body);
        }
    };

    /** In each part that is no picture, besides those that have no room for it. */
    public static final String SECRET = "Zhang-Wei-31-14-09-N";

    public static final int WIDTH = 64;
    public static final int HEIGHT = 48;

    /** @param turn how the camera was held, as EXIF counts it; of no meaning where the format has none */
    public abstract Buffer file(int turn);

    /** EXIF with the place, XMP, a profile, more pictures, a newspaper's words and a comment, before the tables of a JPEG, and bytes behind its end. */
    private static Buffer beside(Buffer jpeg, int turn) {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        return Buffer.buffer()
                .appendBuffer(jpeg, 0, 2)
                .appendBuffer(
                        TestPictures.segment(0xe1, Buffer.buffer("Exif\0\0").appendBuffer(TestPictures.exif(turn))))
                .appendBuffer(TestPictures.segment(
                        0xe1, Buffer.buffer("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET + "</x:xmpmeta>")))
                .appendBuffer(TestPictures.segment(
                        0xe1, Buffer.buffer("http://ns.adobe.com/xmp/extension/\0" + "0".repeat(40) + SECRET)))
                .appendBuffer(profiled(jpeg, profile))
                .appendBuffer(TestPictures.segment(0xe2, Buffer.buffer("MPF\0II*\0" + SECRET)))
                .appendBuffer(TestPictures.segment(0xeb, Buffer.buffer("JP\0\0" + SECRET)))
                .appendBuffer(TestPictures.segment(0xed, Buffer.buffer("Photoshop 3.0\0by-line " + SECRET)))
                .appendBuffer(TestPictures.segment(0xfe, Buffer.buffer(SECRET)))
                .appendBuffer(jpeg, 2, jpeg.length() - 2)
                .appendBuffer(jpeg)
                .appendString(SECRET);
    }

    /** Of a picture in three colours. */
    private static Buffer profiled(Buffer jpeg, byte[] profile) {
        boolean hasThree = TestPictures.components(jpeg) == 3;
        return hasThree
                ? TestPictures.segment(
                        0xe2,
                        Buffer.buffer("ICC_PROFILE\0")
                                .appendByte((byte) 1)
                                .appendByte((byte) 1)
                                .appendBytes(profile))
                : Buffer.buffer();
    }

    private static Buffer part(String name, Buffer data) {
        var part = Buffer.buffer(name).appendIntLE(data.length()).appendBuffer(data);
        return data.length() % 2 == 0 ? part : part.appendByte((byte) 0);
    }

    private static Buffer jpeg(IIOImage image, boolean isProgressive) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            if (isProgressive) {
                parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, image, parameters);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            writer.dispose();
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
