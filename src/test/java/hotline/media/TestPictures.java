package hotline.media;

import io.vertx.core.buffer.Buffer;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Files as cameras, screens and attackers make them. */
public final class TestPictures {
    private TestPictures() {}

    /** Left half red, right half blue, with some grain of the seed. */
    public static BufferedImage halves(int width, int height, long seed, boolean isClear) {
        var picture =
                new BufferedImage(width, height, isClear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_3BYTE_BGR);
        var graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.RED, 0, height, new Color(200, 40, 40)));
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setPaint(new GradientPaint(0, 0, Color.BLUE, 0, height, new Color(40, 40, 200, isClear ? 90 : 255)));
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        var random = new Random(seed);
        for (int grain = 0; grain < Math.min(2_000, width * height / 4); grain++) {
            picture.setRGB(random.nextInt(width), random.nextInt(height), random.nextInt() | 0xff000000);
        }
        return picture;
    }

    public static Buffer written(BufferedImage picture, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalArgumentException(format);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    /** A camera's: with EXIF of its turn, time, make and place, and the words of other programs. */
    public static Buffer photo(int width, int height, int turn, long seed) {
        var plain = written(halves(width, height, seed, false), "jpeg");
        return Buffer.buffer()
                .appendBuffer(plain, 0, 2)
                .appendBuffer(segment(0xe1, Buffer.buffer("Exif\0\0").appendBuffer(exif(turn))))
                .appendBuffer(segment(0xe1, Buffer.buffer("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>")))
                .appendBuffer(segment(0xe2, Buffer.buffer("MPF\0II*\0")))
                .appendBuffer(segment(0xed, Buffer.buffer("Photoshop 3.0\0by-line 王芳")))
                .appendBuffer(segment(0xfe, Buffer.buffer("<script>alert(1)</script>")))
                .appendBuffer(plain, 2, plain.length() - 2)
                .appendString("<html><script>alert(1)</script>");
    }

    /** A drawing of a program that adds its words, and EXIF. */
    public static Buffer drawing(int width, int height, long seed, boolean isClear) {
        var plain = written(halves(width, height, seed, isClear), "png");
        return Buffer.buffer()
                .appendBuffer(plain, 0, 33)
                .appendBuffer(chunk("tEXt", Buffer.buffer("Author\0王芳")))
                .appendBuffer(chunk("eXIf", exif(1)))
                .appendBuffer(plain, 33, plain.length() - 33);
    }

    /** A few bytes that say they are a picture of this size. */
    public static Buffer bomb(int width, int height) {
        return Buffer.buffer()
                .appendBuffer(Buffer.buffer("\u0089PNG\r\n\u001a\n", StandardCharsets.ISO_8859_1.name()))
                .appendBuffer(chunk(
                        "IHDR",
                        Buffer.buffer()
                                .appendInt(width)
                                .appendInt(height)
                                .appendByte((byte) 8)
                                .appendByte((byte) 6)
                                .appendMedium(0)))
                .appendBuffer(chunk("IDAT", Buffer.buffer(deflated(new byte[1024]))))
                .appendBuffer(chunk("IEND", Buffer.buffer()));
    }

    /** One colour, so many pixels that it is small as a file and large in memory. */
    public static Buffer vast(int width, int height) {
        var rows = new Deflater(Deflater.BEST_SPEED);
        var bytes = new ByteArrayOutputStream();
        byte[] row = new byte[1 + 4 * width];
        byte[] out = new byte[64 * 1024];
        for (int y = 0; y < height; y++) {
            rows.setInput(row);
            while (!rows.needsInput()) {
                bytes.write(out, 0, rows.deflate(out));
            }
        }
        rows.finish();
        while (!rows.finished()) {
            bytes.write(out, 0, rows.deflate(out));
        }
        rows.end();
        return bomb(width, height)
                .getBuffer(0, 33)
                .copy()
                .appendBuffer(chunk("IDAT", Buffer.buffer(bytes.toByteArray())))
                .appendBuffer(chunk("IEND", Buffer.buffer()));
    }

    /** The markers of a JPEG before its pixels, as APP1 or DQT are numbered; -1 for bytes after its end. */
    public static List<Integer> segments(Buffer jpeg) {
        List<Integer> markers = new ArrayList<>();
        int at = 2;
        while (jpeg.getUnsignedByte(at + 1) != 0xda) {
            markers.add((int) jpeg.getUnsignedByte(at + 1));
            at += 2 + jpeg.getUnsignedShort(at + 2);
        }
        while (!(jpeg.getUnsignedByte(at) == 0xff && jpeg.getUnsignedByte(at + 1) == 0xd9)) {
            at++;
        }
        if (at + 2 != jpeg.length()) {
            markers.add(-1);
        }
        return markers;
    }

    /** How many colours a JPEG has, or inks. */
    static int components(Buffer jpeg) {
        int at = 2;
        while (jpeg.getUnsignedByte(at + 1) < 0xc0 || jpeg.getUnsignedByte(at + 1) > 0xc2) {
            at += 2 + jpeg.getUnsignedShort(at + 2);
        }
        return jpeg.getUnsignedByte(at + 9);
    }

    /** The names of a PNG's chunks. */
    public static List<String> chunks(Buffer png) {
        List<String> names = new ArrayList<>();
        for (int at = 8; at < png.length(); at += 12 + png.getInt(at)) {
            names.add(png.getString(at + 4, at + 8));
        }
        return names;
    }

    static Buffer segment(int marker, Buffer data) {
        return Buffer.buffer()
                .appendByte((byte) 0xff)
                .appendByte((byte) marker)
                .appendShort((short) (data.length() + 2))
                .appendBuffer(data);
    }

    static Buffer chunk(String name, Buffer data) {
        var crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.US_ASCII));
        crc.update(data.getBytes());
        return Buffer.buffer()
                .appendInt(data.length())
                .appendString(name)
                .appendBuffer(data)
                .appendUnsignedInt(crc.getValue());
    }

    static byte[] deflated(byte[] bytes) {
        var deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] out = new byte[bytes.length + 64];
        int length = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, length);
    }

    /** Make, turn, time of taking, and the latitude of 31 degrees north. */
    static Buffer exif(int turn) {
        int main = 8;
        int taken = main + 2 + 4 * 12 + 4;
        int place = taken + 2 + 12 + 4;
        int values = place + 2 + 2 * 12 + 4;
        return Buffer.buffer("II*\0")
                .appendIntLE(main)
                .appendShortLE((short) 4)
                .appendBuffer(entry(0x010f, 2, 6, values))
                .appendBuffer(entry(0x0112, 3, 1, turn))
                .appendBuffer(entry(0x8769, 4, 1, taken))
                .appendBuffer(entry(0x8825, 4, 1, place))
                .appendIntLE(0)
                .appendShortLE((short) 1)
                .appendBuffer(entry(0x9003, 2, 20, values + 6))
                .appendIntLE(0)
                .appendShortLE((short) 2)
                .appendBuffer(entry(0x0001, 2, 2, 'N'))
                .appendBuffer(entry(0x0002, 5, 3, values + 26))
                .appendIntLE(0)
                .appendString("Phone\0")
                .appendString("2026:11:30 08:15:00\0")
                .appendBuffer(rational(31))
                .appendBuffer(rational(14))
                .appendBuffer(rational(9));
    }

    private static Buffer entry(int tag, int type, int count, int value) {
        return Buffer.buffer()
                .appendShortLE((short) tag)
                .appendShortLE((short) type)
                .appendIntLE(count)
                .appendIntLE(value);
    }

    private static Buffer rational(int whole) {
        return Buffer.buffer().appendIntLE(whole).appendIntLE(1);
    }
}
